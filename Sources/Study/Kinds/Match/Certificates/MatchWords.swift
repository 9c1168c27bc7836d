// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Matching

/// The sentences of a match that several pages share.
struct MatchWords {
  let analysis: MatchAnalysis

  private var outcome: MatchOutcome { analysis.outcome }

  func program(_ place: Int) -> String { analysis.season.market.programs[place].id }

  /// Which line of a list it is, to the applicant.
  func place(_ line: ApplicantExplanation.Line) -> String {
    let own = line.program.map(program) ?? "no program for you"
    let name: String
    switch line.list {
    case .primary: name = own
    case .joint:
      name = "\(own), your partner at \(line.partnerProgram.map(program) ?? "no program")"
    case .supplemental(let advanced): name = "\(own) (first year with \(program(advanced)))"
    }
    return "\(line.list.word) list, rank \(line.rank), \(name)"
  }

  /// What became of a line of a list, to the applicant.
  func outcome(_ line: ApplicantExplanation.Line) -> String {
    line.isObtained ? "obtained" : line.reasons.map(\.words).joined(separator: "; ")
  }

  /// What an applicant got, in one sentence.
  func result(_ one: ApplicantExplanation) -> String {
    let id = analysis.season.market.applicants[one.applicant].id
    guard let program = one.program else {
      if one.isPartnerOut {
        return
          "\(id) is not matched: your partner's part of the couple's list did not take part, and so "
          + "the list did not."
      }
      if let absence = one.absence {
        return "\(id) is not matched: \(absence.words)\(rejection(of: one))."
      }
      return one.lines.isEmpty
        ? "\(id) is not matched: no list was handed in."
        : "\(id) is not matched: none of \(count(one, "ranks")) came true."
    }
    var text = "\(id) matched to \(self.program(program))"
    if let rank = one.rank { text += ", rank \(rank) of \(count(one, nil))" }
    if let firstYear = one.firstYear {
      text += ", with the first year at \(self.program(firstYear))"
    } else if one.isPartial {
      text += "; partially matched: no first-year seat"
    }
    return text + "."
  }

  /// The rule that a list breaks which was set aside, with its place in the file.
  private func rejection(of one: ApplicantExplanation) -> String {
    let couple = analysis.match.couple(of: one.applicant).map { analysis.season.coupleIds[$0] }
    let owner = couple ?? analysis.season.market.applicants[one.applicant].id
    let files = couple == nil ? [SeasonFile.primary, .supplemental] : [.joint]
    let names = files.compactMap { analysis.inputs.input($0.rawValue)?.path }
    let finding = analysis.setAside[owner]?.first { names.contains($0.file) }
    return finding.map { " (\($0.finding.sentence))" } ?? ""
  }

  private func count(_ one: ApplicantExplanation, _ noun: String?) -> String {
    let ranks = one.lines.count {
      if case .supplemental = $0.list { return false }
      return true
    }
    return noun.map { "\(ranks) \(ranks == 1 ? String($0.dropLast()) : $0)" } ?? "\(ranks)"
  }

  /// How the matching stands: the verifier's count, or what was not shown.
  var standing: String {
    let checked = "\(outcome.checked) checked pairs"
    switch outcome.status {
    case .stable:
      return "stable: 0 of \(checked) block, by the predicate \(Stability.name) (\(rule))"
    case .noStable:
      return
        "no stable matching exists: an exact search of everything that touches the part in question "
        + "found none (\(search)); the one shown has \(blocks) of \(checked)"
    case .undecided:
      return
        "undecided: neither was a stable matching found in the steps allowed, nor was it shown that none "
        + "exists (\(loops)); the one shown has \(blocks) of \(checked)\(violations)"
    }
  }

  private var blocks: String {
    let count = outcome.blocks.count
    return "\(count) that \(count == 1 ? "blocks" : "block")"
  }

  private var violations: String {
    outcome.violations.map { ", and " + $0.words(in: analysis.season.market) }.joined()
  }

  private var loops: String {
    let count = outcome.loops.count { $0.period != nil }
    return count == 1 ? "one loop met" : "\(count) loops met"
  }

  private var search: String {
    "\(outcome.search.variables) variables, \(outcome.search.clauses) clauses, "
      + "\(outcome.search.conflicts) conflicts"
  }

  /// The rule for couples at one program, in words.
  var rule: String {
    switch analysis.settings.rules.sameProgram {
    case .bis: "bis: a program takes both members of a couple where both are among its best"
    case .mm:
      "mm: a program takes both members of a couple where there are seats or lower members for both"
    }
  }

  /// A share of two counts, such as `93.4 % (854 of 914)`; without a denominator, `none`.
  static func share(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return "none" }
    return "\(percent(count, of: total)) (\(count) of \(total))"
  }

  /// A share in percent with one decimal.
  static func percent(_ count: Int, of total: Int) -> String {
    guard total > 0 else { return "" }
    return "\((Rational(count, total) * Rational(100)).text(places: 1)) %"
  }
}
