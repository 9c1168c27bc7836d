// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Reads the cells of files that hold facts, and words what is wrong with them.
enum CellReading {
  /// What a cell says of a fact: a value of its type, or unknown with its kind.
  ///
  /// - Parameters:
  ///   - cell: The cell's text, not empty.
  ///   - type: The fact's type.
  ///   - name: The fact's name.
  /// - Throws: `CellObjection` when it is neither.
  /// - Returns: The value, or the unknown.
  static func answer(
    _ cell: String,
    _ type: ValueType,
    _ name: String
  ) throws(CellObjection) -> Answer {
    guard cell.hasPrefix("unknown") else { return .value(try type.value(ofCell: cell)) }
    if cell == "unknown" { return .unknown(.missing, name) }
    let kinds = UnknownKind.allCases.filter { cell == "unknown(\($0.rawValue))" }
    if let kind = kinds.first { return .unknown(kind, name) }
    throw CellObjection(
      rule: "is a value, or unknown with one of the kinds "
        + UnknownKind.allCases.map(\.rawValue).joined(separator: ", ")
    )
  }

  /// The standard error that a cell states, in base units.
  ///
  /// - Parameters:
  ///   - cell: The cell's text.
  ///   - type: The type of the fact that it belongs to.
  /// - Throws: `CellObjection` when it is no number, or below 0.
  /// - Returns: The standard error.
  static func standardError(
    _ cell: String,
    _ type: ValueType?
  ) throws(CellObjection) -> Rational {
    guard let error = Rational(decimal: cell), error >= .zero else {
      throw CellObjection(rule: "is a number not below 0")
    }
    return error * (type?.withoutConstants.number?.unit?.factor ?? .one)
  }

  /// What is wrong with a cell, as a finding that does not repeat it.
  static func finding(
    _ table: Evidence.Table,
    _ row: Int,
    _ column: Column,
    _ objection: CellObjection
  ) -> Finding {
    Finding(
      severity: .error,
      code: "cell",
      file: table.fileName,
      row: table.sourceLine(ofRow: row),
      column: column.header,
      value: "<redacted>",
      rule: "a cell of this column \(objection.rule)",
      remedy: "correct the cell, or leave it empty when the evidence is missing"
    )
  }

  /// A column whose cells no message may print.
  static func column(_ name: String, isRequired: Bool = false) -> ColumnSpecification {
    ColumnSpecification(
      name,
      .text,
      isRequired: isRequired,
      allowsMissing: !isRequired,
      isPrivate: true
    )
  }
}

extension ValueType {
  /// The fields of a record, its named constants left out; `nil` for every other type.
  var fields: [Field]? {
    if case .record(let fields) = withoutConstants { fields } else { nil }
  }

  /// The fields of a list of records; `nil` for every other type.
  var itemFields: [Field]? {
    if case .list(let element) = withoutConstants { element.fields } else { nil }
  }
}
