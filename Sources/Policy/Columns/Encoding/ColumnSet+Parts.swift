// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension ColumnSet {
  /// Encodes what every row says of a fact, whatever its type.
  ///
  /// - Parameters:
  ///   - answers: An answer for each row, checked against the fact's type.
  ///   - fact: The fact's place.
  ///   - program: The rules.
  ///   - place: The row of an entity that an id names.
  mutating func encode(
    _ answers: [Answer],
    fact: Int,
    of program: Program,
    _ place: (_ entity: String, _ id: String) -> ReferencePlace
  ) {
    let declared = program.facts[fact]
    if case .list(let element) = declared.type.withoutConstants {
      encodeList(answers, element, fact, of: program, place)
      return
    }
    encode(answers, declared.type, FactPart(fact), of: program, place) {
      (set, column, part) throws(ColumnError) in
      try set.set(column, part: part, of: declared.entity)
    }
  }

  /// Where an id leads.
  enum ReferencePlace {
    case row(Int)
    case nobody
    /// It depends on more than the id, such as a period.
    case open
  }

  private typealias Setting = (inout ColumnSet, FactColumn, FactPart) throws(ColumnError) -> Void

  /// Encodes a part, and the parts inside it.
  private mutating func encode(
    _ answers: [Answer],
    _ type: ValueType,
    _ part: FactPart,
    of program: Program,
    _ place: (_ entity: String, _ id: String) -> ReferencePlace,
    _ set: Setting
  ) {
    switch type.withoutConstants {
    case .record(let fields):
      do throws(ColumnError) {
        try set(&self, FactColumn(presence: answers, type), part)
      } catch {
        refuse(part: part)
      }
      for field in fields {
        let inner = FactPart(part.fact, part.path + [field.name])
        let values = answers.map { Self.field(field.name, of: $0) }
        encode(values, field.type, inner, of: program, place, set)
      }
    case .entity(let name):
      guard let target = program.entities.firstIndex(where: { $0.name == name }) else {
        refuse(part: part)
        return
      }
      var isOpen = false
      let column = ReferenceColumn(answers, target: target) { id in
        switch place(name, id) {
        case .row(let row) where row < rowCounts[target]: return row
        case .nobody: return nil
        default:
          isOpen = true
          return nil
        }
      }
      guard !isOpen, let presence = try? FactColumn(presence: answers, type) else {
        refuse(part: part)
        return
      }
      self.set(column, part: part)
      do throws(ColumnError) { try set(&self, presence, part) } catch { refuse(part: part) }
    default:
      do throws(ColumnError) {
        try set(&self, FactColumn(type, answers), part)
      } catch {
        refuse(part: part)
      }
    }
  }

  /// A field of a record as an expression reads it; nothing of a named constant.
  static func field(_ name: String, of record: Answer) -> Answer {
    switch record {
    case .value(.record(let fields)): fields[name] ?? .unknown(.missing, name)
    case .value: .unknown(.none)
    default: record
    }
  }

  private mutating func encodeList(
    _ answers: [Answer],
    _ element: ValueType,
    _ fact: Int,
    of program: Program,
    _ place: (_ entity: String, _ id: String) -> ReferencePlace
  ) {
    let declared = program.facts[fact]
    let isOpen = answers.contains { answer in
      if case .value(.list(_, isComplete: false)) = answer { true } else { false }
    }
    let openings = isOpen ? LaneMemory(rowCount: answers.count, width: .one) : nil
    var counts: [Int32] = []
    var items: [Answer] = []
    for (row, answer) in answers.enumerated() {
      var (count, isComplete) = (0, true)
      if case .value(.list(let elements, let isWhole)) = answer {
        (count, isComplete) = (elements.count, isWhole)
        items += elements
      }
      counts.append(Int32(count))
      openings?.codes(UInt8.self)[row] = isComplete ? 0 : 1
    }
    do throws(ColumnError) {
      let states = try FactColumn(presence: answers, declared.type)
      try set(
        ListColumn(counts: counts, states: states, openings: openings),
        fact: fact,
        of: declared.entity
      )
    } catch {
      refuse(part: FactPart(fact))
      return
    }
    encode(items, element, FactPart(fact), of: program, place) {
      (set, column, part) throws(ColumnError) in
      try set.set(column, item: part)
    }
  }
}

extension FactColumn {
  /// Encodes whether records, lists or references are given: `yes`, or the named constant that stands for none.
  init(presence answers: [Answer], _ type: ValueType) throws(ColumnError) {
    let members: [Value] = [.truth(true)] + type.constants.map { .name($0) }
    let codes = LaneMemory(rowCount: answers.count, width: .one)
    guard members.count <= 254 else { throw .noCodes }
    var faults = false
    for (row, answer) in answers.enumerated() {
      let code: UInt8
      switch answer {
      case .value(.record), .value(.list), .value(.entity): code = 0
      case .value(let value):
        let place = members.firstIndex(of: value)
        faults = faults || place == nil
        code = place.map { UInt8($0) } ?? Binder.Selector.fault
      case .fault: (code, faults) = (Binder.Selector.fault, true)
      default: code = Binder.Selector.unknown
      }
      codes.codes(UInt8.self)[row] = code
    }
    self.init(
      type: type,
      content: .members(members),
      codes: codes,
      constants: [],
      kinds: Self.kinds(answers),
      hasFaults: faults,
      extent: 0...0
    )
  }
}
