// SPDX-License-Identifier: Apache-2.0

extension Lexer {
  /// Words that begin a line and, with a second word or a text behind them, nothing else.
  private static let lineOpeners: Set<String> = [
    "facts", "measure", "adjust", "table", "decision", "scorecard", "result", "reading", "version",
    "check", "test", "given", "expect", "replace", "drop", "add",
  ]

  /// Reads the start of a physical line and decides what it means for the layout.
  ///
  /// - Returns: Whether tokens follow on the line.
  mutating func beginLine() -> Bool {
    let start = at
    let column = readIndentation()
    guard at < bytes.count else { return false }
    switch bytes[at] {
    case _ where isAtLineEnd:
      if pending.last != .some(nil) { pending.append(nil) }
      return false
    case _ where isAtComment:
      pending.append(readComment())
      return false
    default:
      lay(column, from: start)
      return !isStopped
    }
  }

  /// Whether LF or CR LF comes next.
  var isAtLineEnd: Bool {
    let byte = peek(0)
    return byte == UInt8(ascii: "\n")
      || (byte == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n"))
  }

  /// Steps over the end of a line.
  mutating func skipLineEnd() {
    if at < bytes.count, bytes[at] == UInt8(ascii: "\r") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\n") { at += 1 }
  }

  /// Ends the last line and every open block.
  mutating func endFile() {
    assumeColon()
    at = bytes.count
    if !output.tokens.isEmpty { mark(.newline, lastEnd) }
    for _ in columns.dropFirst() { mark(.dedent, at) }
    while pending.last == .some(nil) { pending.removeLast() }
    output.closing.above = pending
    mark(.end, at)
  }

  /// Keeps the comment at the end of a physical line; the last one of a logical line stays there.
  mutating func keepComment() {
    let comment = readComment()
    var margin = output.margins[lineStart] ?? Margin()
    if let earlier = margin.behind { margin.above.append(earlier) }
    margin.behind = comment
    output.margins[lineStart] = margin
  }

  private mutating func readIndentation() -> Int {
    var column = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: " ") {
        column += 1
        at += 1
      } else if bytes[at] == UInt8(ascii: "\t") {
        let start = at
        skipTabs()
        column += 2 * (at - start)
      } else {
        break
      }
    }
    return column
  }

  private mutating func lay(_ column: Int, from start: Int) {
    let top = columns[columns.count - 1]
    guard !output.tokens.isEmpty else {
      if column > 0 {
        report(
          .indentation,
          "the first line starts at the margin",
          Span(start, at),
          fix: Diagnostic.Fix(Span(start, at), "")
        )
      }
      return startLogicalLine()
    }
    assumeColon()
    if !brackets.isEmpty {
      guard column <= top, endsBrackets() else { return continueLogicalLine() }
      brackets.removeAll()
    }
    if case .sign(.colon) = output.tokens[output.tokens.count - 1].kind {
      if column > top { return openBlock(column) }
    } else if column > top {
      return continueLogicalLine()
    }
    mark(.newline, lastEnd)
    if column < top { closeBlocks(column, start) }
    startLogicalLine()
  }

  private mutating func openBlock(_ column: Int) {
    mark(.newline, lastEnd)
    guard columns.count <= Self.deepestBlock else {
      report(
        .limit,
        "blocks stand more than \(Self.deepestBlock) deep inside one another",
        Span(at, at)
      )
      isStopped = true
      return
    }
    columns.append(column)
    mark(.indent, at)
    startLogicalLine()
  }

  /// Closes the blocks that a line ends by standing less deep.
  ///
  /// A line at a column that no block has is taken to belong to the shallowest block that is
  /// deeper: an indentation that slipped rarely means to leave the block.
  private mutating func closeBlocks(_ column: Int, _ start: Int) {
    while columns.count > 1, columns[columns.count - 2] >= column {
      columns.removeLast()
      mark(.dedent, at)
    }
    let open = columns[columns.count - 1]
    guard open > column else { return }
    let lower = columns.dropLast().last ?? 0
    report(
      .indentation,
      "no block starts at column \(column + 1)",
      Span(start, at),
      help: "start the line at column \(lower + 1) or at column \(open + 1)",
      fix: Diagnostic.Fix(Span(start, at), String(repeating: " ", count: open))
    )
  }

  private mutating func startLogicalLine() {
    lineStart = output.tokens.count
    if !pending.isEmpty { output.margins[lineStart] = Margin(above: pending) }
    pending = []
  }

  private mutating func continueLogicalLine() {
    let comments = pending.filter { $0 != nil }
    pending = []
    if !comments.isEmpty { output.margins[lineStart, default: Margin()].above += comments }
  }

  /// Puts a `:` behind the last token where the parser asked for one.
  private mutating func assumeColon() {
    guard !assumedColons.isEmpty, let last = output.tokens.last,
      assumedColons.contains(last.span.end)
    else { return }
    let place = Span(last.span.end, last.span.end)
    report(
      .missingColon,
      "`:` is missing at the end of the line that opens a block",
      place,
      fix: Diagnostic.Fix(place, ":")
    )
    output.tokens.append(Token(kind: .sign(.colon), span: place))
  }

  /// Whether a line inside brackets that stands no deeper than its block starts something new,
  /// so that a bracket must have been left open.
  private func endsBrackets() -> Bool {
    guard lineStart < output.tokens.count else { return false }
    if bytes[at] == UInt8(ascii: "(") {
      guard case .sign(.openParenthesis) = output.tokens[lineStart].kind else { return false }
      let label = bytes[(at + 1)...].prefix(5).prefix { Self.continuesWord($0) }
      return !label.isEmpty && label.endIndex < bytes.count
        && bytes[label.endIndex] == UInt8(ascii: ")")
    }
    let word = bytes[at...].prefix(16).prefix { Self.continuesWord($0) }
    guard Self.lineOpeners.contains(String(decoding: word, as: UTF8.self)) else { return false }
    let rest = bytes[word.endIndex...].prefix(16).drop { $0 == UInt8(ascii: " ") }
    guard rest.startIndex > word.endIndex, let next = rest.first else { return false }
    return Self.startsWord(next) || next == UInt8(ascii: "\"")
  }

  private var lastEnd: Int { output.tokens.last?.span.end ?? at }

  private mutating func mark(_ kind: TokenKind, _ place: Int) {
    output.tokens.append(Token(kind: kind, span: Span(place, place)))
  }
}
