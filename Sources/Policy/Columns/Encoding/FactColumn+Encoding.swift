// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FactColumn {
  /// Encodes answers.
  ///
  /// A value that the type does not allow becomes a fault F02, as it would for a single case.
  ///
  /// - Parameters:
  ///   - type: The fact's type.
  ///   - answers: A value or an unknown for each row; several kinds at once stay several.
  /// - Throws: `ColumnError` where values have no codes.
  /// - Complexity: O(rows).
  public init(_ type: ValueType, _ answers: [Answer]) throws(ColumnError) {
    let kinds = Self.kinds(answers)
    switch type.withoutConstants {
    case .truth:
      guard type.constants.isEmpty else { throw .noCodes }
      try self.init(truths: answers, type, kinds)
    case .number(let number):
      let plain = answers.compactMap(\.number).filter { number.objection(to: $0) == nil }
      guard let step = number.step ?? Self.commonStep(plain) else { throw .noStep }
      var steps: [Int?] = []
      for answer in answers {
        // A number that lies between known ends is left to single cases, which keep the ends.
        if case .between = answer { throw .noCodes }
        guard let value = answer.number, number.objection(to: value) == nil else {
          steps.append(nil)
          continue
        }
        guard let count = (value / step).integer else { throw .noStep }
        steps.append(count)
      }
      try self.init(answers, type, steps, step: step, kinds)
    case .date:
      let days = answers.map { answer -> Int? in
        if case .value(.date(let date)) = answer { date.dayNumber } else { nil }
      }
      try self.init(answers, type, days, step: 1, kinds)
    case .oneOf, .code, .text: try self.init(members: answers, type, kinds)
    default: throw .noCodes
    }
  }

  // MARK: - Parts

  private init(
    truths answers: [Answer],
    _ type: ValueType,
    _ kinds: LaneMemory?
  ) throws(ColumnError) {
    let codes = LaneMemory(rowCount: answers.count, width: .one)
    let table = codes.codes(UInt8.self)
    var faults = false
    for (row, answer) in answers.enumerated() {
      switch answer {
      case .value(.truth(let isMet)): table[row] = isMet ? 2 : 0
      case .unknown: table[row] = 1
      default: (table[row], faults) = (3, true)
      }
    }
    self.init(
      type: type,
      content: .truth,
      codes: codes,
      constants: [],
      kinds: kinds,
      hasFaults: faults,
      extent: 0...0
    )
  }

  private init(
    _ answers: [Answer],
    _ type: ValueType,
    _ steps: [Int?],
    step: Rational,
    _ kinds: LaneMemory?
  ) throws(ColumnError) {
    let low = steps.lazy.compactMap { $0 }.min() ?? 0
    let high = steps.lazy.compactMap { $0 }.max() ?? 0
    let constants = type.constants
    let (span, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, span < Int.max - 16 - constants.count else { throw .noStep }
    let width = LaneWidth.holding(span + 1 + constants.count)
    let codes = LaneMemory(rowCount: answers.count, width: width)
    let origin = width == .eight ? 0 : low - width.least
    guard width != .eight || high < Int.max - 2 - constants.count else { throw .noStep }
    var faults = false
    codes.fill { row in
      if let count = steps[row] { return count - origin }
      if case .value(.name(let name)) = answers[row], let place = constants.firstIndex(of: name) {
        return width.greatest - 1 - constants.count + place
      }
      if case .unknown = answers[row] { return width.greatest }
      faults = true
      return width.greatest - 1
    }
    self.init(
      type: type,
      content: .numbers(step: step, origin: origin),
      codes: codes,
      constants: constants,
      kinds: kinds,
      hasFaults: faults,
      extent: low...high
    )
  }

  private init(
    members answers: [Answer],
    _ type: ValueType,
    _ kinds: LaneMemory?
  ) throws(ColumnError) {
    var members: [Value] = []
    if case .oneOf(let declared) = type.withoutConstants {
      members = declared.map { .name($0.name) }
    }
    members += type.constants.map { .name($0) }
    var places: [Value: Int] = [:]
    for (place, member) in members.enumerated() { places[member] = place }
    var found: [Int?] = []
    for answer in answers {
      guard let value = answer.value else {
        found.append(nil)
        continue
      }
      if places[value] == nil, Self.allows(type.withoutConstants, value) {
        places[value] = members.count
        members.append(value)
      }
      found.append(places[value])
    }
    let width = LaneWidth.holding(members.count)
    let codes = LaneMemory(rowCount: answers.count, width: width)
    var faults = false
    codes.fill { row in
      if let place = found[row] { return width.least + place }
      if case .unknown = answers[row] { return width.greatest }
      faults = true
      return width.greatest - 1
    }
    self.init(
      type: type,
      content: .members(members),
      codes: codes,
      constants: [],
      kinds: kinds,
      hasFaults: faults,
      extent: 0...0
    )
  }

  /// Whether a type without a list of members has a value.
  private static func allows(_ type: ValueType, _ value: Value) -> Bool {
    switch (type, value) {
    case (.code(let pattern), .text(let text)): pattern.matches(text)
    case (.text, .text): true
    default: false
    }
  }

  /// The kinds of all unknowns, one byte a row; `nil` when all are `missing`.
  static func kinds(_ answers: [Answer]) -> LaneMemory? {
    let missing = KindBits.bit(.missing)
    func bits(_ answer: Answer) -> UInt8? {
      if case .unknown(let unknowns) = answer { KindBits.bits(unknowns.kinds) } else { nil }
    }
    guard answers.contains(where: { bits($0) ?? missing != missing }) else { return nil }
    let memory = LaneMemory(rowCount: answers.count, width: .one)
    memory.fill { Int(bits(answers[$0]) ?? 0) }
    return memory
  }

  /// The greatest step that all numbers are multiples of one over.
  private static func commonStep(_ numbers: [Rational]) -> Rational? {
    var bottom = 1
    for number in numbers {
      guard let denominator = number.fraction?.denominator else { return nil }
      let (scaled, overflow) = (bottom / Int.gcd(bottom, denominator))
        .multipliedReportingOverflow(by: denominator)
      guard !overflow else { return nil }
      bottom = scaled
    }
    return Rational(1, bottom)
  }
}

extension Int {
  /// The greatest common divisor of two positive numbers.
  static func gcd(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
