// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension VersionChecker {
  /// Whether a banded number is rounded before, or a reading says how it meets printed bands.
  ///
  /// - Parameters:
  ///   - term: The number.
  ///   - behind: The measures on the way to it: one that needs itself is a finding elsewhere.
  /// - Returns: Whether its values are known to be those that the bands are printed for.
  func isSettled(_ term: Term?, behind: Set<Int> = []) -> Bool {
    switch term?.kind {
    case .round, .reading: return true
    case .measure(let place, _, _):
      let measure = measure(place)
      let isRounded = measure.steps.contains { if case .rounded = $0 { true } else { false } }
      if isRounded || !measure.tail.readings.isEmpty { return true }
      guard case .value(let body) = measure.body, !behind.contains(place) else { return false }
      return isSettled(body, behind: behind.union([place]))
    default: return false
    }
  }

  /// Warns of bands by steps that a computed number need not keep: where it lies between two of them,
  /// its rounding decides, and nothing says what that is.
  ///
  /// - Parameters:
  ///   - built: The table.
  ///   - name: Where its name stands.
  func checkRounding(of built: BuiltTable, _ name: Name) {
    guard !built.isSettled, let band = built.table.keys.first(where: \.isBand),
      let standard = band.standard, let number = band.type.number,
      let step = built.table.domain?.step ?? number.step, leaves(standard, step)
    else { return }
    findings.add(
      .roundingUndefined,
      "table `\(built.table.name)`: `\(band.name)` is computed, its bands go by steps of "
        + "\(number.text(step)), and nothing says how it is rounded to them",
      at: name.site,
      help:
        "write `rounded to \(number.text(step)) half up` behind the measure, with its source or a "
        + "reading"
    )
  }

  /// Whether a number may lie between two multiples of a step, because it is divided or averaged on
  /// the way and rounded to nothing.
  private func leaves(_ term: Term, _ step: Rational, behind: Set<Int> = []) -> Bool {
    func any(_ terms: [Term]) -> Bool { terms.contains { leaves($0, step, behind: behind) } }
    switch term.kind {
    case .round(_, let size, _): return !(size / step).isInteger
    case .reading: return false
    case .arithmetic(.divided, _, _), .arithmetic(.percentOf, _, _), .extreme(.mean, _), .window:
      return true
    case .arithmetic(_, let left, let right): return any([left, right])
    case .extreme(_, let members): return any(members)
    case .conditional(_, let first, let second): return any([first, second])
    case .negative(let inner): return any([inner])
    case .aggregate(let aggregate):
      switch aggregate.operation {
      case .mean, .share: return true
      case .sum: return any([aggregate.value].compactMap(\.self))
      case .count: return false
      }
    case .measure(let place, _, _):
      let measure = measure(place)
      for case .rounded(let size, _) in measure.steps { return !(size / step).isInteger }
      guard measure.tail.readings.isEmpty, !behind.contains(place) else { return false }
      let bodies: [Term] =
        switch measure.body {
        case .value(let value): [value]
        case .cases(let cases): cases.map(\.value)
        }
      return bodies.contains { leaves($0, step, behind: behind.union([place])) }
    default: return false
    }
  }
}
