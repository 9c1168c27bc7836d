import Evidence
// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import NumericsCore
import Policy

/// Writes a simulated population for policies about applicants: the subjects, the rows that they
/// refer to, and the items of their lists.
///
/// Every number depends on the seed, the row and the fact only. Values are drawn so that most
/// criteria hold for most people, and one cell of twenty is empty.
struct ApplicantWriter {
  static let seed: UInt64 = 458
  static let applicants = 1_000_000
  static let others = 4_000
  /// The days on which people apply.
  static let firstDay = CalendarDate(year: 2024, month: 7, day: 1)?.dayNumber ?? 0

  /// A fact that a policy reads, with all fields that any policy gives it.
  struct Needed {
    let name: String
    let type: ValueType
  }

  let rulebooks: [Rulebook]

  /// Writes all files into a folder.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("Simulated: no row stands for a person.\n".utf8)
      .write(to: folder.appending(path: "SIMULATED.txt"))
    for entity in entities {
      let count = entity == "applicant" ? Self.applicants : Self.others
      try write(entity, count, to: folder)
    }
  }

  /// The entities of all policies.
  var entities: [String] {
    Set(rulebooks.flatMap { $0.versions.flatMap { $0.program.entities.map(\.name) } }).sorted()
  }

  /// The facts of an entity in all policies, each once.
  func facts(of entity: String) -> [Needed] {
    var found: [String: ValueType] = [:]
    for program in rulebooks.flatMap({ $0.versions.map(\.program) }) {
      for fact in program.facts
      where program.entities[fact.entity].name == entity && fact.parameters.isEmpty {
        found[fact.name] = found[fact.name].map { $0.with(fact.type) } ?? fact.type
      }
    }
    return found.sorted { $0.key < $1.key }.map { Needed(name: $0.key, type: $0.value) }
  }

  // MARK: - Files

  private func write(_ entity: String, _ count: Int, to folder: URL) throws {
    let facts = facts(of: entity)
    let single = facts.filter { $0.type.listFields == nil }
    let random = CounterRandom(seed: Self.seed)
    let salt = UInt64(entity.utf8.reduce(7) { ($0 &* 31) &+ UInt32($1) }) << 32
    var text = header(single)
    var lists: [String: String] = [:]
    for fact in facts {
      guard let fields = fact.type.listFields else { continue }
      lists[fact.name] = ([entity] + fields.map(\.name)).joined(separator: ",") + "\n"
    }
    var files: [String: FileHandle] = [:]
    func flush(_ name: String, _ text: inout String) throws {
      if files[name] == nil {
        let place = folder.appending(path: "\(name).csv")
        try Data().write(to: place)
        files[name] = try FileHandle(forWritingTo: place)
      }
      try files[name]?.write(contentsOf: Data(text.utf8))
      text.removeAll(keepingCapacity: true)
    }
    for row in 0..<count {
      var draw = random.generator(unit: salt | UInt64(row), replicate: 0)
      let id = "\(entity.prefix(1).uppercased())\(row)"
      var cells = [id]
      let applied = Self.firstDay + Int.random(in: 0..<700, using: &draw)
      for fact in single { append(fact, &cells, applied, &draw) }
      text += cells.joined(separator: ",") + "\n"
      for fact in facts {
        guard let fields = fact.type.listFields else { continue }
        let most = fields.contains { $0.name == "start" } ? 4 : 3
        for number in 0..<Int.random(in: 0...most, using: &draw) {
          let item = self.item(fields, number + 1, applied, &draw)
          lists[fact.name, default: ""] += ([id] + item).joined(separator: ",") + "\n"
        }
      }
      if row % 20_000 == 19_999 || row == count - 1 {
        try flush(entity, &text)
        for name in lists.keys.sorted() { try flush(name, &lists[name, default: ""]) }
      }
    }
    for file in files.values { try file.close() }
  }

  private func header(_ facts: [Needed]) -> String {
    var names = ["id"]
    for fact in facts {
      guard let fields = fact.type.recordFields else {
        names.append(fact.name)
        continue
      }
      names.append(fact.name)
      names += fields.map { "\(fact.name).\($0.name)" }
    }
    return names.joined(separator: ",") + "\n"
  }

  // MARK: - Cells

  private func append(
    _ fact: Needed,
    _ cells: inout [String],
    _ applied: Int,
    _ draw: inout CounterGenerator
  ) {
    guard let fields = fact.type.recordFields else {
      cells.append(fact.name == "applied_on" ? day(applied) : cell(fact, applied, &draw))
      return
    }
    let state = Int.random(in: 0..<100, using: &draw)
    // Given, none, or nothing on file.
    cells.append(state >= 90 && state < 95 ? fact.type.constants.first ?? "" : "")
    for field in fields {
      let text = cell(Needed(name: field.name, type: field.type), applied, &draw)
      cells.append(state < 90 ? text : "")
    }
  }

  private func item(
    _ fields: [ValueType.Field],
    _ number: Int,
    _ applied: Int,
    _ draw: inout CounterGenerator
  ) -> [String] {
    let start = applied - Int.random(in: 30..<2_600, using: &draw)
    // One period of a thousand ends before it starts.
    let length =
      Int.random(in: 0..<1_000, using: &draw) == 0 ? -5 : Int.random(in: 20..<1_800, using: &draw)
    return fields.map { field in
      let isEmpty = Int.random(in: 0..<100, using: &draw) == 0
      switch field.name {
      case "number": return "\(number)"
      case "start": return isEmpty ? "" : day(start)
      case "finish":
        if isEmpty { return "" }
        return start + length > applied && !field.type.constants.isEmpty
          ? "ongoing" : day(start + length)
      default: return cell(Needed(name: field.name, type: field.type), applied, &draw)
      }
    }
  }

  private func day(_ number: Int) -> String { CalendarDate(dayNumber: number).description }

  private func cell(_ fact: Needed, _ applied: Int, _ draw: inout CounterGenerator) -> String {
    let roll = Int.random(in: 0..<1_000, using: &draw)
    if roll < 40 { return "" }
    if roll < 45 { return "unknown(pending)" }
    func some(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &draw) }
    switch fact.type.withoutConstants {
    case .truth: return roll < 900 ? "yes" : "no"
    case .oneOf(let members):
      return roll < 800 ? members[0].name : members[some(0...(members.count - 1))].name
    case .date:
      // Letters come before the application or after it, stages begin years before.
      return day(applied - (fact.name.hasPrefix("stage") ? some(300...1_500) : some(-60...300)))
    case .number(let number):
      let factor = number.unit?.factor ?? .one
      let low = number.lower.flatMap { ($0 / factor).ceil.integer } ?? 0
      let high = number.upper.flatMap { ($0 / factor).floor.integer } ?? (factor == 1 ? 48 : 9)
      return "\(some(low...max(high, low)))"
    case .code: return ["IN", "GB", "NG", "PK", "US", "FL"][roll % 6]
    case .entity(let name):
      // A few name nobody on file.
      let place = roll > 997 ? Self.others + 7 : some(0...(Self.others - 1))
      return "\(name.prefix(1).uppercased())\(place)"
    default: return ""
    }
  }
}

extension ValueType {
  /// The fields of a record.
  var recordFields: [Field]? {
    if case .record(let fields) = withoutConstants { fields } else { nil }
  }

  /// The fields of a list of records.
  var listFields: [Field]? {
    if case .list(let element) = withoutConstants { element.recordFields } else { nil }
  }

  /// A type with the fields of both, where both are lists of records, or records.
  fileprivate func with(_ other: ValueType) -> ValueType {
    func joined(_ a: [Field], _ b: [Field]) -> [Field] {
      a + b.filter { field in !a.contains { $0.name == field.name } }
    }
    if let a = listFields, let b = other.listFields { return .list(.record(joined(a, b))) }
    if let a = recordFields, let b = other.recordFields {
      return constants.isEmpty
        ? .record(joined(a, b)) : .union(.record(joined(a, b)), constants: constants)
    }
    return self
  }
}
