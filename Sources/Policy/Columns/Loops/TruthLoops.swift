// SPDX-License-Identifier: Apache-2.0

/// Strong Kleene logic on lanes of truths 0, 1, 2.
enum TruthLoops {
  typealias Bytes = UnsafeMutablePointer<UInt8>

  /// The least of two lanes, or the greatest.
  static func junction(_ parts: (Bytes, Bytes), _ target: Bytes, _ count: Int, isAll: Bool) {
    let (a, b) = parts
    if isAll {
      for row in 0..<count { target[row] = min(a[row], b[row]) }
    } else {
      for row in 0..<count { target[row] = max(a[row], b[row]) }
    }
  }

  /// The least of three lanes, or the greatest.
  static func junction(_ parts: (Bytes, Bytes, Bytes), _ target: Bytes, _ count: Int, isAll: Bool) {
    let (a, b, c) = parts
    if isAll {
      for row in 0..<count { target[row] = min(min(a[row], b[row]), c[row]) }
    } else {
      for row in 0..<count { target[row] = max(max(a[row], b[row]), c[row]) }
    }
  }

  /// The least of four lanes, or the greatest.
  static func junction(
    _ parts: (Bytes, Bytes, Bytes, Bytes),
    _ target: Bytes,
    _ count: Int,
    isAll: Bool
  ) {
    let (a, b, c, d) = parts
    if isAll {
      for row in 0..<count { target[row] = min(min(a[row], b[row]), min(c[row], d[row])) }
    } else {
      for row in 0..<count { target[row] = max(max(a[row], b[row]), max(c[row], d[row])) }
    }
  }

  /// The mirror image.
  static func not(
    _ source: UnsafePointer<UInt8>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count { target[row] = 2 &- source[row] }
  }

  /// Adds a lane to the numbers of those met and of those not definitely failed.
  static func count(
    _ source: UnsafePointer<UInt8>,
    met: UnsafeMutablePointer<UInt8>,
    possible: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count {
      met[row] &+= source[row] >> 1
      possible[row] &+= source[row] != 0 ? 1 : 0
    }
  }

  /// Whether at least so many are met.
  static func atLeast(
    _ needed: UInt8,
    met: UnsafePointer<UInt8>,
    possible: UnsafePointer<UInt8>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count {
      target[row] = (met[row] >= needed ? 1 : 0) &+ (possible[row] >= needed ? 1 : 0)
    }
  }

  /// A criterion as its group counts it: the greater of not applying and itself in `all of`, the
  /// lesser of applying and itself elsewhere.
  static func guarded(
    _ applies: UnsafePointer<UInt8>,
    _ source: UnsafePointer<UInt8>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int,
    isAll: Bool
  ) {
    if isAll {
      for row in 0..<count { target[row] = max(2 &- applies[row], source[row]) }
    } else {
      for row in 0..<count { target[row] = min(applies[row], source[row]) }
    }
  }

  /// The second where the condition is met, the third where it is not, else unknown.
  static func conditional(
    _ condition: UnsafePointer<UInt8>,
    _ yes: UnsafePointer<UInt8>,
    _ no: UnsafePointer<UInt8>,
    otherwise: UInt8,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count {
      let isMet: UInt8 = condition[row] == 2 ? 0xFF : 0
      let isFailed: UInt8 = condition[row] == 0 ? 0xFF : 0
      target[row] =
        (yes[row] & isMet) | (no[row] & isFailed) | (otherwise & ~(isMet | isFailed))
    }
  }

  /// A byte where the truth is one, else 0.
  static func bits(
    _ source: UnsafePointer<UInt8>,
    where truth: UInt8,
    _ bits: UInt8,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count { target[row] = source[row] == truth ? bits : 0 }
  }

  /// Both lanes' bits.
  static func or(
    _ a: UnsafePointer<UInt8>,
    _ b: UnsafePointer<UInt8>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count { target[row] = a[row] | b[row] }
  }

  /// A lane's bytes where another lane is one value, else 0; added to what the target holds.
  static func gathered(
    _ source: UnsafePointer<UInt8>,
    where lane: UnsafePointer<UInt8>,
    is value: UInt8,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count { target[row] |= blend(lane[row] == value, source[row], 0) }
  }

  /// Clears bytes where another lane is not one value.
  static func kept(
    where lane: UnsafePointer<UInt8>,
    is value: UInt8,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count { target[row] = blend(lane[row] == value, target[row], 0) }
  }
}
