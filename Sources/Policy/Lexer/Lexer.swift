// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Turns the bytes of a policy into tokens, with the layout as tokens of its own.
///
/// One pass, linear in the length of the text. The lexer never gives up on a file that is small
/// enough: a fault is a finding, and reading goes on behind it.
struct Lexer {
  /// The greatest length of a file.
  static let longestFile = 4 << 20
  /// The greatest number of blocks inside one another.
  static let deepestBlock = 64

  /// What the lexer gives the parser.
  struct Output {
    /// The tokens; the last one is `.end`.
    var tokens: [Token] = []
    /// The comments round each logical line, by the index of the line's first token.
    var margins: [Int: Margin] = [:]
    /// Comments behind the last line.
    var closing = Margin()
    /// What is wrong with the text.
    var findings = DiagnosticList()
  }

  let bytes: [UInt8]
  /// Ends of lines at which a missing `:` is taken as written.
  let assumedColons: Set<Int>
  /// The next byte.
  var at = 0
  var output = Output()

  // Layout.
  /// The columns of the open blocks.
  var columns = [0]
  /// The open brackets, as tokens.
  var brackets: [Int] = []
  /// Comments and blank lines that belong to the next logical line.
  var pending: [String?] = []
  /// The first token of the logical line that is being read.
  var lineStart = 0
  /// Whether the next token is the first of its physical line.
  var isAtLineStart = false
  /// Whether blocks are too deep, so that nothing more is read.
  var isStopped = false

  init(_ source: SourceText, assumedColons: Set<Int> = []) {
    bytes = source.bytes
    self.assumedColons = assumedColons
  }

  /// Reads a whole text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - assumedColons: Ends of lines at which a missing `:` is taken as written.
  /// - Returns: Tokens, comments and findings.
  /// - Complexity: O(bytes).
  static func read(_ source: SourceText, assumedColons: Set<Int> = []) -> Output {
    var lexer = Lexer(source, assumedColons: assumedColons)
    lexer.run()
    return lexer.output
  }

  private mutating func run() {
    dropByteOrderMark()
    while at < bytes.count, !isStopped {
      if beginLine() { readLine() }
      skipLineEnd()
    }
    endFile()
  }

  private mutating func dropByteOrderMark() {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    at = 3
    report(
      .byteOrderMark,
      "the file begins with a byte-order mark, which is dropped",
      Span(0, 3),
      fix: Diagnostic.Fix(Span(0, 3), "")
    )
  }

  /// Reads tokens to the end of the physical line.
  private mutating func readLine() {
    isAtLineStart = true
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case _ where isAtLineEnd: return
      case UInt8(ascii: " "): at += 1
      case UInt8(ascii: "\t"): skipTabs()
      case _ where isAtComment: keepComment()
      case UInt8(ascii: "\""): readText()
      case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
      case _ where Self.startsWord(byte): readWord()
      default: readSign()
      }
    }
  }

  private mutating func readWord() {
    let start = at
    while at < bytes.count, Self.continuesWord(bytes[at]) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    add(.word(word), start)
    // The id of the policy is no expression: `itp-2026.a` is one token.
    if output.tokens.count == 1, word == "policy" { readPath() }
  }

  private mutating func readPath() {
    var start = at
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    var end = start
    while end < bytes.count, Self.continuesPath(bytes[end]) {
      if bytes[end] == UInt8(ascii: "-"), end + 1 < bytes.count,
        bytes[end + 1] == UInt8(ascii: "-")
      {
        break
      }
      end += 1
    }
    guard end > start else { return }
    at = end
    add(.path(String(decoding: bytes[start..<end], as: UTF8.self)), start)
  }

  private mutating func readSign() {
    let start = at
    guard !reportForeignSign() else { return }
    guard let sign = Sign(bytes[at], peek(1)) else { return skipStrangeCharacter() }
    at += sign.rawValue.utf8.count
    if sign.closer != nil { brackets.append(output.tokens.count) }
    if sign.isCloser { _ = brackets.popLast() }
    add(.sign(sign), start)
  }

  // MARK: - Parts

  mutating func add(_ kind: TokenKind, _ start: Int) {
    output.tokens.append(Token(kind: kind, span: Span(start, at), startsLine: isAtLineStart))
    isAtLineStart = false
  }

  mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    _ span: Span,
    help: String? = nil,
    fix: Diagnostic.Fix? = nil
  ) {
    output.findings.append(Diagnostic(code, message, at: span, help: help, fix: fix))
  }

  func peek(_ distance: Int) -> UInt8? {
    at + distance < bytes.count ? bytes[at + distance] : nil
  }

  static func startsWord(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || byte == UInt8(ascii: "_")
  }

  static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
  }

  static func continuesWord(_ byte: UInt8) -> Bool { startsWord(byte) || isDigit(byte) }

  private static func continuesPath(_ byte: UInt8) -> Bool {
    continuesWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
