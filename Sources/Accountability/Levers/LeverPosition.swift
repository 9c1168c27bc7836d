// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
public import Policy

/// A lever at one row of a unit: how far it can move, and what the row is after some steps.
public struct LeverPosition: Sendable {
  /// The lever.
  public let lever: Lever
  /// The row's name, such as `math, all`.
  public let name: String
  /// How many steps there are.
  public let most: Int
  /// The row's place among the rows of its entity.
  let place: Int
  private let row: CaseRow

  /// The positions of levers in a year, in the order of the levers and of the rows.
  ///
  /// A row that lacks a number that its lever moves has no position.
  ///
  /// - Parameters:
  ///   - levers: The levers.
  ///   - year: The year whose inputs move.
  ///   - data: The rows of one unit.
  ///   - rulebook: The policy, for the highest value of a number.
  /// - Returns: Every lever at every row that it can move.
  public static func all(
    _ levers: [Lever],
    in year: Int?,
    of data: CaseData,
    _ rulebook: Rulebook
  ) -> [LeverPosition] {
    levers.flatMap { lever in
      (data.rows[lever.entity] ?? []).enumerated().compactMap { place, row in
        guard year == nil || row[lever.period]?.number == year.map({ Rational($0) }),
          lever.takes(row)
        else { return nil }
        return LeverPosition(lever, row, place, rulebook)
      }
    }
  }

  private init?(_ lever: Lever, _ row: CaseRow, _ place: Int, _ rulebook: Rulebook) {
    self.lever = lever
    self.row = row
    self.place = place
    let names = lever.names.compactMap { row[$0]?.value?.shortText }
    name = names.isEmpty ? lever.entity : names.joined(separator: ", ")
    switch lever.motion {
    case .moves:
      guard let counts = lever.counts(of: row) else { return nil }
      most = counts.dropLast().reduce(0, +)
    case .raises(let fact, let by, let ceiling):
      guard let now = row[fact]?.number, by > .zero else { return nil }
      let type = Self.type(of: fact, of: lever.entity, in: rulebook)
      let top: Rational?
      if let ceiling {
        top = row[ceiling]?.number
      } else {
        top = type?.withoutConstants.number?.upper
      }
      guard let top, top >= now else { return nil }
      most = ((top - now) / by).floor.integer ?? 0
    }
    guard most > 0 else { return nil }
  }

  /// The type of a fact of an entity; another entity may have a fact of the same name.
  private static func type(of fact: String, of entity: String, in rulebook: Rulebook) -> ValueType?
  {
    rulebook.versions.lazy.compactMap { version in
      version.program.facts.first {
        $0.name == fact && version.program.entities[$0.entity].name == entity
      }?.type
    }.first
  }

  /// The facts that it moves.
  var moving: Trials.Group {
    let facts: Set<String>
    switch lever.motion {
    case .moves(let counts): facts = Set(counts)
    case .raises(let fact, _, _): facts = [fact]
    }
    return Trials.Group(lever.entity, row: place, facts: facts)
  }

  /// The rows after some steps.
  ///
  /// - Parameters:
  ///   - steps: How many steps, at most `most`.
  ///   - data: The rows before.
  ///   - jumps: Whether a student may rise by several levels: the lowest go to the highest level.
  /// - Returns: The rows with that one changed.
  public func moved(_ steps: Int, in data: CaseData, jumps: Bool = false) -> CaseData {
    var data = data
    for (fact, answer) in facts(after: steps, jumps: jumps) {
      data[lever.entity, place][fact] = answer
    }
    return data
  }

  /// What the facts that it moves are after some steps.
  func facts(after steps: Int, jumps: Bool = false) -> [String: Answer] {
    var moved: [String: Answer] = [:]
    switch lever.motion {
    case .moves(let facts):
      let before = lever.counts(of: row) ?? []
      var after = before
      var left = steps
      for level in before.indices.dropLast() {
        let moving = min(left, before[level])
        after[level] -= moving
        after[jumps ? before.count - 1 : level + 1] += moving
        left -= moving
      }
      for (fact, count) in zip(facts, after) { moved[fact] = .value(.number(Rational(count))) }
    case .raises(let fact, let by, _):
      let now = row[fact]?.number ?? .zero
      moved[fact] = .value(.number(now + Rational(steps) * by))
    }
    return moved
  }
}

extension Value {
  /// A name, text or number without quotation marks.
  var shortText: String {
    switch self {
    case .name(let text), .text(let text), .entity(let text): text.spelledOut
    case .number(let number): number.description
    default: "\(self)"
    }
  }
}
