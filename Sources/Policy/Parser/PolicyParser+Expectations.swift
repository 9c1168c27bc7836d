// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyParser {
  /// Reads `expect SUBJECT …`.
  ///
  /// The subject is a value without operators, since what is expected may itself begin with a
  /// minus or with `between`; anything else stands in parentheses.
  mutating func expectation() throws(Unreadable) -> TestDeclaration.Line.Kind {
    at += 1
    let subject = try postfix()
    let expectation: TestDeclaration.Expectation
    if take("between") {
      let lower = try number()
      try expect("and")
      expectation = .between(lower, try number())
    } else if isAt("probability") {
      at += 1
      let outcome: TestDeclaration.OutcomeWord = try choice("an outcome, such as `met`")
      try expect(.equal)
      let value = try number("a probability")
      expectation = .probability(outcome, value, within: try tolerance())
    } else if isAt("differs"), isAt(.equal, 1) {
      at += 2
      let value = try number("a probability")
      expectation = .differs(value, within: try tolerance())
    } else if let outcome = try outcome() {
      expectation = outcome
    } else {
      guard startsLiteral() else {
        throw expected(
          "an outcome or a value",
          help: "an expression with operators stands in parentheses:  expect (a + b) 5"
        )
      }
      var values: [Literal] = []
      while startsLiteral() { values.append(try literal()) }
      expectation = .values(values)
    }
    endLine()
    return .expect(subject, expectation)
  }

  private mutating func tolerance() throws(Unreadable) -> NumberLiteral {
    try expect("within")
    return try number("the greatest difference")
  }

  private mutating func outcome() throws(Unreadable) -> TestDeclaration.Expectation? {
    let word: TestDeclaration.OutcomeWord
    var kinds: [UnknownKind] = []
    var fault: String?
    if take("met") {
      word = .met
    } else if take("not", "met") {
      word = .notMet
    } else if take("unknown") {
      word = .unknown
      kinds = try self.kinds()
    } else if take("fault") {
      word = .fault
      if let code = self.word(), code != "because" {
        fault = code
        at += 1
      }
    } else {
      return nil
    }
    let because = take("because") ? try labelPaths() : []
    return .outcome(word, kinds: kinds, fault: fault, because: because)
  }

  private mutating func kinds() throws(Unreadable) -> [UnknownKind] {
    let opener = at
    guard take(.openParenthesis) else { return [] }
    var kinds: [UnknownKind] = []
    repeat { kinds.append(try choice("a kind of unknown, such as `missing`")) } while take(.comma)
    try close(opener)
    return kinds
  }
}
