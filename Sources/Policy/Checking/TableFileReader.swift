// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Reads the rows of a table out of an imported CSV file whose hash the policy pins.
///
/// Columns are found by name, codes are read as texts. A row whose `status` is `quarantined` was
/// damaged in its source: its outputs are unknown (illegible), and where its key cannot be read
/// either, it may be the row of every key that no other row takes.
struct TableFileReader {
  private let checker: VersionChecker
  private let declaration: TableDeclaration
  private(set) var built: BuiltTable

  private var findings: Findings { checker.findings }

  init(_ checker: VersionChecker, _ declaration: TableDeclaration, _ built: BuiltTable) {
    self.checker = checker
    self.declaration = declaration
    self.built = built
    self.built.isImported = true
  }

  /// Reads the file.
  mutating func read(_ path: Literal, _ sha256: Literal) {
    guard case .text(let name) = path.kind, case .text(let pinned) = sha256.kind else { return }
    guard let bytes = checker.shared.imports.bytes(of: name) else {
      findings.add(
        .importHash,
        "the file \"\(name)\" is not beside the policy",
        at: path.site,
        help: "put it there, or write its rows into the policy"
      )
      return
    }
    let hash = ContentHash.sha256(bytes)
    let digits = hash.hasPrefix("sha256:") ? String(hash.dropFirst(7)) : hash
    guard digits == pinned else {
      findings.add(
        .importHash,
        "the file \"\(name)\" has another hash than the policy pins",
        at: sha256.site,
        help: "if the new file is the law, pin \"\(digits)\""
      )
      return
    }
    rows(of: bytes, name, path.site)
  }

  private mutating func rows(of bytes: [UInt8], _ name: String, _ site: Site) {
    let fields = built.table.keys.map(\.name) + built.table.outputs.map(\.name)
    let columns = fields.map { ColumnSpecification($0, .text, allowsMissing: true) }
    let specification = TableSpecification(
      name: declaration.name.text,
      columns: columns,
      allowsOtherColumns: true
    )
    let result = CSVReader(specification: specification).read(bytes, fileName: name)
    for finding in result.findings where finding.severity == .error {
      findings.add(.typeMismatch, finding.sentence, at: site)
    }
    let status = result.table[column: "status"]
    for row in 0..<result.table.rowCount {
      let cells = fields.map { field -> String? in
        guard let column = result.table[column: field], !column.isMissing(row) else { return nil }
        return column.text(row)
      }
      let place = Place(file: name, line: result.table.sourceLine(ofRow: row), site: site)
      if status?.isMissing(row) == false, status?.text(row) == "quarantined" {
        appendDamaged(cells, place)
      } else {
        append(cells, fields, place)
      }
    }
  }

  private struct Place {
    let file: String
    let line: Int
    let site: Site
  }

  private mutating func append(_ cells: [String?], _ fields: [String], _ place: Place) {
    let keys = built.table.keys
    let types = keys.map(\.type) + built.table.outputs.map(\.type)
    var values: [Value] = []
    for (index, type) in types.enumerated() {
      guard let value = value(cells[index], type, fields[index], place) else { return }
      values.append(value)
    }
    built.table.rows.append(
      Table.Row(
        matches: values.prefix(keys.count).map { .values([$0]) },
        outputs: values.dropFirst(keys.count).map(Answer.value),
        tail: Tail(),
        site: place.site,
        line: place.line
      )
    )
  }

  private func value(
    _ cell: String?,
    _ type: ValueType,
    _ field: String,
    _ place: Place
  ) -> Value? {
    guard let cell else {
      if type.constants.contains("none") { return Value.none }
      report("is empty", "a value is expected", field, place)
      return nil
    }
    do {
      let value = try type.value(ofCell: cell)
      if case .number(let number) = value,
        let objection = type.withoutConstants.number?.objection(to: number)
      {
        report("is \(cell), which \(objection)", "every value lies in its range", field, place)
        return nil
      }
      let codes =
        if case .list(let values, _) = value { values.compactMap(\.value) } else { [value] }
      if case .code(let pattern) = type.withoutConstants.element {
        for case .text(let code) in codes where !pattern.matches(code) {
          report("is \(code)", "a code has the pattern \(pattern)", field, place)
          return nil
        }
      }
      return value
    } catch {
      report("is \(cell)", "a cell \(error.rule)", field, place)
      return nil
    }
  }

  private func report(_ what: String, _ rule: String, _ field: String, _ place: Place) {
    findings.add(
      .typeMismatch,
      "\(place.file) line \(place.line), column \(field): the cell \(what); \(rule)",
      at: place.site,
      help: "correct the file and pin its new hash, or mark the row `quarantined`"
    )
  }

  private mutating func appendDamaged(_ cells: [String?], _ place: Place) {
    let keys = built.table.keys
    let matches = zip(cells, keys).map { cell, key -> Table.Match in
      guard let cell, let value = try? key.type.value(ofCell: cell) else { return .otherwise }
      return .values([value])
    }
    let unknown = Answer.unknown(.illegible, declaration.name.text)
    built.table.rows.append(
      Table.Row(
        matches: matches,
        outputs: built.table.outputs.map { _ in unknown },
        tail: Tail(),
        site: place.site,
        line: place.line
      )
    )
  }
}
