// SPDX-License-Identifier: Apache-2.0

/// The values that a sum can have, given all that is published.
///
/// Exact in whole numbers for blocks of at most twelve unknowns; beyond, the bounds of the linear
/// program, which hold the exact interval and may be wider.
public struct FeasibleInterval: Sendable, Hashable {
  /// The least and the highest value.
  public let ends: ClosedRange<Int>
  /// Whether both are taken by whole numbers that fit everything.
  public let isExact: Bool

  /// The most unknowns that are enumerated.
  public static let enumerated = 12

  /// The interval of a sum; `nil` where no whole numbers fit what is published.
  ///
  /// - Parameters:
  ///   - sum: The sum.
  ///   - system: What is published.
  public init?(of sum: DisclosureSystem.Sum, in system: DisclosureSystem) {
    guard let block = system.block(around: sum)?.propagated() else { return nil }
    let free = block.ends.filter { $0.lowerBound < $0.upperBound }.count
    if free <= Self.enumerated {
      let search = BlockEnumeration(block)
      guard let low = search.least(sum), let high = search.least(sum.negated) else { return nil }
      (ends, isExact) = (low...(-high), true)
    } else {
      let plain = block.ends(of: sum)
      let low = max(plain.lowerBound, LinearBound(sum, in: block).least)
      let high = min(plain.upperBound, -LinearBound(sum.negated, in: block).least)
      guard low <= high else { return nil }
      (ends, isExact) = (low...high, false)
    }
  }
}

extension DisclosureSystem.Sum {
  /// The sum with all signs turned.
  var negated: Self { Self(unknowns, coefficients: coefficients.map { -$0 }) }
}

extension DisclosureSystem {
  /// The same unknowns with those statements alone that are connected with a sum.
  ///
  /// Unknowns that statements have pinned connect nothing. Those outside the block are set to an
  /// end, since the sum does not depend on them.
  func block(around sum: Sum) -> DisclosureSystem? {
    guard var system = propagated() else { return nil }
    var inside = Set(sum.unknowns)
    var kept: Set<Int> = []
    var grows = true
    while grows {
      grows = false
      for (place, statement) in statements.enumerated() where !kept.contains(place) {
        let open = statement.sum.unknowns.filter {
          system.ends[$0].lowerBound < system.ends[$0].upperBound
        }
        guard open.contains(where: inside.contains) else { continue }
        kept.insert(place)
        inside.formUnion(open)
        grows = true
      }
    }
    system.statements = kept.sorted().map { statements[$0] }
    for unknown in system.ends.indices where !inside.contains(unknown) {
      let range = system.ends[unknown]
      if range.lowerBound < range.upperBound {
        system.ends[unknown] = range.lowerBound...range.lowerBound
      }
    }
    return system
  }
}
