// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// An input that a unit may move, in the input's own unit: students a level up, points of an index,
/// cases of a numerator.
///
/// It is always the current year's input and never an average: a mean of three years moves by a third
/// of what its last year moves.
public struct Lever: Sendable, Hashable {
  /// How the input moves.
  public enum Motion: Sendable, Hashable {
    /// Students from one of these counts to the next, lowest level first, each by one level.
    case moves([String])
    /// A number raised by steps, up to its type's highest value, or to that of another fact.
    case raises(String, by: Rational, upTo: String?)
  }

  /// Its name, such as `students`.
  public var id: String
  /// What one step is, such as `student`; the plural adds an s.
  public var unit: String
  /// The entity whose rows it moves.
  public var entity: String
  /// Facts that a row must have these values of, such as `grain` = `counts`.
  public var filter: [String: Value]
  /// The fact that says a row's year.
  public var period: String
  /// The facts that name a row, such as `subject` and `students`.
  public var names: [String]
  /// How the input moves.
  public var motion: Motion
  /// What one step costs.
  public var cost: Rational

  /// An input that a unit may move.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - unit: What one step is.
  ///   - entity: The entity whose rows it moves.
  ///   - filter: Facts that a row must have these values of.
  ///   - period: The fact that says a row's year.
  ///   - names: The facts that name a row.
  ///   - motion: How the input moves.
  ///   - cost: What one step costs.
  public init(
    _ id: String,
    unit: String,
    entity: String,
    filter: [String: Value] = [:],
    period: String,
    names: [String],
    motion: Motion,
    cost: Rational = 1
  ) {
    self.id = id
    self.unit = unit
    self.entity = entity
    self.filter = filter
    self.period = period
    self.names = names
    self.motion = motion
    self.cost = cost
  }

  /// Whether it moves a row, whatever the row's year.
  func takes(_ row: CaseRow) -> Bool {
    filter.allSatisfy { row[$0.key] == .value($0.value) }
  }

  /// The counts of a row that it moves students between; `nil` where it moves none, or one is missing.
  func counts(of row: CaseRow) -> [Int]? {
    guard case .moves(let facts) = motion else { return nil }
    let counts = facts.compactMap { row[$0]?.number?.integer }
    return counts.count == facts.count ? counts : nil
  }

  /// How much a number of steps is, in the lever's unit.
  public func amount(_ steps: Int) -> Rational {
    switch motion {
    case .moves: Rational(steps)
    case .raises(_, let by, _): Rational(steps) * by
    }
  }

  /// A number of steps in words: `2 students`.
  public func words(_ steps: Int) -> String {
    let amount = amount(steps)
    return "\(amount) \(unit)\(amount == 1 ? "" : "s")"
  }

  /// What a step does, behind its number: ` one level up`, ` more`.
  public var action: String {
    switch motion {
    case .moves: " one level up"
    case .raises: " more"
    }
  }
}
