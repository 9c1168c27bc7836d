// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import ExactArithmetic
import Graphics

/// The tables, figures and strips of claims that carry their sentences.
extension ClaimsResult {
  /// How many names of other claims stand in one cell; the counts say how many there are.
  static let mostNames = 12

  /// Every claim with all that is known of it, in the order of the list.
  var ledgerTable: ResultTable {
    ResultTable(
      name: "claims",
      title: "Claims",
      columns: [
        .init("claim", head: "Claim"), .init("topic", head: "Topic"), .init("value", head: "Value"),
        .init("relation", head: "Relation"), .init("population", head: "Of whom"),
        .init("year", head: "Year"), .init("status", head: "Status"),
        .init("agrees-with", head: "Agrees with"), .init("conflicts-with", head: "Conflicts with"),
        .init("implausible-because", head: "Implausible because"),
        .init("issuer", head: "Said by"), .init("sentence", head: "Sentence"),
        .init("source", head: "Source"), .init("offset", head: "Character", isNumeric: true),
        .init("backs-a-rule", head: "May back a rule"), .init("codes", head: "Codes"),
        .init("limit", head: "Limit"), .init("also", head: "Also required"),
        .init("note", head: "Note"), .init("row", head: "Row", isNumeric: true),
      ] + further.map { .init($0.name, head: $0.head) },
      rows: list.lines.enumerated().map { index, line in
        let claim = line.claim
        return [
          claim.name, claim.topic, claim.value.text, claim.relation.text,
          claim.population ?? Self.notStated, claim.year ?? Self.notStated, statusWord(index),
          agreeing(index), conflicting(index),
          ledger.standings[index].doubts.joined(separator: "; "), claim.issuer ?? Self.nobody,
          claim.sentence ?? "", claim.source ?? "", claim.offset.map(String.init) ?? "",
          ledger.backing(index).words, line.codes, line.limit, line.also, line.note,
          String(line.row),
        ] + further.map { $0.cell(line) }
      },
      notes: ["Values stand as printed. Nothing is averaged. No error is published."]
    )
  }

  /// Columns that only some lists have, where any line has a word in them.
  private var further: [(name: String, head: String, cell: (ClaimsList.Line) -> String)] {
    [
      ("unit", "Unit", { $0.unit }), ("mark", "Mark", { $0.mark }),
    ].filter { column in list.lines.contains { !column.cell($0).isEmpty } }
  }

  static let notStated = "not stated"
  static let nobody = "nobody named"

  func agreeing(_ index: Int) -> String {
    names(ledger.agreeing(with: index, limit: Self.mostNames), of: ledger.standings[index].agreeing)
  }

  func conflicting(_ index: Int) -> String {
    names(
      ledger.conflicting(with: index, limit: Self.mostNames),
      of: ledger.standings[index].conflicting
    )
  }

  func names(_ claims: [Claim], of count: Int) -> String {
    let rest = count - claims.count
    return (claims.map(\.name) + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "; ")
  }

  /// Further columns of `decisions.csv`.
  var details: [StudyResult.Detail] {
    func cells(_ cell: (Int) -> String) -> [String] {
      list.lines.indices.map(cell) + list.quarantined.map { _ in "" }
    }
    return [
      .init(name: "status", cells: cells(statusWord)),
      .init(name: "conflicts-with", cells: cells(conflicting)),
      .init(name: "backs-a-rule", cells: cells { ledger.backing($0).isAllowed ? "yes" : "no" }),
    ]
  }

  /// The counts of statuses after the count of lines.
  var standingWords: String {
    let counts = ClaimStatus.allCases.map { "\(ledger.count($0)) \($0.countWord)" }
    let backed = ledger.declared.count
    return counts.joined(separator: ", ") + "; "
      + (backed == 0 ? "none may back a rule" : "\(backed) may back a rule")
  }

  func ledgerFigures(_ count: (String, String, Int) -> Figure) -> [Figure] {
    ClaimStatus.allCases.map { status in
      count(status.rawValue, status.countHead, ledger.count(status))
    } + [count("declared", "May back a rule", ledger.declared.count)]
  }

  /// What a study says of topics that no claim has: a slip would lose a plausible range unseen.
  var topicWarnings: [RunManifest.RunWarning] {
    let known = Set(list.lines.map(\.claim.topic))
    return kind.settings.topicOrder.filter { !known.contains($0) }.map {
      .init(
        code: "topic-without-claims",
        sentence: "no accepted claim is on the topic \"\($0)\" that the study declares",
        place: "study.yaml, parameters.topics"
      )
    }
  }

  // MARK: - Strips

  /// A strip for each unit: its topics with their numbers, and beside them what is said in words.
  var strips: [any Chart] {
    let inConflict = Set(
      ledger.claims.indices.filter { ledger.standings[$0].statuses.contains(.conflicts) }
        .map { ledger.claims[$0].topic }
    )
    let topics = ledger.topics.filter { kind.settings.strips == .all || inConflict.contains($0) }
    let units = topics.map(unit).uniqued
    let byTopic = Dictionary(grouping: list.lines.indices) { list.lines[$0].claim.topic }
    return units.enumerated().map { position, unit in
      DotAndRangeStrip(
        name: position == 0 ? "claims" : "claims-\(position + 1)",
        title: "Claims by topic: \(unit)",
        topics: topics.filter { self.unit($0) == unit }.map { strip($0, byTopic[$0] ?? []) },
        axisTitle: unit
      )
    }
  }

  /// The unit of a topic: the study's word, or the list's where all its claims have one.
  func unit(_ topic: String) -> String {
    let listed = list.unitsOfTopics[topic] ?? []
    let own = listed.count == 1 ? listed.first.flatMap { $0.isEmpty ? nil : $0 } : nil
    return kind.settings.topics[topic]?.unit ?? own ?? kind.unit
  }

  private func strip(_ topic: String, _ lines: [Int]) -> DotAndRangeStrip.Topic {
    var claims: [DotAndRangeStrip.Claim] = []
    var words: [DotAndRangeStrip.Words] = []
    for line in lines {
      let claim = list.lines[line].claim
      let isInConflict = ledger.standings[line].statuses.contains(.conflicts)
      let (source, detail) = (place(claim), detail(claim))
      switch claim.value.reading {
      case .number(let number), .percent(let number):
        let value = ChartNumber(number.double, claim.value.text)
        claims.append(
          .init(value: value, source: source, detail: detail, isInConflict: isInConflict)
        )
      case .range(let low, let high):
        let ends = claim.value.text.split { $0 == "-" || $0 == "\u{2013}" }.map(String.init)
        claims.append(
          .init(
            value: ChartNumber(low.double, ends.first ?? ""),
            upper: ChartNumber(high.double, ends.last ?? ""),
            source: source,
            detail: detail,
            isInConflict: isInConflict
          )
        )
      case .ratio, .date, .words:
        words.append(
          .init(
            text: claim.value.text,
            source: source,
            detail: detail,
            isInConflict: isInConflict
          )
        )
      }
    }
    return .init(label: kind.settings.label(topic), claims: claims, words: words)
  }

  /// The label of a dot: of whom and when, how the value is meant, and who says it.
  private func place(_ claim: Claim) -> String {
    let meant = claim.relation.text == "equals" ? "" : claim.relation.text
    let people = [claim.population ?? "of whom is not stated", claim.year ?? "year not stated"]
    let said = [meant, claim.issuer ?? ClaimStatus.unsourced.rawValue].filter { !$0.isEmpty }
    return "\(people.joined(separator: ", ")): \(said.joined(separator: ", "))"
  }

  private func detail(_ claim: Claim) -> String {
    [claim.name, sentencePlace(claim)].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// Where the sentence stands, such as `report.txt, character 432`.
  func sentencePlace(_ claim: Claim) -> String {
    [claim.source, claim.offset.map { "character \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }
}

extension ClaimStatus {
  /// The status behind a count of claims.
  fileprivate var countWord: String {
    switch self {
    case .agrees: "agree"
    case .conflicts: "conflict"
    case .unsourced, .implausible, .unlabelled: rawValue
    }
  }

  /// The status above a count of claims.
  fileprivate var countHead: String {
    switch self {
    case .agrees: "Agree with another"
    case .conflicts: "Conflict with another"
    case .unsourced: "Unsourced"
    case .implausible: "Implausible"
    case .unlabelled: "Unlabelled"
    }
  }
}
