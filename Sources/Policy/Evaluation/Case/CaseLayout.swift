// SPDX-License-Identifier: Apache-2.0
public import Evidence
internal import ExactArithmetic

/// How the subjects of one kind stand in a CSV file: a row for each, a column for each fact.
///
/// `id` names the subject, `FACT_se` gives the standard error of a number, `FACT.FIELD` a field of a
/// record, and a column named as an entity links the subject to a row of it. An empty cell is
/// unknown (missing), `unknown(pending)` says why. Cells are read by the facts' types; codes stay
/// texts. Lists of records stand in files of their own: see `ListLayout`.
public struct CaseLayout: Sendable {
  /// What a column holds.
  enum Cell: Sendable {
    case id
    case fact(String, ValueType)
    case error(of: String, ValueType)
    case field(String, of: String, ValueType)
    case parent(String)
  }

  /// The entity that a row is one of.
  public let entity: String
  /// Cells that hold back a number, such as `*`: it is known to somebody, and neither 0 nor missing.
  public var suppressed: Set<String> = []
  let cells: [String: Cell]
  private let names: [String]
  private let period: String?
  private let isIdentified: Bool

  /// The layout of an entity's file.
  ///
  /// - Parameters:
  ///   - entity: The entity's name.
  ///   - rulebook: The rules that say which facts there are, in any of their versions.
  ///   - isIdentified: Whether every row must say its id, and no two rows may have one id.
  public init(of entity: String, in rulebook: Rulebook, isIdentified: Bool = true) {
    self.init(of: entity, in: [rulebook], isIdentified: isIdentified)
  }

  /// The layout of an entity's file from which several policies read.
  ///
  /// - Parameters:
  ///   - entity: The entity's name.
  ///   - rulebooks: The policies; where two give a fact of one name two types, that of the first holds.
  ///   - isIdentified: Whether every row must say its id, and no two rows may have one id.
  public init(of entity: String, in rulebooks: [Rulebook], isIdentified: Bool = true) {
    self.entity = entity
    self.isIdentified = isIdentified
    period = rulebooks.first { $0.subject == entity }?.period
    var cells: [String: Cell] = ["id": .id]
    var names = ["id"]
    func add(_ name: String, _ cell: Cell) {
      guard cells[name] == nil else { return }
      cells[name] = cell
      names.append(name)
    }
    for program in rulebooks.flatMap(\.versions).map(\.program) {
      guard let place = program.entities.firstIndex(where: { $0.name == entity }) else { continue }
      for fact in program.facts where fact.entity == place && fact.parameters.isEmpty {
        add(fact.name, .fact(fact.name, fact.type))
        for field in fact.type.fields ?? [] where field.type.fields == nil {
          add("\(fact.name).\(field.name)", .field(field.name, of: fact.name, field.type))
        }
      }
      for fact in program.facts
      where fact.entity == place && fact.parameters.isEmpty
        && fact.type.withoutConstants.number != nil
      {
        add("\(fact.name)_se", .error(of: fact.name, fact.type))
      }
      for parent in program.entities[place].ancestors {
        let name = program.entities[parent].name
        add(name, .parent(name))
      }
    }
    self.cells = cells
    self.names = names
  }

  /// What a record's own cell is told where fields of it are filled.
  static let fieldsInstead = "stays empty where columns of its fields are filled"

  /// What a field's cell is told where the record's own cell is filled.
  static func wholeInstead(of name: String) -> String {
    "stays empty where column `\(name)` has a value of its own"
  }

  /// What a cell says: a number with a decimal point, whatever mark the file declares.
  private func plain(_ text: String, _ cell: Cell, _ mark: Character) throws(CellObjection)
    -> String
  {
    if suppressed.contains(text) { return "unknown(\(UnknownKind.unobtainable.rawValue))" }
    guard mark != ".", cell.isNumber else { return text }
    guard !text.contains(".") else {
      throw CellObjection(rule: "is a number with the declared mark \"\(mark)\"")
    }
    return text.replacing(String(mark), with: ".")
  }

  /// What the file must hold.
  public var specification: TableSpecification {
    TableSpecification(
      name: entity,
      columns: names.map { CellReading.column($0, isRequired: isIdentified && $0 == "id") },
      key: isIdentified ? ["id"] + (period.map { [$0] } ?? []) : []
    )
  }

  /// A subject with the line of the file on which it begins.
  public typealias Row = (line: Int, subject: CaseRow)

  /// Reads the rows of a file.
  ///
  /// - Parameter table: The file's rows, as the specification lets them in.
  /// - Returns: The subjects of rows without findings, and what is wrong with the others.
  public func read(_ table: Evidence.Table) -> (rows: [Row], findings: [Finding]) {
    var rows: [Row] = []
    var findings: [Finding] = []
    let isPlain = suppressed.isEmpty && table.columns.allSatisfy { $0.decimalMark == "." }
    for row in 0..<table.rowCount {
      let line = table.sourceLine(ofRow: row)
      var reading = RowReading(entity, line: line)
      var isSound = true
      for column in table.columns where !column.isMissing(row) {
        guard let cell = cells[column.name] else { continue }
        do throws(CellObjection) {
          let text = column.text(row)
          try reading.take(isPlain ? text : plain(text, cell, column.decimalMark), as: cell)
        } catch {
          isSound = false
          findings.append(CellReading.finding(table, row, column, error))
        }
      }
      guard isSound else { continue }
      var subject = reading.subject
      if let period { subject.period = subject.facts[period]?.stated?.number?.integer }
      rows.append((line, subject))
    }
    return (rows, findings)
  }
}

extension CaseLayout.Cell {
  /// Whether the cell holds a number.
  fileprivate var isNumber: Bool {
    switch self {
    case .fact(_, let type), .error(_, let type), .field(_, _, let type):
      type.withoutConstants.number != nil
    case .id, .parent: false
    }
  }
}

/// One row on its way from cells to facts.
private struct RowReading {
  private var row: CaseRow
  private var records: [String: [String: Answer]] = [:]

  init(_ entity: String, line: Int) { row = CaseRow(entity, id: "line \(line)") }

  /// The subject with its records put together.
  var subject: CaseRow {
    var subject = row
    for (name, fields) in records {
      subject.facts[name] = FactRecord(.value(.record(fields)))
    }
    return subject
  }

  mutating func take(_ cell: String, as kind: CaseLayout.Cell) throws(CellObjection) {
    switch kind {
    case .id: row.id = cell
    case .parent(let entity): row.links[entity] = cell
    case .fact(let name, let type):
      let error = row.facts[name]?.statedError
      let answer = try CellReading.answer(cell, type, name)
      guard records[name] == nil else {
        throw CellObjection(rule: CaseLayout.fieldsInstead)
      }
      row.facts[name] = FactRecord(answer, standardError: error)
    case .error(let name, let type):
      let error = try CellReading.standardError(cell, type)
      row.facts[name] = FactRecord(row.facts[name]?.stated, standardError: error)
    case .field(let field, let name, let type):
      let answer = try CellReading.answer(cell, type, "\(name).\(field)")
      guard row.facts[name] == nil else {
        throw CellObjection(rule: CaseLayout.wholeInstead(of: name))
      }
      records[name, default: [:]][field] = answer
    }
  }
}
