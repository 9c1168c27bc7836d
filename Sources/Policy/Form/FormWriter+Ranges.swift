// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Numbers whose unknowns leave bounds, written as a value and two ends.
extension FormWriter {
  /// Writes a term where unknowns leave bounds, if the scope says so.
  mutating func range(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> FormRange {
    guard scope.keepsBounds, !term.isCondition else {
      return FormRange(try write(term, at: home, scope))
    }
    switch term.kind {
    case .measure(let measure, let arguments, let period):
      return try use(measure, arguments, in: period, at: home, scope, term.site)
    case .variable(let variable):
      if let range = scope.ranges[variable] {
        return try range.mapped { (slot) throws(Unsayable) in
          try lifted(slot, to: home, term.site)
        }
      }
      return bounded(try write(term, at: home, scope), term.type, at: home)
    case .unknown, .fact, .field, .referred:
      return bounded(try write(term, at: home, scope), term.type, at: home)
    case .previous:
      guard let range = scope.previousRange else {
        return FormRange(try write(term, at: home, scope))
      }
      return try range.mapped { (slot) throws(Unsayable) in try lifted(slot, to: home, term.site) }
    case .lookup(let table, let keys, let output):
      var slots: [Slot] = []
      for key in keys {
        slots.append(try range(key, at: home, scope).value)
        try refuseBounds(slots, key.site)
      }
      let found = add(.lookup(table: table, keys: slots, output: output), term.type, at: home)
      let ends = program.tables[table].range(ofOutput: output)
      return bounded(found, term.type, ends.lower, ends.upper, at: home)
    case .weight(let operand):
      guard case .oneOf(let members) = operand.type.withoutConstants else { break }
      let weights = members.compactMap(\.weight)
      let slot = try write(term, at: home, scope)
      return bounded(slot, term.type, weights.min(), weights.max(), at: home)
    case .negative(let operand):
      let range = try numbers(operand, at: home, scope)
      return FormRange(
        add(.negative(range.value), term.type, at: home),
        add(.negative(range.upper), term.type, at: home),
        add(.negative(range.lower), term.type, at: home)
      )
    case .arithmetic(let operation, let left, let right):
      let (a, b) = (try numbers(left, at: home, scope), try numbers(right, at: home, scope))
      return computed(operation, a, b, term.type, at: home)
    case .extreme(let extreme, let members):
      var ranges: [FormRange] = []
      for member in members { ranges.append(try numbers(member, at: home, scope)) }
      return self.extreme(extreme, ranges, term.type, at: home, keepsBounds: true)
    case .round(let operand, let step, let mode):
      return rounded(try numbers(operand, at: home, scope), step, mode, term.type, at: home)
    case .conditional(let condition, let yes, let no):
      let asked = try write(condition, at: home, scope)
      let parts = [try range(yes, at: home, scope), try range(no, at: home, scope)]
      try refuseOpenNumbers(parts.map(\.value), term.site)
      try refuseBounds(parts.map(\.value), term.site)
      return chosen(asked, parts[0], parts[1], term.type, at: home)
    case .reading(let name, let alternatives):
      guard let chosen = alternatives.first(where: { $0.letter == answers[name] }) else { break }
      return try range(chosen.value, at: home, scope)
    default: break
    }
    return FormRange(try write(term, at: home, scope))
  }

  /// Writes a term of which a number is needed.
  mutating func numbers(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> FormRange {
    let range = try range(term, at: home, scope)
    return range.isPlain ? FormRange(narrowed(range.value)) : range
  }

  // MARK: - Ends

  /// A number that lies within its declared range where it is not known.
  private mutating func bounded(_ slot: Slot, _ type: ValueType, at home: Int) -> FormRange {
    guard case .number(let number) = type else { return FormRange(slot) }
    return bounded(slot, type, number.lower, number.upper, at: home)
  }

  private mutating func bounded(
    _ slot: Slot,
    _ type: ValueType,
    _ lower: Rational?,
    _ upper: Rational?,
    at home: Int
  ) -> FormRange {
    guard type.constants.isEmpty, type.withoutConstants.number != nil else {
      return FormRange(slot)
    }
    func end(_ number: Rational?, _ writer: inout FormWriter) -> Slot {
      guard let number else { return slot }
      let limit = writer.constant(.number(number), type)
      return writer.add(.either(slot, limit), type, at: home)
    }
    let (low, high) = (end(lower, &self), end(upper, &self))
    return settled(FormRange(slot, low, high), type, at: home)
  }

  /// Ends that are one number are the value.
  mutating func settled(_ range: FormRange, _ type: ValueType, at home: Int) -> FormRange {
    if range.isPlain { return range }
    if range.lower == range.upper { return FormRange(range.lower) }
    let isOne = add(.comparison(.equal, range.lower, range.upper), .truth, at: home)
    let open = form.slot(FormNode(operation: .unknown(.missing), type: type, home: home))
    let single = add(.conditional(isOne, range.lower, open), type, at: home)
    return FormRange(
      add(.either(range.value, single), type, at: home),
      range.lower,
      range.upper
    )
  }

  // MARK: - Operations

  /// One of two ranges, by a condition; where that is unknown nothing bounds the number.
  mutating func chosen(
    _ condition: Slot,
    _ yes: FormRange,
    _ no: FormRange,
    _ type: ValueType,
    at home: Int
  ) -> FormRange {
    func part(_ a: Slot, _ b: Slot, _ writer: inout FormWriter) -> Slot {
      writer.add(.conditional(condition, a, b), type, at: home)
    }
    let value = part(yes.value, no.value, &self)
    if yes.isPlain, no.isPlain { return FormRange(value) }
    return FormRange(value, part(yes.lower, no.lower, &self), part(yes.upper, no.upper, &self))
  }

  /// A number rounded; rounding never reverses order, so the ends are rounded too.
  mutating func rounded(
    _ range: FormRange,
    _ step: Rational,
    _ mode: RoundingMode,
    _ type: ValueType,
    at home: Int
  ) -> FormRange {
    let value = add(.rounded(range.value, step, mode), type, at: home)
    if range.isPlain { return FormRange(value) }
    let lower = add(.rounded(range.lower, step, mode), type, at: home)
    let upper = add(.rounded(range.upper, step, mode), type, at: home)
    return settled(FormRange(value, lower, upper), type, at: home)
  }

  /// The greatest, least, sum or mean of several numbers.
  mutating func extreme(
    _ extreme: Extreme,
    _ ranges: [FormRange],
    _ type: ValueType,
    at home: Int,
    keepsBounds: Bool
  ) -> FormRange {
    func folded(
      _ slots: [Slot],
      _ writer: inout FormWriter,
      _ join: (inout FormWriter, Slot, Slot) -> Slot
    ) -> Slot {
      slots.dropFirst().reduce(slots[0]) { join(&writer, $0, $1) }
    }
    func strict(_ operation: @escaping (Slot, Slot) -> FormOperation)
      -> (inout FormWriter, Slot, Slot) -> Slot
    {
      { writer, a, b in writer.add(operation(a, b), type, at: home) }
    }
    // An end of the greatest or least needs only the numbers whose end is known.
    func open(_ operation: @escaping (Slot, Slot) -> FormOperation)
      -> (inout FormWriter, Slot, Slot) -> Slot
    {
      { writer, a, b in
        if a == b { return a }
        let known = writer.add(.either(a, b), type, at: home)
        let other = writer.add(.either(b, a), type, at: home)
        return writer.add(operation(known, other), type, at: home)
      }
    }
    let join: (Slot, Slot) -> FormOperation
    switch extreme {
    case .greatest: join = { .greater($0, $1) }
    case .least: join = { .lesser($0, $1) }
    case .mean, .sum: join = { .arithmetic(.plus, $0, $1) }
    }
    var result = FormRange(folded(ranges.map(\.value), &self, strict(join)))
    // Among numbers of which some are not known the others bound the greatest and the least.
    let isPicked = keepsBounds && (extreme == .greatest || extreme == .least)
    if isPicked || !ranges.allSatisfy(\.isPlain) {
      let isGreatest = extreme == .greatest
      let lower = isGreatest ? open(join) : strict(join)
      let upper = extreme == .least ? open(join) : strict(join)
      result.lower = folded(ranges.map(\.lower), &self, lower)
      result.upper = folded(ranges.map(\.upper), &self, upper)
    }
    if extreme == .mean {
      let count = constant(.number(Rational(ranges.count)), .number(.plain))
      func shared(_ slot: Slot, _ writer: inout FormWriter) -> Slot {
        writer.add(.arithmetic(.divided, slot, count), type, at: home)
      }
      result =
        result.isPlain
        ? FormRange(shared(result.value, &self))
        : FormRange(
          shared(result.value, &self),
          shared(result.lower, &self),
          shared(result.upper, &self)
        )
    }
    return settled(result, type, at: home)
  }
}
