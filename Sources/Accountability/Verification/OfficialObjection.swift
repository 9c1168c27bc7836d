// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// Why a published number cannot have come out of the policy.
///
/// Points are looked at whatever the evidence was; a percentage is one of the points that the evidence
/// makes possible.
public struct OfficialObjection: Sendable, Hashable {
  /// What is wrong with a number.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The policy's tables never give it.
    case unattainable
    /// It lies between two steps of the points.
    case offGrid = "off-grid"
  }

  /// What is wrong.
  public let kind: Kind
  /// The place of the value among those that were looked at.
  public let place: Int
  /// Which numbers there are near it, as a clause.
  public let rule: String
}

extension OfficialObjection {
  /// Looks at published values.
  ///
  /// - Parameters:
  ///   - official: The values.
  ///   - units: For each unit its id, its years, and its rows.
  ///   - evaluator: The policy under its circumstances.
  ///   - grid: The smallest step of points; `nil` where nobody declares one.
  /// - Returns: What is wrong, in the order of the values.
  public static func all(
    _ official: [OfficialValue],
    of units: [(id: String, years: [Int?], rows: CaseData)],
    by evaluator: Evaluator,
    grid: Rational?
  ) -> [OfficialObjection] {
    let rows = Dictionary(units.map { ($0.id, $0.rows) }) { first, _ in first }
    return official.enumerated().compactMap { place, value in
      guard let number = Rational(decimal: value.text), let data = rows[value.subject.id] else {
        return nil
      }
      let evaluation = evaluator.evaluation(of: data)
      switch value.item {
      case .component(let name):
        return component(name, number, value.subject, data, evaluator, evaluation).map {
          OfficialObjection(kind: .unattainable, place: place, rule: $0)
        }
      case .total:
        guard let grid, !(number / grid).isInteger else { return nil }
        return OfficialObjection(
          kind: .offGrid,
          place: place,
          rule: "points go by steps of \(grid)"
        )
      case .percent:
        guard let grid,
          let possible = evaluation.scorecard(of: value.subject)?.possible?.number,
          possible > .zero, !isShare(number, value.text, of: possible, grid)
        else { return nil }
        return OfficialObjection(
          kind: .offGrid,
          place: place,
          rule:
            "no multiple of \(grid) of the \(possible) points possible by the evidence is printed so"
        )
      case .level: return nil
      }
    }
  }

  private static func component(
    _ name: String,
    _ number: Rational,
    _ subject: Evaluator.Subject,
    _ data: CaseData,
    _ evaluator: Evaluator,
    _ evaluation: Evaluation
  ) -> String? {
    let noun = evaluator.rulebook.subject
    guard let version = evaluation.version(for: subject),
      let component = evaluator.rulebook.versions[version].program.scorecard?.components
        .first(where: { $0.name == name && $0.entity == nil }),
      let row = data.place(of: subject.id, in: noun, period: subject.period)
    else { return nil }
    let points = AttainablePoints(evaluator, version: version, of: data[noun, row])
    guard let numbers = points.numbers(of: component), !numbers.isEmpty, !numbers.contains(number)
    else { return nil }
    return "\(name) is one of \(numbers.sorted().map(\.description).joined(separator: ", "))"
  }

  /// Whether some multiple of the grid is printed as the share, to half of its last digit.
  private static func isShare(
    _ percent: Rational,
    _ text: String,
    of possible: Rational,
    _ grid: Rational
  ) -> Bool {
    let places = text.split(separator: ".").dropFirst().first?.count ?? 0
    let digit = (0..<places).reduce(Rational.one) { step, _ in step / 10 }
    let points = (percent * possible / 100).rounded(.nearestHalfUp, step: grid)
    return (100 * points / possible - percent).magnitude * 2 <= digit
  }
}
