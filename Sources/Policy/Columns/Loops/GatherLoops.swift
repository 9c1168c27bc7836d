// SPDX-License-Identifier: Apache-2.0

/// Rows of another entity, by links.
enum GatherLoops {
  /// The code of the linked row; that of the first row where there is none.
  static func rows<Code: LaneCode>(
    _ memory: LaneMemory,
    _ links: UnsafePointer<Int32>,
    _ target: UnsafeMutablePointer<Code>,
    _ count: Int
  ) {
    let source = memory.codes(Code.self)
    for row in 0..<count { target[row] = source[Int(max(links[row], 0))] }
  }
}
