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
    if let answer = try between(cell, type, name) { return answer }
    throw CellObjection(
      rule: "is a value, or unknown with one of the kinds "
        + UnknownKind.allCases.map(\.rawValue).joined(separator: ", ")
    )
  }

  /// A number that is not known and lies between known ends: `unknown(unpublished, 0..9)`, an end
  /// left out where it is open; `nil` for a cell of another form.
  private static func between(
    _ cell: String,
    _ type: ValueType,
    _ name: String
  ) throws(CellObjection) -> Answer? {
    for kind in UnknownKind.allCases {
      let head = "unknown(\(kind.rawValue), "
      guard cell.hasPrefix(head), cell.hasSuffix(")") else { continue }
      let ends = cell.dropFirst(head.count).dropLast().split(
        separator: "..",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      guard ends.count == 2, let number = type.withoutConstants.number else {
        throw CellObjection(rule: "has ends only as a number, such as unknown(unpublished, 0..9)")
      }
      var found: [Rational?] = []
      for end in ends {
        found.append(end.isEmpty ? nil : try number.number(ofCell: String(end)))
      }
      if let lower = found[0], let upper = found[1], lower >= upper {
        throw CellObjection(rule: "has a lower end below its upper end")
      }
      return .between(NumberInterval(found[0], found[1]), Unknowns(kind, name))
    }
    return nil
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
