// SPDX-License-Identifier: Apache-2.0
/// What an answer rests on: presumptions, readings, sources.
struct Usage: Sendable, Hashable {
  /// Facts whose presumption stood in.
  var presumed: Set<String> = []
  /// Readings, whether by an alternative or by a tail.
  var readings: Set<String> = []
  /// Cited sources.
  var sources: Set<String> = []

  /// Nothing.
  init() {}

  /// What a clause's tail names.
  ///
  /// - Parameter tail: The tail.
  init(_ tail: Tail) {
    readings = Set(tail.readings.map(\.text))
    sources = Set(tail.citations.map(\.source.text))
  }

  /// Whether it is nothing.
  var isEmpty: Bool { presumed.isEmpty && readings.isEmpty && sources.isEmpty }

  /// Adds what another answer rests on.
  ///
  /// - Parameter other: What the other answer rests on.
  mutating func formUnion(_ other: Usage) {
    if other.isEmpty { return }
    if isEmpty {
      self = other
      return
    }
    presumed.formUnion(other.presumed)
    readings.formUnion(other.readings)
    if sources != other.sources { sources.formUnion(other.sources) }
  }
}
