// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The inputs of a table that stand for all others.
///
/// A number key is swept along the bounds of its rows: between two neighbouring bounds nothing can
/// change, so each bound and the stretch behind it are tried once. Discrete keys are tried in full,
/// up to a million combinations.
struct TableInputs {
  /// What can be tried.
  enum Points {
    /// For each key the inputs, in the order of the key's values.
    case each([[Value]])
    /// A key has no end, and no row takes every value of it.
    case unbounded(Table.Key)
    /// There are more combinations than are tried.
    case tooMany
  }

  private static let mostCombinations = 1_000_000

  private let table: Table
  private let built: BuiltTable

  init(_ built: BuiltTable) {
    self.built = built
    table = built.table
  }

  /// Inputs for each key between which nothing can change.
  var points: Points {
    var all: [[Value]] = []
    for (place, key) in table.keys.enumerated() {
      let matches = table.rows.map { $0.matches[place] }
      let isTotal = matches.contains { $0 == .any || $0 == .otherwise }
      if let values = key.type.finiteValues {
        all.append(values)
      } else if let number = key.type.withoutConstants.number {
        let isDomainHere = key.isBand || !table.keys.contains(where: \.isBand)
        let domain = (isDomainHere ? table.domain : nil) ?? number
        guard let lower = domain.lower, let upper = domain.upper else {
          guard isTotal || !key.isBand && listsValues(matches) && key.type.number?.form == .year
          else {
            return .unbounded(key)
          }
          all.append(matches.flatMap(\.listed))
          continue
        }
        all.append(
          sweepPoints(matches, lower, upper, domain.step)
            + key.type.constants.map { .name($0) }
        )
      } else {
        guard isTotal || built.isImported || key.standard == nil else {
          return .unbounded(key)
        }
        all.append(Array(Set(matches.flatMap(\.listed))).sorted { $0.words < $1.words })
      }
    }
    var combinations = 1
    for points in all {
      combinations *= max(points.count, 1)
      guard combinations <= Self.mostCombinations else { return .tooMany }
    }
    return .each(all)
  }

  /// Whether a key is only ever listed, as the years of a table are: another one is a fault.
  private func listsValues(_ matches: [Table.Match]) -> Bool {
    matches.allSatisfy { if case .values = $0 { true } else { false } }
  }

  /// The ends of the domain, every bound, and a value on each side of it.
  private func sweepPoints(
    _ matches: [Table.Match],
    _ lower: Rational,
    _ upper: Rational,
    _ step: Rational?
  ) -> [Value] {
    var bounds: Set<Rational> = [lower, upper]
    for match in matches {
      switch match {
      case .range(let low, let high, _): bounds.formUnion([low, high].compactMap { $0 })
      case .values(let values):
        for case .number(let number) in values { bounds.insert(number) }
      case .any, .otherwise: break
      }
    }
    var points = bounds
    let sorted = bounds.sorted()
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      points.insert((low + high) / 2)
    }
    if let step {
      // A value off the step is no input: only those on it count.
      points = Set(
        points.flatMap { point -> [Rational] in
          let below = RoundingMode.down.round(point, to: step)
          return [below, below + step]
        }
      ).union(points.filter { ($0 / step).isInteger })
    }
    return points.filter { $0 >= lower && $0 <= upper }.sorted().map(Value.number)
  }
}
