// SPDX-License-Identifier: Apache-2.0

/// A count with its noun: `1 unit`, `7 units`.
struct CountedNoun: CustomStringConvertible {
  let count: Int
  let description: String

  init(_ noun: String, _ count: Int) {
    self.count = count
    description = "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
