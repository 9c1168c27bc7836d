// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Which case of a measure stays, for all truths of their conditions.
enum CaseTable {
  /// What one combination of truths comes to.
  struct Entry: Sendable {
    /// The place of the case that stays, or a reserved byte.
    var selector: UInt8
    /// The bits of faults.
    var faults: UInt8 = 0
    /// A bit for each condition that leaves it open.
    var open: UInt8 = 0
  }

  /// The entry of each combination, the first case's truth as the leading digit of a number to the
  /// base of 3.
  static func entries(despite: [Int?]) -> [Entry] {
    var size = 1
    for _ in despite { size *= 3 }
    return (0..<size).map { index in
      var rest = index
      var truths: [Truth] = []
      for _ in despite {
        truths.append(Truth(rawValue: UInt8(rest % 3)) ?? .unknown)
        rest /= 3
      }
      return entry(truths.reversed(), despite)
    }
  }

  static func entry(_ truths: [Truth], _ despite: [Int?]) -> Entry {
    let taken = truths.indices.filter { truths[$0] == .met }
    let setAside = Set(taken.compactMap { despite[$0] })
    var open: UInt8 = 0
    for place in truths.indices where truths[place] == .unknown {
      // Without effect: it would be set aside itself, and so is what it would set aside.
      let target = despite[place]
      let hasTarget = target.map { truths[$0] != .notMet && !setAside.contains($0) } ?? false
      if setAside.contains(place), !hasTarget { continue }
      open |= 1 << UInt8(place)
    }
    if open != 0 { return Entry(selector: Binder.Selector.unknown, open: open) }
    let staying = taken.filter { !setAside.contains($0) }
    guard let only = staying.first else {
      return Entry(selector: Binder.Selector.fault, faults: FaultBits.bit(.noCase))
    }
    guard staying.count == 1 else {
      return Entry(selector: Binder.Selector.fault, faults: FaultBits.bit(.conflictingCases))
    }
    return Entry(selector: UInt8(only))
  }
}
