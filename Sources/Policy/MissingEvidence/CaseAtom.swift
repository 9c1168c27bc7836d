// SPDX-License-Identifier: Apache-2.0

/// A condition that is not taken apart further.
public enum CaseAtom: Sendable, Hashable {
  /// A condition on one fact: its truth in every cell of the fact's domain.
  ///
  /// A cell may be unknown, such as a table row that cannot be read: knowing the fact does not
  /// decide the condition then.
  case cells(fact: Int, truths: [Truth])

  /// A condition on several facts, such as a sum, of which only the facts are known.
  ///
  /// It is treated as an answer of its own, met or not met, that costs the efforts of its facts
  /// together. `truth` is its truth now; unknown leaves it open. Where such a fact is used
  /// elsewhere too, the answers hang together in a way the search does not see, and its result is
  /// marked as not proved minimal.
  case opaque(facts: [Int], truth: Truth)

  /// The facts it depends on.
  public var facts: [Int] {
    switch self {
    case .cells(let fact, _): [fact]
    case .opaque(let facts, _): facts
    }
  }
}

extension CaseAtom {
  var isOpaque: Bool { if case .opaque = self { true } else { false } }
}
