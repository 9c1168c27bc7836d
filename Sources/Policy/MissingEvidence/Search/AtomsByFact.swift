// SPDX-License-Identifier: Apache-2.0

/// The atoms that a formula uses, sorted by the fact they are conditions on.
///
/// Chains through two arrays, since an array for each fact would be most of the work of a small
/// search.
struct AtomsByFact: Sendable {
  /// The atoms of one fact, in the order of the case.
  struct Conditions: Sequence, IteratorProtocol, Sendable {
    fileprivate let following: [Int]
    fileprivate var index: Int

    var isEmpty: Bool { index < 0 }

    mutating func next() -> Int? {
      if index < 0 { return nil }
      defer { index = following[index] }
      return index
    }
  }

  private var first: [Int]
  private var following: [Int]
  /// The opaque atoms, in the order of the case.
  private(set) var opaque: [Int] = []

  init(_ evidence: EvidenceCase, _ isUsed: [Bool]) {
    first = Array(repeating: -1, count: evidence.facts.count)
    following = Array(repeating: -1, count: evidence.atoms.count)
    for index in evidence.atoms.indices.reversed() where isUsed[index] {
      switch evidence.atoms[index] {
      case .cells(let fact, _):
        following[index] = first[fact]
        first[fact] = index
      case .opaque: opaque.append(index)
      }
    }
    opaque.reverse()
  }

  func conditions(on fact: Int) -> Conditions {
    Conditions(following: following, index: first[fact])
  }
}
