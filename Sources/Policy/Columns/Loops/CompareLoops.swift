// SPDX-License-Identifier: Apache-2.0

/// Comparisons of narrow codes.
///
/// Reserved codes are the highest, so a comparison of codes puts them on one known side, and a
/// correction of one makes them unknown without a branch.
enum CompareLoops {
  /// What a comparison with a threshold has become in the domain of codes.
  enum Test: Sendable, Hashable {
    /// At or above a code.
    case atLeast(Int)
    /// Below a code.
    case below(Int)
    /// One code.
    case equal(Int)
    /// Any but one code.
    case different(Int)
    /// From the first to the second code.
    case within(Int, Int)
  }

  /// Truths of codes against a threshold that is the same on every row.
  static func constant<Code: LaneCode>(
    _ source: UnsafePointer<Code>,
    _ truths: UnsafeMutablePointer<UInt8>,
    _ count: Int,
    _ test: Test,
    firstReserved: Code
  ) {
    switch test {
    case .atLeast(let threshold):
      let bound = Code(truncatingIfNeeded: threshold)
      for row in 0..<count {
        let code = source[row]
        truths[row] = (code >= bound ? 2 : 0) &- (code >= firstReserved ? 1 : 0)
      }
    case .below(let threshold):
      let bound = Code(truncatingIfNeeded: threshold)
      for row in 0..<count {
        let code = source[row]
        truths[row] = (code < bound ? 2 : 0) &+ (code >= firstReserved ? 1 : 0)
      }
    case .equal(let one):
      let wanted = Code(truncatingIfNeeded: one)
      for row in 0..<count {
        let code = source[row]
        truths[row] = (code == wanted ? 2 : 0) &+ (code >= firstReserved ? 1 : 0)
      }
    case .different(let one):
      let wanted = Code(truncatingIfNeeded: one)
      for row in 0..<count {
        let code = source[row]
        truths[row] = (code != wanted ? 2 : 0) &- (code >= firstReserved ? 1 : 0)
      }
    case .within(let low, let high):
      let least = Code(truncatingIfNeeded: low)
      let most = Code(truncatingIfNeeded: high)
      for row in 0..<count {
        let code = source[row]
        let lower: UInt8 = code >= least ? 2 : 0
        let upper: UInt8 = code <= most ? 2 : 0
        truths[row] = (lower & upper) &+ (code >= firstReserved ? 1 : 0)
      }
    }
  }

  /// Truths of codes against a threshold for each row, which is at most the first reserved code.
  static func lanes<Code: LaneCode>(
    _ source: UnsafePointer<Code>,
    _ thresholds: UnsafePointer<Code>,
    _ keys: UnsafePointer<UInt8>,
    _ truths: UnsafeMutablePointer<UInt8>,
    _ count: Int,
    isBelow: Bool,
    firstReserved: Code,
    firstReservedKey: UInt8
  ) {
    if isBelow {
      for row in 0..<count {
        let isKnown: UInt8 =
          (source[row] < firstReserved ? 0xFF : 0) & (keys[row] < firstReservedKey ? 0xFF : 0)
        let truth: UInt8 = source[row] < thresholds[row] ? 2 : 0
        truths[row] = (truth & isKnown) | (1 & ~isKnown)
      }
    } else {
      for row in 0..<count {
        let isKnown: UInt8 =
          (source[row] < firstReserved ? 0xFF : 0) & (keys[row] < firstReservedKey ? 0xFF : 0)
        let truth: UInt8 = source[row] >= thresholds[row] ? 2 : 0
        truths[row] = (truth & isKnown) | (1 & ~isKnown)
      }
    }
  }

  /// A code of another domain for each byte.
  static func mapped<Code: LaneCode>(
    _ source: UnsafePointer<UInt8>,
    _ table: UnsafePointer<Code>,
    _ target: UnsafeMutablePointer<Code>,
    _ count: Int
  ) {
    for row in 0..<count { target[row] = table[Int(source[row])] }
  }

  /// A byte for each code, by its distance from the lowest; one byte for all reserved codes.
  static func mappedWide<Code: LaneCode>(
    _ source: UnsafePointer<Code>,
    _ table: UnsafePointer<UInt8>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int,
    firstReserved: Code,
    reserved: UInt8
  ) {
    for row in 0..<count {
      let code = source[row]
      target[row] = code >= firstReserved ? reserved : table[Int(code &- Code.min)]
    }
  }
}
