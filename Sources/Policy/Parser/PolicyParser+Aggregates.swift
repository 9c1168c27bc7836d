// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `sum of`, `mean of`, `share of`, `greater of` or `lesser of`.
  mutating func operationOf(_ first: String) throws(Unreadable) -> Expression {
    let start = at
    at += 2
    switch first {
    case "greater": return Expression(.extreme(.greatest, try arguments()), site(start))
    case "lesser": return Expression(.extreme(.least, try arguments()), site(start))
    default: break
    }
    if first != "share", isListAhead() {
      return Expression(.extreme(first == "mean" ? .mean : .sum, try arguments()), site(start))
    }
    let value = try sum()
    if first == "mean", isAt("for") { return try window(value, start) }
    guard isAt("over") else {
      var wanted = "`over` and the name of an entity"
      if first == "mean" { wanted += ", or `for`" }
      throw expected(wanted)
    }
    let operation: Aggregate.Operation
    switch first {
    case "sum": operation = .sum
    case "mean": operation = .mean
    default: operation = .share
    }
    return try aggregate(operation, value: value, start)
  }

  /// Whether a parenthesis with two or more members comes next: then it is the list form.
  private func isListAhead() -> Bool {
    guard isAt(.openParenthesis) else { return false }
    var open = 0
    for token in tokens[at...] {
      switch token.kind {
      case .sign(.comma) where open == 1: return true
      case .sign(let sign) where sign.closer != nil: open += 1
      case .sign(let sign) where sign.isCloser:
        open -= 1
        if open == 0 { return false }
      case .newline, .end: return false
      default: break
      }
    }
    return false
  }

  /// Reads an aggregate from its `over` on.
  mutating func aggregate(
    _ operation: Aggregate.Operation,
    value: Expression?,
    _ start: Int
  ) throws(Unreadable) -> Expression {
    try expect("over")
    let entity = try name("the name of an entity")
    var parent: Name?
    if isAt("in"), isName(1) {
      at += 1
      parent = try name("the name of an entity")
    }
    let filter = take("where") ? try expression() : nil
    let weight = take("weight") ? try sum() : nil
    let aggregate = Aggregate(
      operation,
      value: value,
      over: entity,
      in: parent,
      filter: filter,
      weight: weight,
      unknowns: try unknownPolicy()
    )
    return Expression(.aggregate(aggregate), site(start))
  }

  /// Reads `unknowns strict`, `unknowns bounds` or `unknowns known only` if it comes next.
  mutating func unknownPolicy() throws(Unreadable) -> UnknownPolicy? {
    guard take("unknowns") else { return nil }
    if take("strict") { return .strict }
    if take("bounds") { return .bounds }
    guard take("known", "only") else {
      throw expected(
        "`strict`, `bounds` or `known only`",
        among: ["strict", "bounds", "known"]
      )
    }
    guard take("at", "least") else { return .knownOnly(atLeast: nil) }
    let share = try number("a share in per cent")
    guard share.isPercent else {
      throw failure("the share that must be known is written in per cent", at: tokens[at - 1].span)
    }
    try expect("known")
    return .knownOnly(atLeast: share)
  }

  private mutating func window(_ value: Expression, _ start: Int) throws(Unreadable) -> Expression {
    at += 1
    let variable = try name("the name of the period")
    try expect("in")
    let lower = try sum()
    try expect(.dots)
    return Expression(.window(value, variable, from: lower, to: try sum()), site(start))
  }

  /// Reads `time in LIST where … within last 5 years before DATE`.
  mutating func timeIn() throws(Unreadable) -> Expression {
    let start = at
    at += 2
    let list = try fields()
    let filter = take("where") ? try expression() : nil
    var window: TimeIn.Window?
    if take("within") {
      try expect("last")
      let count = try number("how many years, months, weeks or days")
      let unit = try name("the name of a unit")
      var end: Expression?
      if take("before") { end = try factor() }
      window = TimeIn.Window(count, unit, before: end)
    }
    return Expression(.timeIn(TimeIn(list, filter: filter, window: window)), site(start))
  }

  /// Reads `best FIELD in LIST where …`.
  mutating func best() throws(Unreadable) -> Expression {
    let start = at
    try expect("best")
    let field = try name("the name of a field")
    try expect("in")
    let list = try fields()
    let filter = take("where") ? try expression() : nil
    return Expression(.best(Best(field, in: list, filter: filter)), site(start))
  }

  /// Reads `allocate POOL over ENTITY by WEIGHT to STEP ties by … then …`.
  mutating func allocation() throws(Unreadable) -> Expression {
    let start = at
    at += 1
    let pool = try sum()
    try expect("over")
    let entity = try name("the name of an entity")
    try expect("by")
    let weight = try sum()
    try expect("to")
    let step = try number("the step of the parts")
    try expect("ties", "by")
    var ties = [try factor()]
    while take("then") { ties.append(try factor()) }
    let allocation = Allocation(of: pool, over: entity, by: weight, to: step, ties: ties)
    return Expression(.allocate(allocation), site(start))
  }
}
