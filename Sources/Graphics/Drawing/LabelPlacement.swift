// SPDX-License-Identifier: Apache-2.0

/// Places labels along a line so that none covers another and each stays near its mark.
enum LabelPlacement {
  /// The centres nearest to the wanted ones, in least squares, that keep the labels apart.
  ///
  /// Labels keep the order of their wanted places (ties keep the order given). This is the isotonic
  /// regression of the wanted places less the room before each label, by pooling of adjacent
  /// violators; the ends clamp the pooled blocks, which keeps the solution optimal.
  ///
  /// - Parameters:
  ///   - wanted: The wanted centre of each label.
  ///   - sizes: The room each label needs along the line.
  ///   - low: Where the line begins.
  ///   - high: Where it ends; when the labels need more room than there is, they run past it.
  /// - Returns: The centres, in the order given.
  static func spread(wanted: [Double], sizes: [Double], low: Double, high: Double) -> [Double] {
    precondition(wanted.count == sizes.count, "each label has a size")
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // offsets[i] is the distance from the first centre to the i-th when all labels touch.
    var offsets: [Double] = []
    var offset = 0.0
    for (position, index) in order.enumerated() {
      if position > 0 { offset += (sizes[order[position - 1]] + sizes[index]) / 2 }
      offsets.append(offset)
    }
    var blocks: [(sum: Double, count: Int)] = []
    for (position, index) in order.enumerated() {
      blocks.append((wanted[index] - offsets[position], 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let before = blocks[blocks.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    guard let first = order.first, let last = order.last else { return [] }
    let lowest = low + sizes[first] / 2
    let highest = high - sizes[last] / 2 - (offsets.last ?? 0)
    var result = wanted
    var position = 0
    for block in blocks {
      let place = max(min(block.sum / Double(block.count), highest), lowest)
      for _ in 0..<block.count {
        result[order[position]] = place + offsets[position]
        position += 1
      }
    }
    return result
  }
}
