// SPDX-License-Identifier: Apache-2.0

/// A fixed block of numbers that the reader fills from several threads and nobody changes later.
///
/// An array would have to be zeroed before two threads could fill its two halves.
final class Slab<Element: BitwiseCopyable>: @unchecked Sendable {
  // SAFETY: while a file is read, each thread writes only the rows of its own chunks; the block
  // is handed out after the last thread has finished and is then only read.

  let base: UnsafeMutablePointer<Element>
  let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: max(capacity, 1))
  }

  convenience init(_ elements: [Element]) {
    self.init(capacity: elements.count)
    elements.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      base.update(from: start, count: source.count)
    }
  }

  deinit { base.deallocate() }

  subscript(row: Int) -> Element {
    precondition(row >= 0 && row < capacity, "a row lies inside its table")
    return base[row]
  }

  /// Moves `count` rows towards the front; the places may overlap.
  func move(from source: Int, to target: Int, count: Int) {
    guard source != target, count > 0 else { return }
    (base + target).update(from: base + source, count: count)
  }
}
