// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// The measure or fact of a unit behind a number, so that another number can be supposed in its place.
public struct NumberOrigin: Sendable, Hashable {
  /// Whether it is computed or on file.
  public enum Kind: Sendable, Hashable {
    /// Computed by the policy.
    case measure
    /// On file for the unit.
    case fact
  }

  /// Whether it is computed or on file.
  public let kind: Kind
  /// The measure or fact with its arguments.
  public let call: CaseRow.Call
  /// The year for which it was computed; `nil` for that of the report.
  public let period: Int?
  /// Whether it is a share, which people write in per cent.
  public let isShare: Bool

  /// The origin of the number that a node gives; `nil` where it is no measure or fact of the unit.
  init?(_ node: TraceNode, _ program: Program) {
    guard case .term(let term) = node.subject else { return nil }
    func arguments(_ terms: [Term]) -> [Value]? {
      let values = node.children.prefix(terms.count).compactMap(\.answer.value)
      return values.count == terms.count ? values : nil
    }
    isShare = term.type.withoutConstants.number?.form == .percent
    switch term.kind {
    case .measure(let place, let terms, _):
      let measure = program.measures[place]
      guard measure.home == 0, let values = arguments(terms) else { return nil }
      kind = .measure
      call = CaseRow.Call(measure.name, values)
      if case .measure(_, let period, _)? = node.children.last?.subject {
        self.period = period
      } else {
        period = nil
      }
    case .fact(let place, let terms):
      let fact = program.facts[place]
      guard fact.entity == 0, let values = arguments(terms) else { return nil }
      kind = .fact
      call = CaseRow.Call(fact.name, values)
      period = nil
    default: return nil
    }
  }
}

extension ScorecardReader {
  /// The report of a unit if one of its numbers were another one, all else as it is.
  ///
  /// - Parameters:
  ///   - subject: The unit and its year.
  ///   - number: The number that is supposed, in base units: a share, not per cent.
  ///   - origin: The measure or fact whose number it is.
  ///   - data: The rows of the unit.
  /// - Returns: The report; `nil` where the unit has no row in the year of the number.
  public func report(
    of subject: Evaluator.Subject,
    supposing number: Rational,
    of origin: NumberOrigin,
    in data: CaseData
  ) -> UnitReport? {
    let entity = evaluator.rulebook.subject
    let period = origin.period ?? subject.period
    guard let row = data.place(of: subject.id, in: entity, period: period) else { return nil }
    var supposed = data
    switch origin.kind {
    case .measure:
      supposed[entity, row].measures[origin.call] = .final(.value(.number(number)))
    case .fact:
      let record = FactRecord(.value(.number(number)))
      if origin.call.arguments.isEmpty {
        supposed[entity, row].facts[origin.call.name] = record
      } else {
        supposed[entity, row].calls[origin.call] = record
      }
    }
    return report(of: subject, in: supposed)
  }
}
