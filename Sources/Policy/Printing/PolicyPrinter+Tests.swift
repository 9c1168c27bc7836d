// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyPrinter {
  static func write(
    _ test: TestDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var head = Pieces("\(lead)test ") + Pieces(test.title)
    for circumstance in test.circumstances { head.appendBreaking(Pieces(text(circumstance))) }
    writer.write([head + ":"], margin)
    writer.block { writer in
      for line in test.lines { write(line, to: &writer) }
    }
  }

  private static func text(_ circumstance: TestDeclaration.Circumstance) -> String {
    switch circumstance {
    case .on(let date): "on \(date.description)"
    case .year(let year): "in \(year)"
    case .reading(let name, let letter): "under \(name.text).\(letter.text)"
    case .knownOn(let date): "known on \(date.description)"
    case .version(let name): "version \(self.text(name))"
    }
  }

  private static func write(_ line: TestDeclaration.Line, to writer: inout LineWriter) {
    switch line.kind {
    case .given(let assignments):
      writer.write(["given " + .commas(assignments.map(pieces))], line.margin)
    case .rows(let entity, let head, let rows):
      writer.write(["given \(entity.text):"], line.margin)
      writer.block { writer in write(head, rows, to: &writer) }
    case .expect(let subject, let expectation):
      // A value below zero or a `between` behind an open subject would be read as part of it.
      let head = "expect " + Pieces(subject, in: .postfix, before: [.relation, .sum])
      writer.write([head] + clauses(expectation), line.margin)
    case .needs(let names, let direction):
      var head = "needs minimal {" + .commas(names.map { Pieces($0.text) }) + "}"
      if let direction { head.append(" \(direction.rawValue)") }
      writer.write([head], line.margin)
    }
  }

  private static func pieces(_ assignment: TestDeclaration.Assignment) -> Pieces {
    var result = Pieces(assignment.name.text)
    if !assignment.arguments.isEmpty {
      result.append("(" + .commas(assignment.arguments.map { Pieces($0) }) + ")")
    }
    for field in assignment.fields { result.append("." + field.text) }
    if let period = assignment.period { result.append(" at \(period)") }
    switch assignment.value {
    case .literal(let literal): return result + " " + Pieces(literal)
    case .unknown(.missing): return result + " unknown"
    case .unknown(let kind): return result + Pieces(" unknown(\(kind.rawValue))")
    }
  }

  private static func clauses(_ expectation: TestDeclaration.Expectation) -> [Pieces] {
    switch expectation {
    case .outcome(let word, let kinds, let fault, let because):
      var head = Pieces(word.rawValue)
      if !kinds.isEmpty {
        head.append(" (" + .commas(kinds.map { Pieces($0.rawValue) }) + ")")
      }
      if let fault { head.append(" " + fault) }
      return because.isEmpty ? [head] : [head, "because " + .paths(because)]
    case .values(let values): return values.map { Pieces($0) }
    case .between(let lower, let upper): return ["between \(lower.text) and \(upper.text)"]
    case .probability(let word, let value, let tolerance):
      return [
        "probability \(word.rawValue) = \(value.text) within \(tolerance.text)"
      ]
    case .differs(let value, let tolerance):
      return ["differs = \(value.text) within \(tolerance.text)"]
    }
  }
}
