// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A fact of one row with the values of its arguments.
struct FactSlot: Sendable, Hashable {
  /// The fact's entity, a place among the entities of all versions.
  let entity: Int
  /// The row's place among the rows of its entity.
  let row: Int
  /// The fact's name.
  let name: String
  /// Its arguments.
  let arguments: [Value]

  /// A fact of one row.
  ///
  /// - Parameters:
  ///   - entity: The fact's entity.
  ///   - row: The row's place.
  ///   - name: The fact's name.
  ///   - arguments: Its arguments.
  init(_ entity: Int, row: Int, _ name: String, _ arguments: [Value]) {
    self.entity = entity
    self.row = row
    self.name = name
    self.arguments = arguments
  }
}

extension Evaluation {
  /// Evaluates from now on as if facts had other values than those on file.
  ///
  /// The declared range and step of a fact bind what is observed, not what is true, so a supposed
  /// value is not compared with them. Which version is in force stays as it was found before: an
  /// error of measurement does not change the law. What was computed is forgotten.
  ///
  /// - Parameter values: The values; only facts with an error of measurement can be supposed.
  func suppose(_ values: [FactSlot: Rational]) {
    supposed = values
    remembered.removeAll(keepingCapacity: true)
    measures.removeAll(keepingCapacity: true)
    decisions.removeAll(keepingCapacity: true)
    divisions.removeAll(keepingCapacity: true)
  }
}
