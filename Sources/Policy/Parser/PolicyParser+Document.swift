// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads the whole file.
  mutating func document() -> PolicyDocument {
    while kind() == .newline { advance() }
    let margin = margin()
    var id: Name?
    if isAt("policy") {
      id = recovering { parser throws(Unreadable) in try parser.policyLine() }
    } else {
      _ = expected(
        "`policy` and the policy's id",
        help: "a policy begins with a line such as  policy us.tn.itp-provisional"
      )
    }
    var document = PolicyDocument(id: id ?? Name("", Site(Span(0, 0))), header: [], blocks: [])
    document.margin = margin
    while kind() != .end {
      switch kind() {
      case .newline, .dedent: advance()
      case .indent:
        advance()
        skipLine(to: level - 1)
      default: topLine(&document)
      }
    }
    document.closing = closingMargin()
    return document
  }

  private mutating func policyLine() throws(Unreadable) -> Name {
    at += 1
    guard case .path(let path) = kind() else { throw expected("the policy's id") }
    guard Self.isPath(path) else {
      throw failure(
        "`\(Lexer.shortened(path))` is no id of a policy",
        help: "an id has small letters and digits, parted by single dots or hyphens"
      )
    }
    at += 1
    let name = Name(path, Site(tokens[at - 1].span))
    endLine()
    return name
  }

  private mutating func topLine(_ document: inout PolicyDocument) {
    let first = word() ?? ""
    if Words.header.contains(first) {
      let start = at
      if !isInHeader {
        _ = failure(
          "`\(first)` belongs to the header",
          .misplacedBlock,
          help: "move the line above the first block"
        )
      }
      guard let clause = headerClause() else { return }
      if case .unit(let name, _, _) = clause.kind { declareUnit(name.text) }
      document.header.append(clause)
      if at == start { skipLine(to: level) }
    } else {
      let isKnown = Words.blocks.contains(first)
      document.blocks.append(block(isInHeader: isInHeader && !isKnown, isInVersion: false))
      if isKnown { isInHeader = false }
    }
  }

  /// Lets a unit and its other number stand behind numbers.
  private mutating func declareUnit(_ name: String) {
    units.insert(name)
    units.insert(name.hasSuffix("s") ? String(name.dropLast()) : name + "s")
  }

  private static func isPath(_ path: String) -> Bool {
    path.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "-" }.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
    }
  }
}
