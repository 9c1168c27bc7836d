// SPDX-License-Identifier: Apache-2.0
import Decisions
import Matching

/// The result of a match in plain words, for terminals, lists and the head of the report.
struct MatchSummary {
  let analysis: MatchAnalysis

  private var words: MatchWords { MatchWords(analysis: analysis) }
  private var people: MatchStatistics.People { analysis.statistics.people }

  var headline: String {
    let marks = analysis.document.marks
    let marked = marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
    let aside = analysis.reading.setAside.count
    let left = aside == 0 ? "" : "; \(aside) \(aside == 1 ? "list" : "lists") set aside"
    switch analysis.outcome.status {
    case .stable: break
    case .noStable: return "\(analysis.document.title): no stable matching exists\(left)\(marked)"
    case .undecided:
      return
        "\(analysis.document.title): no stable matching was found, nor shown not to exist\(left)"
        + marked
    }
    guard people.active > 0 else {
      return "\(analysis.document.title): no applicant has a list that takes part\(left)\(marked)"
    }
    return
      "\(analysis.document.title): \(MatchWords.share(people.matched, of: people.active)) of active "
      + "applicants matched; \(analysis.outcome.status.word)\(left)\(marked)"
  }

  /// What came out, in sentences.
  var paragraph: String {
    let positions = analysis.statistics.positions
    let couples = analysis.statistics.couples
    guard analysis.outcome.status == .stable else {
      return "\(headline). The matching is \(words.standing)."
    }
    var text =
      "\(MatchWords.share(people.matched, of: people.active)) of active applicants matched, and "
      + "\(MatchWords.share(positions.filled, of: positions.offered)) of the seats are filled. "
    if people.partial > 0 {
      text +=
        people.partial == 1
        ? "One holds an advanced seat without a first-year one. "
        : "\(people.partial) hold an advanced seat without a first-year one. "
    }
    if couples.active > 0 {
      text +=
        "Of \(couples.active) couples both members matched in \(couples.both), one in "
        + "\(couples.one). "
    }
    return text + "The matching is \(words.standing)."
  }

  var lines: [String] {
    guard analysis.outcome.status == .stable else { return [headline, words.standing] }
    let shown = analysis.applicants.prefix(20).map(words.result)
    let rest = analysis.applicants.count - shown.count
    return [headline, words.standing] + stress + shown
      + (rest > 0 ? ["… and \(rest) more; all stand in tables/match.csv"] : [])
  }

  /// What repetitions gave, in one line.
  private var stress: [String] {
    guard let table = MatchTables(analysis).stress, let matched = table.rows.first,
      let words = analysis.settings.stressWords
    else { return [] }
    return [
      "repeated: \(matched[1]) matched on average (Monte Carlo error \(matched[2])), \(matched[3]) to "
        + "\(matched[5]) in nine of ten; \(words)"
    ]
  }

  var figures: [Figure] {
    let positions = analysis.statistics.positions
    return [
      Figure(
        key: "status",
        label: "Status",
        text: analysis.outcome.status.word,
        unit: "",
        error: "as the verifier found"
      ), .count("matched", "Applicants matched", people.matched, "applicants"),
      .count("active", "Active applicants", people.active, "applicants"),
      .count("partial", "Partially matched", people.partial, "applicants"),
      .count("offered", "Seats offered", positions.offered, "seats"),
      .count("filled", "Seats filled", positions.filled, "seats"),
      .count("blocks", "Pairs that block", analysis.outcome.blocks.count, "pairs"),
      .count("checked", "Pairs checked", analysis.outcome.checked, "pairs"),
      .count("proposals", "Proposals", analysis.outcome.proposals, "proposals"),
    ]
  }
}
