// SPDX-License-Identifier: Apache-2.0

/// The clauses in which two versions differ, by their labels and names.
///
/// Criteria are told apart by their labels, table rows by their keys, everything else by its name, so
/// that one clause is one change however much of it changed.
struct VersionDifference {
  /// The changes, declarations of the earlier version first.
  private(set) var changes: [ClauseChange] = []

  /// The changes from one version to another.
  ///
  /// - Parameters:
  ///   - earlier: The blocks that hold in the one.
  ///   - later: The blocks that hold in the other.
  init(from earlier: [Block], to later: [Block]) {
    let (before, after) = (Self.named(earlier), Self.named(later))
    for declared in before.order + after.order.filter({ before.blocks[$0] == nil }) {
      compare(declared, before.blocks[declared], after.blocks[declared])
    }
    compareAdjustments(earlier, later)
    compareFacts(earlier, later)
  }

  private static func named(_ blocks: [Block]) -> (order: [Declared], blocks: [Declared: Block]) {
    var order: [Declared] = []
    var named: [Declared: Block] = [:]
    for block in blocks {
      guard let declared = Declared(block), block.canDecide, named[declared] == nil else {
        continue
      }
      order.append(declared)
      named[declared] = block
    }
    return (order, named)
  }

  private mutating func compare(_ declared: Declared, _ before: Block?, _ after: Block?) {
    let clause = ([declared.word] + declared.names).joined(separator: " ")
    guard let before, let after else {
      // A reading that only one version has changes nothing by itself.
      if declared.word == "reading" { return }
      add(clause, before.map(Self.text), after.map(Self.text), .block(declared, after))
      return
    }
    guard before.kind != after.kind else { return }
    if case .reading(let one) = before.kind, case .reading(let other) = after.kind {
      let step = ClauseChange.Step.block(declared, after)
      let isCited = one.chosen.letter == other.chosen.letter
      add(clause, Self.text(before), Self.text(after), step, isCited: isCited)
      return
    }
    switch (before.kind, after.kind) {
    case (.decision(let one), .decision(let other))
    where one.parameters == other.parameters && one.isCyclic == other.isCyclic
      && one.root.hasSameHead(other.root):
      compare(one.root, other.root, decision: one.name.text, labels: [])
    case (.table(let one), .table(let other)) where one.hasSameHead(other):
      compare(one, other)
    default: add(clause, Self.text(before), Self.text(after), .block(declared, after))
    }
  }

  // MARK: Criteria

  private mutating func compare(
    _ before: CriterionGroup,
    _ after: CriterionGroup,
    decision: String,
    labels: [String]
  ) {
    let names = before.criteria.map(\.label.text)
    let added = after.criteria.filter { !names.contains($0.label.text) }
    for criterion in before.criteria + added {
      let name = criterion.label.text
      let path = labels + [name]
      let one = before.criteria.first { $0.label.text == name }
      let other = after.criteria.first { $0.label.text == name }
      guard one != other else { continue }
      if let one, let other, case .group(let first) = one.body,
        case .group(let second) = other.body,
        one.wording == other.wording, first.hasSameHead(second)
      {
        compare(first, second, decision: decision, labels: path)
        continue
      }
      let clause = "decision \(decision) " + path.map { "(\($0))" }.joined()
      let step = ClauseChange.Step.criterion(decision: decision, labels: path, other)
      let isCited = one?.says(other) ?? false
      add(clause, one?.text, other?.text, step, isCited: isCited)
    }
  }

  // MARK: Rows

  private mutating func compare(_ before: TableDeclaration, _ after: TableDeclaration) {
    guard case .rows(_, let rows) = before.body, case .rows(_, let others) = after.body else {
      return
    }
    let keys = rows.map { before.key(of: $0) }
    let otherKeys = others.map { after.key(of: $0) }
    let added = otherKeys.filter { !keys.contains($0) }
    for key in keys + added {
      let one = rows.first { before.key(of: $0) == key }
      let other = others.first { after.key(of: $0) == key }
      guard one != other else { continue }
      let words = key.map(PolicyPrinter.text).joined(separator: ", ")
      let above = otherKeys.firstIndex(of: key).map { Array(otherKeys[..<$0].reversed()) } ?? []
      let step = ClauseChange.Step.row(table: before.name.text, key: key, other, above: above)
      let isCited = one?.cells.map(\.cell) == other?.cells.map(\.cell)
      add("table \(before.name.text) row \(words)", one?.text, other?.text, step, isCited: isCited)
    }
  }

  // MARK: Adjustments

  private mutating func compareAdjustments(_ earlier: [Block], _ later: [Block]) {
    func measures(_ blocks: [Block]) -> [String] {
      blocks.compactMap {
        if case .adjust(let adjust) = $0.kind { adjust.measure.text } else { nil }
      }
    }
    for measure in Set(measures(earlier) + measures(later)).sorted() {
      let (before, after) = (
        earlier.filter { $0.adjusts(measure) }, later.filter { $0.adjusts(measure) }
      )
      guard before.map(\.kind) != after.map(\.kind) else { continue }
      add(
        "adjust \(measure)",
        before.isEmpty ? nil : before.map(Self.text).joined(separator: "; "),
        after.isEmpty ? nil : after.map(Self.text).joined(separator: "; "),
        .adjustments(of: measure, after)
      )
    }
  }

  // MARK: Facts

  /// Facts that both versions have and that are declared in a way that can decide a case.
  private mutating func compareFacts(_ earlier: [Block], _ later: [Block]) {
    func facts(_ blocks: [Block]) -> [(entity: String, fact: FactDeclaration)] {
      blocks.flatMap { block -> [(entity: String, fact: FactDeclaration)] in
        guard case .facts(let facts) = block.kind else { return [] }
        return facts.facts.map { (facts.entity.text, $0) }
      }
    }
    let others = facts(later)
    for (entity, fact) in facts(earlier) {
      let other = others.first { $0.entity == entity && $0.fact.name == fact.name }?.fact
      guard let other, !fact.decides(as: other) else { continue }
      let step = ClauseChange.Step.fact(of: entity, other)
      add("fact \(entity) \(fact.name.text)", fact.text(entity), other.text(entity), step)
    }
  }

  private mutating func add(
    _ clause: String,
    _ before: String?,
    _ after: String?,
    _ step: ClauseChange.Step,
    isCited: Bool = false
  ) {
    let kind: ClauseChange.Kind =
      before == nil ? .added : after == nil ? .dropped : isCited ? .cited : .changed
    changes.append(
      ClauseChange(clause: clause, kind: kind, before: before, after: after, step: step)
    )
  }

  private static func text(_ block: Block) -> String { PolicyPrinter.line(block) }
}

extension Block {
  /// Whether a change of it can change a decision.
  fileprivate var canDecide: Bool {
    switch kind {
    case .measure, .table, .decision, .result, .reading: true
    default: false
    }
  }
}

extension CriterionGroup {
  /// Whether only the criteria may differ.
  fileprivate func hasSameHead(_ other: CriterionGroup) -> Bool {
    quorum == other.quorum && guards == other.guards && tail == other.tail
  }
}

extension TableDeclaration {
  /// Whether only rows may differ.
  fileprivate func hasSameHead(_ other: TableDeclaration) -> Bool {
    guard case .rows(let head, _) = body, case .rows(let otherHead, _) = other.body else {
      return false
    }
    let (before, after) = (self.rowKeys, other.rowKeys)
    // Rows that share a key cannot be told apart by it, and of several that apply the first counts.
    guard Set(before).count == before.count, Set(after).count == after.count else { return false }
    if hit == .first, before.filter(after.contains) != after.filter(before.contains) {
      return false
    }
    return keys == other.keys && outputs == other.outputs && hit == other.hit
      && layout == other.layout && domain == other.domain && tail == other.tail
      && head == otherHead
  }
}

extension TableDeclaration {
  fileprivate var rowKeys: [[TableRow.Cell]] {
    guard case .rows(_, let rows) = body else { return [] }
    return rows.map { key(of: $0) }
  }
}

extension FactDeclaration {
  /// Whether another declaration gives every case the same value.
  fileprivate func decides(as other: FactDeclaration) -> Bool {
    parameters == other.parameters && type == other.type && completeWhen == other.completeWhen
      && presumption?.value == other.presumption?.value
  }

  /// The fact on one line.
  fileprivate func text(_ entity: String) -> String {
    let facts = FactsDeclaration(entity: Name(entity, site), facts: [self])
    return PolicyPrinter.line(Block(.facts(facts), site, Margin()))
      .replacing("facts \(entity): ", with: "")
  }
}

extension Criterion {
  /// Whether another one asks the same, whatever it cites.
  fileprivate func says(_ other: Criterion?) -> Bool {
    guard let other, case .condition(let one, let guards, _) = body,
      case .condition(let two, let otherGuards, _) = other.body
    else { return false }
    return one == two && guards == otherGuards
  }

  /// The criterion's words on one line.
  fileprivate var text: String { PolicyPrinter.line(self) }
}

extension TableRow {
  /// The cells on one line.
  fileprivate var text: String {
    cells.map { PolicyPrinter.text($0.cell) }.joined(separator: " | ")
  }
}
