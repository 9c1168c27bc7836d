// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads one of `strength`, `binds`, `stage` and `compares` if it comes next.
  ///
  /// - Parameters:
  ///   - attributes: The attributes that get it.
  ///   - seen: Which clauses the line has already, and where; each but `compares` stands once.
  /// - Returns: Whether there was one.
  /// - Throws: `Unreadable` when it is not complete.
  mutating func attribute(
    _ attributes: inout ClauseAttributes,
    _ seen: inout [String: Int]
  ) throws(Unreadable) -> Bool {
    let start = at
    switch word() {
    case "strength":
      at += 1
      attributes.strength = try choice("how strong the clause is")
      once("strength", start, &seen)
    case "binds":
      at += 1
      attributes.addressee = try name("whom the clause binds, such as `applicant` or `board`")
      once("binds", start, &seen)
    case "stage":
      at += 1
      attributes.stage = try name("the name of the stage")
      once("stage", start, &seen)
    case "compares":
      at += 1
      let source = try name("the name of a source")
      let pin = try text("the place in the source between quotation marks")
      try expect("as")
      let relation: ClauseAttributes.Relation = try choice("how the clause compares")
      attributes.comparisons.append(.init(Tail.Citation(source, pin: pin), relation))
    default: return false
    }
    return true
  }
}
