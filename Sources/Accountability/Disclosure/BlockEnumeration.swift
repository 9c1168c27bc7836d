// SPDX-License-Identifier: Apache-2.0

/// The least value of a sum over all whole numbers that fit a small system, exactly.
///
/// Branch and bound: an unknown is split in the middle of its ends, both halves are propagated, and
/// the half that may hold the lower value goes first.
struct BlockEnumeration: Sendable {
  private let system: DisclosureSystem

  init(_ system: DisclosureSystem) { self.system = system }

  /// The least value of a sum; `nil` where no whole numbers fit.
  func least(_ sum: DisclosureSystem.Sum) -> Int? {
    var best: Int?
    func search(_ system: DisclosureSystem) {
      guard let narrow = system.propagated() else { return }
      let low = narrow.ends(of: sum).lowerBound
      if let found = best, low >= found { return }
      let open = narrow.ends.indices.filter {
        narrow.ends[$0].lowerBound < narrow.ends[$0].upperBound
      }
      // The shortest range first: it is decided soonest.
      guard let unknown = open.min(by: { narrow.ends[$0].count < narrow.ends[$1].count }) else {
        best = low
        return
      }
      let range = narrow.ends[unknown]
      let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
      let weight = zip(sum.unknowns, sum.coefficients).first { $0.0 == unknown }?.1 ?? 1
      let halves = [range.lowerBound...middle, (middle + 1)...range.upperBound]
      for half in weight >= 0 ? halves : halves.reversed() {
        var branch = narrow
        branch.ends[unknown] = half
        search(branch)
      }
    }
    search(system)
    return best
  }
}
