// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension Fact {
  /// What a cell of a file says of the fact, or of one field of it.
  ///
  /// - Parameters:
  ///   - cell: The cell's text, not empty.
  ///   - field: A field of a record; `nil` for the fact itself.
  /// - Throws: `CellObjection` when it is neither a value of the type nor an unknown, or when the fact
  ///   has no such field.
  /// - Returns: The value, or the unknown.
  public func answer(ofCell cell: String, field: String? = nil) throws(CellObjection) -> Answer {
    guard let field else { return try CellReading.answer(cell, type, name) }
    let fields = type.fields ?? []
    guard let declared = fields.first(where: { $0.name == field }) else {
      throw CellObjection(
        rule: "names a field of `\(name)`"
          + Spelling.suggestion(for: field, among: fields.map(\.name))
      )
    }
    return try CellReading.answer(cell, declared.type, "\(name).\(field)")
  }
}

extension ValueType {
  /// What a cell says of a fact of the type: a value, or unknown with its kind.
  ///
  /// - Parameters:
  ///   - cell: The cell's text, not empty.
  ///   - name: The fact's name.
  /// - Throws: `CellObjection` when it is neither.
  /// - Returns: The value, or the unknown.
  public func answer(ofCell cell: String, named name: String) throws(CellObjection) -> Answer {
    try CellReading.answer(cell, self, name)
  }
}
