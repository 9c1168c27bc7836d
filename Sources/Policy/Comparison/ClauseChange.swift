// SPDX-License-Identifier: Apache-2.0

/// One clause in which two versions of a policy differ.
public struct ClauseChange: Sendable, Hashable, CustomStringConvertible {
  /// What happened to the clause.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The later version has it, the earlier has not.
    case added
    /// The earlier version has it, the later has not.
    case dropped
    /// Both have it and it says something else.
    case changed
    /// It says the same, and rests on other sources, readings or remarks.
    case cited
  }

  /// The clause, such as `decision eligible (4)(B)` or `table math_status row 2014`.
  public let clause: String
  /// What happened to it.
  public let kind: Kind
  /// The clause's words before, as the policy prints them; `nil` when it was added.
  public let before: String?
  /// The clause's words after; `nil` when it was dropped.
  public let after: String?
  /// What turns the earlier version into one with this change.
  let step: Step

  /// A change of one version's blocks.
  enum Step: Sendable, Hashable {
    /// A declaration takes the place of another, is added, or goes.
    case block(Declared, Block?)
    /// A criterion takes the place of another, is added, or goes.
    case criterion(decision: String, labels: [String], Criterion?)
    /// A row of a table takes the place of another, is added, or goes; an added row comes behind the
    /// nearest row that stands above it in the later version, of those that are there.
    case row(table: String, key: [TableRow.Cell], TableRow?, above: [[TableRow.Cell]])
    /// A fact that both versions have is declared in another way.
    case fact(of: String, FactDeclaration)
    /// The adjustments of a measure.
    case adjustments(of: String, [Block])
  }

  /// Whether the change can change a decision.
  public var canDecide: Bool { kind != .cited }

  /// The clause with what happened to it.
  public var description: String { "\(clause) \(kind.rawValue)" }
}

extension ClauseChange.Step {
  /// Makes the change in a version's blocks.
  func apply(to blocks: inout [Block]) {
    switch self {
    case .block(let declared, let block): apply(declared, block, &blocks)
    case .criterion(let name, let labels, let criterion):
      for place in blocks.indices {
        guard case .decision(var decision) = blocks[place].kind, decision.name.text == name else {
          continue
        }
        decision.root.put(criterion, at: labels[...])
        blocks[place].kind = .decision(decision)
      }
    case .row(let name, let key, let row, let above):
      for place in blocks.indices {
        guard case .table(var table) = blocks[place].kind, table.name.text == name else { continue }
        table.put(row, for: key, below: above)
        blocks[place].kind = .table(table)
      }
    case .fact(let entity, let fact):
      for place in blocks.indices {
        guard case .facts(var facts) = blocks[place].kind, facts.entity.text == entity else {
          continue
        }
        for index in facts.facts.indices where facts.facts[index].name == fact.name {
          facts.facts[index] = fact
        }
        blocks[place].kind = .facts(facts)
      }
    case .adjustments(let measure, let adjustments):
      blocks.removeAll { $0.adjusts(measure) }
      blocks += adjustments
    }
  }

  private func apply(_ declared: Declared, _ block: Block?, _ blocks: inout [Block]) {
    let place = blocks.firstIndex { Declared($0) == declared }
    switch (place, block) {
    case (let place?, let block?): blocks[place] = block
    case (nil, let block?): blocks.append(block)
    case (let place?, nil): blocks.remove(at: place)
    case (nil, nil): break
    }
  }
}

extension CriterionGroup {
  /// Puts a criterion in the place of another, behind the others, or takes one away.
  fileprivate mutating func put(_ criterion: Criterion?, at labels: ArraySlice<String>) {
    guard let first = labels.first else { return }
    let place = criteria.firstIndex { $0.label.text == first }
    guard labels.count > 1 else {
      switch (place, criterion) {
      case (let place?, let criterion?): criteria[place] = criterion
      case (nil, let criterion?): criteria.append(criterion)
      case (let place?, nil): criteria.remove(at: place)
      case (nil, nil): break
      }
      return
    }
    guard let place, case .group(var group) = criteria[place].body else { return }
    group.put(criterion, at: labels.dropFirst())
    criteria[place].body = .group(group)
  }
}

extension TableDeclaration {
  /// The cells by which a row is told from others; the whole row for another layout than plain rows.
  func key(of row: TableRow) -> [TableRow.Cell] {
    let count = layout == .cross ? 1 : layout == .bands ? max(keys.count - 1, 1) : keys.count
    return row.cells.prefix(count).map(\.cell)
  }

  fileprivate mutating func put(
    _ row: TableRow?,
    for key: [TableRow.Cell],
    below above: [[TableRow.Cell]]
  ) {
    guard case .rows(let head, var rows) = body else { return }
    let place = rows.firstIndex { self.key(of: $0) == key }
    switch (place, row) {
    case (let place?, let row?): rows[place] = row
    case (nil, let row?):
      let keys = rows.map { self.key(of: $0) }
      let neighbour = above.lazy.compactMap { keys.lastIndex(of: $0) }.first
      rows.insert(row, at: neighbour.map { $0 + 1 } ?? 0)
    case (let place?, nil): rows.remove(at: place)
    case (nil, nil): break
    }
    body = .rows(head: head, rows)
  }
}

extension Block {
  /// Whether it adjusts a measure.
  func adjusts(_ measure: String) -> Bool {
    if case .adjust(let adjust) = kind { adjust.measure.text == measure } else { false }
  }
}
