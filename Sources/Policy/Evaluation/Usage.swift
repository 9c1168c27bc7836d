// SPDX-License-Identifier: Apache-2.0
/// What an answer rests on: presumptions, readings, sources.
///
/// Most answers rest on nothing, or on what the clause before rests on; both are passed on without
/// a copy.
struct Usage: Sendable {
  /// The names; `nil` for nothing.
  private var names: Names?

  private final class Names: Sendable {
    let presumed: Set<String>
    let readings: Set<String>
    let sources: Set<String>

    init(presumed: Set<String>, readings: Set<String>, sources: Set<String>) {
      self.presumed = presumed
      self.readings = readings
      self.sources = sources
    }

    func holds(_ other: Names) -> Bool {
      other.presumed.isSubset(of: presumed) && other.readings.isSubset(of: readings)
        && other.sources.isSubset(of: sources)
    }
  }

  /// Nothing.
  init() {}

  /// What a clause's tail names.
  ///
  /// - Parameter tail: The tail.
  init(_ tail: Tail) {
    guard !tail.readings.isEmpty || !tail.citations.isEmpty else { return }
    names = Names(
      presumed: [],
      readings: Set(tail.readings.map(\.text)),
      sources: Set(tail.citations.map(\.source.text))
    )
  }

  /// A fact whose presumption stood in.
  ///
  /// - Parameter fact: The fact's name.
  init(presuming fact: String) {
    names = Names(presumed: [fact], readings: [], sources: [])
  }

  /// A reading, by one of its expressions.
  ///
  /// - Parameter reading: The reading's name.
  init(reading: String) {
    names = Names(presumed: [], readings: [reading], sources: [])
  }

  /// Whether it is nothing.
  var isEmpty: Bool { names == nil }
  /// Facts whose presumption stood in, sorted.
  var presumed: [String] { names?.presumed.sorted() ?? [] }
  /// Readings, whether by an alternative or by a tail, sorted.
  var readings: [String] { names?.readings.sorted() ?? [] }
  /// Cited sources.
  var sources: Set<String> { names?.sources ?? [] }

  /// Adds what another answer rests on.
  ///
  /// - Parameter other: What the other answer rests on.
  mutating func formUnion(_ other: Usage) {
    guard let more = other.names, more !== names else { return }
    guard let own = names, !more.holds(own) else {
      names = more
      return
    }
    if own.holds(more) { return }
    names = Names(
      presumed: own.presumed.union(more.presumed),
      readings: own.readings.union(more.readings),
      sources: own.sources.union(more.sources)
    )
  }
}

extension Rulebook {
  /// The weakest grade among some sources; `nil` when none of them has one.
  func weakestGrade(of cited: Set<String>) -> SourceDeclaration.Grade? {
    sources.filter { cited.contains($0.id.text) }.compactMap(\.grade).max()
  }
}
