// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit
import Testing

/// Whatever the bytes are: findings inside the file, a bounded number of them, and no trap.
@Suite struct DamagedPolicyTests {
  @Test(arguments: Shares.seeds(8, of: 40)) func `50 damaged policies give findings`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let policies = try PolicyLibrary.worked.map { try PolicyLibrary.source($0).bytes }
    for _ in 0..<50 {
      var bytes = policies[Int.random(in: 0..<policies.count, using: &random)]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        Self.damage(&bytes, with: policies, &random)
      }
      try Self.check(SourceText(name: "t.policy", bytes: bytes))
    }
  }

  @Test func `endless nesting is a finding`() throws {
    let many = 20_000
    for part in ["(", "{", "[", "not ", "-(", "if ", "sum of ", "x at ", "list of ", "a.", "1 + "] {
      let text = String(repeating: part, count: many)
      try Self.check(SourceText(name: "t", text: "policy a\ncheck \(text)\n"))
      try Self.check(SourceText(name: "t", text: "policy a\ntype t = \(text)\n"))
      try Self.check(SourceText(name: "t", text: "policy a\ntest \"t\":\n  given x \(text)\n"))
    }
    let labels = String(repeating: "(1)", count: many)
    try Self.check(SourceText(name: "t", text: "policy a\ncheck criterion \(labels)\n"))
    let others = String(repeating: " or x", count: many)
    try Self.check(SourceText(name: "t", text: "policy a\ntype t = x\(others)\n"))
  }

  @Test func `a fault in every line is fifty findings and a count`() {
    let text = "policy a\n" + String(repeating: "measure = 1\n", count: 5_000)
    let source = SourceText(name: "t", text: text)
    let (_, diagnostics) = PolicyParser.parse(source)
    #expect(diagnostics.entries.count == 50)
    #expect(diagnostics.omitted == 4_950)
    #expect(diagnostics.hasErrors)
    #expect(
      DiagnosticPrinter.text(diagnostics, in: source).hasSuffix("4950 more findings not shown\n")
    )
  }

  @Test func `a file above the limit is not read`() {
    let source = SourceText(name: "t", bytes: Array(repeating: 0x20, count: (4 << 20) + 1))
    let (document, diagnostics) = PolicyParser.parse(source)
    #expect(document == nil)
    #expect(diagnostics.entries.map(\.code) == [.limit])
  }

  @Test func `what is declared with a slip is declared`() {
    let policy = CheckedPolicy(
      SourceText(
        name: "t",
        text: """
          policy t
          about school
          facts school:
            size : integer 0..9 fixd
          # the children
          facts pupil in school:
            score : integer 0..100
          decision d:
            all of:
              (1) size > 3 and count over pupil where score > 50 unknowns strict > 4

          """
      )
    )
    let errors = policy.diagnostics.entries.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [.unexpectedToken, .unexpectedToken, .unexpectedToken])
    let marked = errors.map { error in
      let span = error.marks[0].span
      return String(decoding: policy.source.bytes[span.start..<span.end], as: UTF8.self)
    }
    #expect(marked == ["fixd", "#", "in"])
  }

  static func check(_ source: SourceText) throws {
    let (document, diagnostics) = PolicyParser.parse(source)
    #expect(diagnostics.entries.count <= DiagnosticList.limit)
    let marked = diagnostics.entries.flatMap { $0.marks.map(\.span) }
    let spans = marked + diagnostics.entries.compactMap { $0.fix?.span }
    #expect(spans.allSatisfy { $0.start >= 0 && $0.end <= source.bytes.count })
    #expect(!DiagnosticPrinter.text(diagnostics, in: source).isEmpty || !diagnostics.hasErrors)
    let text = PolicyPrinter.print(try #require(document))
    guard !diagnostics.hasErrors else { return }
    let again = PolicyParser.parse(SourceText(name: "t", text: text))
    #expect(again.diagnostics.entries.isEmpty)
    #expect(again.document == document)
    #expect(again.document.map(PolicyPrinter.print) == text)
  }

  private static func damage(
    _ bytes: inout [UInt8],
    with policies: [[UInt8]],
    _ random: inout SplitMix64
  ) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let pieces = [
      ":", "\n", "  ", "(", ")", "{", "}", "[", "]", "|", "\"", "--", "\t", " and ", " or ",
      "where",
      "0134", "2014-13-01", "\u{202E}", "..", "if ", "not ", "reading R1 (A: ", "\r\n", "version ",
    ]
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where place < bytes.count:
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1:
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      bytes.insert(contentsOf: piece.utf8, at: place)
    case 2:
      let end = min(bytes.count, place + Int.random(in: 0...30, using: &random))
      bytes.removeSubrange(place..<end)
    case 3:
      let other = policies[Int.random(in: 0..<policies.count, using: &random)]
      let start = Int.random(in: 0..<other.count, using: &random)
      let end = min(other.count, start + Int.random(in: 0...60, using: &random))
      bytes.insert(contentsOf: other[start..<end], at: place)
    default:
      // Whole lines change their place.
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      let line = lines[Int.random(in: 0..<lines.count, using: &random)]
      bytes.insert(contentsOf: [0x0A] + line + [0x0A], at: place)
    }
  }
}
