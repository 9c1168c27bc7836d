// SPDX-License-Identifier: Apache-2.0

/// Every choice of one element from each of several lists, the last list running fastest.
struct Combinations<Element>: Sequence {
  private let lists: [[Element]]

  init(_ lists: [[Element]]) { self.lists = lists }

  func makeIterator() -> AnyIterator<[Element]> {
    let lists = lists
    var places: [Int]? = lists.contains(where: \.isEmpty) ? nil : lists.map { _ in 0 }
    return AnyIterator {
      guard var next = places else { return nil }
      defer {
        var key = lists.count - 1
        while key >= 0 {
          next[key] += 1
          if next[key] < lists[key].count { break }
          next[key] = 0
          key -= 1
        }
        places = key < 0 ? nil : next
      }
      return zip(lists, next).map { $0[$1] }
    }
  }
}
