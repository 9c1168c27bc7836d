// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyParser {
  /// Reads a line or a block; when that fails, goes on behind it.
  ///
  /// - Parameter read: The reading.
  /// - Returns: What was read, or `nil`.
  mutating func recovering<Node>(
    _ read: (inout PolicyParser) throws(Unreadable) -> Node
  ) -> Node? {
    let (start, outer, open) = (at, level, depth)
    do {
      return try read(&self)
    } catch {
      depth = open
      stopsAtEqual = false
      // What was found in a block below it is behind: the next line is another one.
      if at == start || level > outer || !isAtLineStart { skipLine(to: outer) }
      return nil
    }
  }

  /// Reads the head of a block up to its `:`; when that fails, goes on at that `:`, so that the
  /// lines of the block are read all the same.
  ///
  /// - Parameter read: The reading.
  /// - Returns: What was read, or `nil` when the block below must be read without it.
  /// - Throws: `Unreadable` when no block follows.
  mutating func head<Node>(
    _ read: (inout PolicyParser) throws(Unreadable) -> Node
  ) throws(Unreadable) -> Node? {
    let open = depth
    do throws(Unreadable) {
      let node = try read(&self)
      guard !isAt(.colon), !isAtBlockStart else { return node }
      throw expected("`:`")
    } catch {
      depth = open
      guard goToBlock() else { throw error }
      return nil
    }
  }

  /// Whether only the `:` of a block is missing, which `openBlock` says.
  private var isAtBlockStart: Bool { tokens[at].startsLine || kind() == .newline }

  /// Goes to the `:` at the end of the line, if a block follows.
  mutating func goToBlock() -> Bool {
    var end = at
    while end < tokens.count {
      switch tokens[end].kind {
      case .newline:
        guard end > at, end + 1 < tokens.count, tokens[end - 1].kind == .sign(.colon),
          tokens[end + 1].kind == .indent
        else { return false }
        at = end - 1
        return true
      case .indent, .dedent, .end: return false
      default: end += 1
      }
    }
    return false
  }

  /// Whether the next token is the first of a line.
  private var isAtLineStart: Bool {
    at > 0 && (tokens[at - 1].kind == .newline || tokens[at - 1].kind == .dedent)
  }

  /// Takes the end of a line; what stands before it is a finding.
  mutating func endLine(_ what: String = "the end of the line") {
    if case .newline = kind() { return advance() }
    if case .end = kind() { return }
    _ = expected(what)
    skipLine(to: level)
  }

  /// Goes to the start of the next line of the same block, over deeper blocks.
  mutating func skipLine(to target: Int) {
    while true {
      switch kind() {
      case .end: return
      case .newline:
        advance()
        if level <= target, kind() != .indent { return }
      case .dedent:
        guard level > target else { return }
        advance()
        if level <= target { return }
      default: advance()
      }
    }
  }

  /// Reads a block of deeper lines behind the `:` that must come next.
  ///
  /// - Parameters:
  ///   - what: What the lines are, such as `the facts`.
  ///   - read: Reads one line with the block below it, and recovers by itself.
  /// - Returns: What was read.
  /// - Throws: `Unreadable` when no block follows.
  mutating func lines<Node>(
    _ what: String,
    _ read: (inout PolicyParser) -> Node?
  ) throws(Unreadable) -> [Node] {
    try openBlock(what)
    return blockLines(read)
  }

  /// Reads the lines of a block that is open.
  mutating func blockLines<Node>(_ read: (inout PolicyParser) -> Node?) -> [Node] {
    var nodes: [Node] = []
    while true {
      switch kind() {
      case .dedent:
        advance()
        return nodes
      case .end: return nodes
      case .newline: advance()
      case .indent:
        advance()
        skipLine(to: level - 1)
      default:
        let start = at
        if let node = read(&self) { nodes.append(node) }
        if at == start { skipLine(to: level) }
      }
    }
  }

  /// Takes `:`, the end of the line, and the start of a block.
  mutating func openBlock(_ what: String) throws(Unreadable) {
    guard isAt(.colon) else {
      let end = tokens[max(at - 1, 0)].span.end
      let place = Span(end, end)
      if tokens[at].startsLine { missingColons.insert(end) }
      guard tokens[at].startsLine || kind() == .newline else { throw expected("`:`") }
      throw failure(
        "`:` is missing at the end of the line that opens a block",
        .missingColon,
        at: place,
        fix: Diagnostic.Fix(place, ":")
      )
    }
    at += 1
    guard case .newline = kind() else { throw expected("the end of the line behind `:`") }
    guard case .indent = kind(1) else {
      throw failure(
        "the block is empty: \(what) must follow",
        .indentation,
        at: tokens[at - 1].span,
        help: "write the lines of the block two columns deeper"
      )
    }
    advance()
    advance()
  }

  // MARK: - Findings

  /// Reports that something else was expected.
  ///
  /// - Parameters:
  ///   - what: What was expected.
  ///   - words: The words that could stand here, for a guess at what was meant.
  ///   - code: The finding's code.
  ///   - help: What to do.
  ///   - others: Other places concerned.
  /// - Returns: The error to throw.
  mutating func expected(
    _ what: String,
    among words: [String] = [],
    _ code: DiagnosticCode = .unexpectedToken,
    help: String? = nil,
    others: [Diagnostic.Mark] = []
  ) -> Unreadable {
    var message = "expected \(what), found \(found)"
    var advice = help
    if let word = word() {
      var candidates = words
      if at > 0, case .number = tokens[at - 1].kind { candidates += units.sorted() }
      message += Spelling.suggestion(for: word, among: candidates)
    }
    if advice == nil, case .sign(let sign) = kind(), Relation(rawValue: sign.rawValue) != nil {
      advice = "comparisons do not chain: join two of them with `and`, or write `between … and …`"
    }
    return failure(message, code, at: tokens[at].span, others: others, help: advice)
  }

  /// Reports a fault.
  ///
  /// - Returns: The error to throw.
  mutating func failure(
    _ message: String,
    _ code: DiagnosticCode = .unexpectedToken,
    at span: Span? = nil,
    others: [Diagnostic.Mark] = [],
    help: String? = nil,
    fix: Diagnostic.Fix? = nil
  ) -> Unreadable {
    let place = span ?? tokens[at].span
    diagnostics.append(
      Diagnostic(code, message, at: place, others: others, help: help, fix: fix)
    )
    return Unreadable()
  }

  private var found: String {
    switch kind() {
    case .word(let text), .path(let text): "`\(Lexer.shortened(text))`"
    case .text(let text):
      "the text `\"\(Lexer.shortened(text.split(separator: "\n").first.map(String.init) ?? ""))\"`"
    case .number, .date: "`\(Lexer.shortened(source.text(tokens[at].span)))`"
    case .sign(let sign): "`\(sign.rawValue)`"
    case .newline: "the end of the line"
    case .indent: "a deeper line"
    case .dedent: "the end of the block"
    case .end: "the end of the file"
    }
  }
}
