// SPDX-License-Identifier: Apache-2.0

/// What the criteria of a decision come to beside its truth, four lanes at a time.
enum LeafLoops {
  typealias Bytes = UnsafeMutablePointer<UInt8>

  /// How many of four lanes are unknown, added to what the target holds unless it starts here.
  static func missing(
    _ lanes: (Bytes, Bytes, Bytes, Bytes),
    _ target: Bytes,
    _ count: Int,
    isFirst: Bool
  ) {
    let (a, b, c, d) = lanes
    if isFirst {
      for row in 0..<count {
        let two: UInt8 = (a[row] == 1 ? 1 : 0) &+ (b[row] == 1 ? 1 : 0)
        target[row] = two &+ (c[row] == 1 ? 1 : 0) &+ (d[row] == 1 ? 1 : 0)
      }
    } else {
      for row in 0..<count {
        let two: UInt8 = (a[row] == 1 ? 1 : 0) &+ (b[row] == 1 ? 1 : 0)
        target[row] &+= two &+ (c[row] == 1 ? 1 : 0) &+ (d[row] == 1 ? 1 : 0)
      }
    }
  }

  /// The number of the first of four lanes that is 0, over what the target holds from later ones.
  static func first(
    _ lanes: (Bytes, Bytes, Bytes, Bytes),
    number: UInt8,
    _ target: Bytes,
    _ count: Int,
    isFirst: Bool
  ) {
    let (a, b, c, d) = lanes
    if isFirst { target.update(repeating: 0, count: count) }
    let (second, third, fourth) = (number &+ 1, number &+ 2, number &+ 3)
    for row in 0..<count {
      let last = blend(d[row] == 0, fourth, target[row])
      let late = blend(c[row] == 0, third, last)
      let early = blend(b[row] == 0, second, late)
      target[row] = blend(a[row] == 0, number, early)
    }
  }

  /// Sets a bit of the mask where the lane is unknown.
  static func mask(
    _ lane: Bytes,
    bit: Int64,
    _ target: UnsafeMutablePointer<Int64>,
    _ count: Int
  ) {
    for row in 0..<count { target[row] |= lane[row] == 1 ? bit : 0 }
  }
}
