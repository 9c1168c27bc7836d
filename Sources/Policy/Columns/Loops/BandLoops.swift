// SPDX-License-Identifier: Apache-2.0

/// Which band a code lies in: how many lower bounds it has reached.
enum BandLoops {
  /// The number of bounds at or below each code: counted without a branch for up to 16 bounds,
  /// searched by halves above.
  static func count<Code: LaneCode>(
    _ source: UnsafePointer<Code>,
    _ bounds: [Code],
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    guard bounds.count <= 16 else { return search(source, bounds, target, count) }
    target.update(repeating: 0, count: count)
    var rest = bounds[...]
    while rest.count >= 3 {
      let (a, b, c) = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
      for row in 0..<count {
        let code = source[row]
        let two: UInt8 = (code >= a ? 1 : 0) &+ (code >= b ? 1 : 0)
        target[row] &+= two &+ (code >= c ? 1 : 0)
      }
    }
    for bound in rest {
      for row in 0..<count { target[row] &+= source[row] >= bound ? 1 : 0 }
    }
  }

  private static func search<Code: LaneCode>(
    _ source: UnsafePointer<Code>,
    _ bounds: [Code],
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int
  ) {
    for row in 0..<count {
      let code = source[row]
      var (low, high) = (0, bounds.count)
      while low < high {
        let middle = (low &+ high) >> 1
        if bounds[middle] <= code { low = middle &+ 1 } else { high = middle }
      }
      target[row] = UInt8(truncatingIfNeeded: low)
    }
  }

  /// Puts the reserved bytes where the code stands for no value.
  static func reserve<Code: LaneCode>(
    _ source: UnsafePointer<Code>,
    _ target: UnsafeMutablePointer<UInt8>,
    _ count: Int,
    first: Code,
    fault: Code
  ) {
    for row in 0..<count {
      let code = source[row]
      let isReserved: UInt8 = code >= first ? 0xFF : 0
      let isFault: UInt8 = code == fault ? 1 : 0
      target[row] = (target[row] | isReserved) &- isFault
    }
  }
}
