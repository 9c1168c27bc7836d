// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit
import Testing

/// What is no JSON form of a policy, in one sentence with its place.
@Suite struct PolicyJSONErrorTests {
  /// A whole policy; a case has other words in one place.
  static let text = #"""
    {"schema": "meteyard/policy/1", "kind": "policy", "id": "t.a",
     "header": [{"kind": "about", "entity": "e"}],
     "blocks": [
      {"kind": "measure", "name": "m", "value": {"kind": "number", "value": "1.50", "unit": "days"},
       "cite": [{"kind": "citation", "source": "S", "pin": "4"}], "span": [3, 9],
       "trivia": {"above": [" why", null], "behind": " so", "order": 0}},
      {"kind": "decision", "name": "d", "root": {"kind": "at least", "count": "1", "criteria": [
        {"kind": "criterion", "label": "(1)", "condition": {"kind": "truth", "value": "yes"}},
        {"kind": "criterion", "label": "(2)", "condition": {"kind": "truth", "value": "no"}}]}},
      {"kind": "version", "name": "2024", "status": {"kind": "in force", "from": "2024-07-01", "until": "open"}},
      {"kind": "version", "name": "2025", "status": {"kind": "proposed"}, "amends": "2024",
       "edits": [{"kind": "add", "block": {"kind": "check", "condition": {"kind": "date", "value": "2024-02-29"}}}],
       "blocks": [{"kind": "check", "condition": {"kind": "date", "value": "2024-02-29"}}]}]}
    """#

  static func error(_ text: String) -> String {
    do {
      _ = try PolicyJSON.decode(Array(text.utf8))
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `the policy itself is in order`() throws {
    #expect(Self.error(Self.text) == "")
    let document = try PolicyJSON.decode(Array(Self.text.utf8))
    #expect(
      PolicyPrinter.print(document) == """
        policy t.a
        about e
        -- why

        measure m = 1.50 days cite S "4"  -- so
        decision d:
          at least 1 of:
            (1) yes
            (2) no
        version 2024 in force 2024-07-01 until open
        version 2025 proposed:
          amends 2024
          add check 2024-02-29

        """
    )
  }

  static let cases: [(old: String, new: String, error: String)] = [
    // Members.
    (#""schema": "meteyard/policy/1", "#, "", "the member `schema` is missing"),
    ("policy/1", "policy/2", "schema: expected `meteyard/policy/1`, found `meteyard/policy/2`"),
    (#""kind": "policy""#, #""kind": "study""#, "expected `policy`, found the kind `study`"),
    (
      #""kind": "about""#, #""kind": "abuot""#,
      "header[0]: expected a line of the header, found the kind `abuot`"
    ),
    (#""name": "m""#, #""nam": "m""#, "blocks[0]: the member `name` is missing"),
    (#""name": "m""#, #""name": "m", "nane": "m""#, "blocks[0]: `measure` has no member `nane`"),
    (#""name": "m""#, #""name": 3"#, "blocks[0].name: expected a text, found a number"),
    (#""name": "m""#, #""name": null"#, "blocks[0].name: expected a text, found `null`"),
    (
      #""pin": "4""#, #""pin": "4", "page": "5""#,
      "blocks[0].cite[0]: `citation` has no member `page`"
    ),
    (
      #"{"kind": "truth", "value": "yes"}"#, #""yes""#,
      "blocks[1].root.criteria[0].condition: expected an object, found a text"
    ),
    (
      #""value": "yes""#, #""value": "maybe""#,
      "blocks[1].root.criteria[0].condition.value: `maybe` is neither `yes` nor `no`"
    ),
    (
      #"{"kind": "truth", "value": "yes"}"#, #"{"kind": "damaged"}"#,
      "blocks[1].root.criteria[0].condition: expected an expression, found the kind `damaged`"
    ),
    // Small values.
    (
      #""1.50""#, "1.5",
      "line 4, column 73: a number stands where only a place in a text is written without "
        + "quotation marks"
    ),
    (#""1.50""#, #""01.50""#, "blocks[0].value.value: `01.50` is no number as policies write it"),
    (#""1.50""#, #""1,50""#, "blocks[0].value.value: `1,50` is no number"),
    (#""count": "1""#, #""count": "1.0""#, "blocks[1].root.count: `1.0` is no whole number"),
    (#""(1)""#, #""1""#, "blocks[1].root.criteria[0].label: `1` is no label, such as `(4)(B)`"),
    (
      #""(1)""#, #""(1)(2)""#,
      "blocks[1].root.criteria[0].label: expected one label, found `(1)(2)`"
    ),
    ("2024-07-01", "2024-07-32", "blocks[2].status.from: `2024-07-32` is no whole number"),
    (
      "2024-02-29", "2023-02-29",
      "blocks[3].edits[0].block.condition.value: `2023-02-29` is no day of the calendar"
    ),
    // Layout.
    ("[3, 9]", "[9, 3]", "blocks[0].span: expected two places in a text, in order"),
    ("[3, 9]", "[-1, 3]", "blocks[0].span: expected two places in a text, in order"),
    (
      #""above": ["#, #""above": [1, "#, "blocks[0].trivia.above: expected comments, found a number"
    ),
    (#""order": 0"#, #""ordre": 0"#, "blocks[0].trivia: there is no layout `ordre`"),
    (
      #""order": 0"#, #""grouped": ["value"]"#,
      "blocks[0].trivia: `measure` has nothing for `value`"
    ),
    (
      #""pin": "4""#, #""pin": "4", "trivia": {"behind": "x"}"#,
      "blocks[0].cite[0].trivia: `citation` has nothing for `behind`"
    ),
    // Trees that no text gives.
    (
      #""name": "m""#, #""name": "m n""#,
      "the policy has no text: line 5, column 11 of what is printed: expected `=` or `cases:`, "
        + "found `n`"
    ),
    (
      #""name": "m""#, #""name": "and""#,
      "the policy has no text: line 5, column 9 of what is printed: expected the name of the "
        + "measure, found `and`, which is a word of the language"
    ),
    (
      #""days""#, #""days cite T""#,
      "the policy has no text: what is printed reads as another policy"
    ),
    // Amendments.
    (
      #""blocks": [{"kind": "check", "condition": {"kind": "date", "value": "2024-02-29"}}]"#,
      #""blocks": [{"kind": "check", "condition": {"kind": "date", "value": "2024-02-28"}}]"#,
      "the blocks of version `2025` do not follow from its edits"
    ),
    // JSON.
    ("\"t.a\"", "\"t\\x\"", "line 1, column 59: `\\` begins no known escape"),
    ("\"t.a\"", "\"t\\ud800\"", "line 1, column 65: an escape is half a character"),
    (
      "\"t.a\"", "\"t\n\"",
      "line 1, column 59: a control character stands in a text without an escape"
    ),
    ("\"t.a\"", "\"t.a\", \"id\": \"t.b\"", "line 1, column 64: the member `id` stands twice"),
    ("[3, 9]", "[3, 9,]", "line 5, column 77: expected a value"),
    (
      "[3, 9]", "[03, 9]",
      "line 5, column 72: a number stands where only a place in a text is written without "
        + "quotation marks"
    ),
    ("}]}]}", "}]}]", "line 13, column 89: expected `,` or `}`"),
    ("}]}]}", "}]}]} 1", "line 13, column 91: expected the end of the text"),
  ]

  @Test(arguments: cases.indices) func `one fault is one sentence with its place`(index: Int) {
    let (old, new, error) = Self.cases[index]
    #expect(Self.text.contains(old), "\(old)")
    #expect(Self.error(Self.text.replacing(old, with: new, maxReplacements: 1)) == error)
  }

  @Test func `bytes that are no text, and values without end`() {
    #expect(throws: PolicyJSONError.self) { try PolicyJSON.decode([0x22, 0xFF, 0x22]) }
    #expect(Self.error("") == "line 1, column 1: expected a value")
    let deep = String(repeating: "[", count: 100_000)
    #expect(
      Self.error(deep) == "line 1, column 1025: more than 1024 values stand inside one another"
    )
  }

  /// The beginnings and ends of objects that can stand inside one another without end.
  static let nests = [
    (#"{"kind": "not", "of": "#, "}"), (#"{"kind": "negative", "of": "#, "}"),
    (#"{"kind": "field", "name": "f", "of": "#, "}"),
    (#"{"kind": "reference", "name": "f", "arguments": ["#, "]}"),
    (#"{"kind": "and", "operands": ["#, "]}"),
    (#"{"kind": "aggregate", "operation": "sum", "over": "e", "value": "#, "}"),
    (#"{"kind": "best", "field": "f", "list": "#, "}"),
    (#"{"kind": "in", "value": {"kind": "none"}, "list": "#, "}"),
    (
      #"{"kind": "reading", "reading": "R", "alternatives": [{"kind": "alternative", "letter": "A", "value": "#,
      "}]}"
    ),
    (#"{"kind": "set", "values": ["#, "]}"),
  ]

  @Test(arguments: nests.indices) func `objects inside one another without end are refused`(
    index: Int
  ) {
    let (start, end) = Self.nests[index]
    let head = #"{"schema": "meteyard/policy/1", "kind": "policy", "id": "t", "blocks": ["#
    for levels in [100, 300, 490] {
      let nested =
        String(repeating: start, count: levels) + #"{"kind": "number", "value": "1"}"#
        + String(repeating: end, count: levels)
      let error = Self.error(head + #"{"kind": "check", "condition": "# + nested + "}]}")
      let isTooDeep = error.contains("more than") && error.contains("stand inside one another")
      let isNoText = error.hasPrefix("the policy has no text: line 2")
      #expect(isTooDeep || isNoText || start.contains("field"), "\(error)")
    }
  }

  @Test func `a version cannot stand inside a version`() {
    let text = Self.text.replacing(#"{"kind": "check""#, with: #"{"kind": "version""#)
    #expect(
      Self.error(text) == "blocks[3].edits[0].block: a version cannot stand inside a version"
        || Self.error(text) == "blocks[3].blocks: a version cannot stand inside a version"
    )
  }

  @Test func `blocks of an amendment and the order of the file may be left out`() throws {
    let own =
      #""blocks": [{"kind": "check", "condition": {"kind": "date", "value": "2024-02-29"}}]"#
    let bare = Self.text.replacing(",\n   " + own, with: "").replacing(", \"order\": 0", with: "")
    #expect(!bare.contains("\"order\"") && bare.contains("\"edits\"") && !bare.contains(own))
    let documents = try [bare, Self.text].map { try PolicyJSON.decode(Array($0.utf8)) }
    #expect((documents[0] == documents[1]) == true)
  }

  @Test(arguments: Shares.seeds(6, of: 32)) func `20 damaged JSON forms are read or refused`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let policies = try PolicyLibrary.worked.map { name in
      try #require(PolicyParser.parse(try PolicyLibrary.source(name)).document)
    }
    var generator = TreeGenerator(seed)
    let documents = [policies[Int(seed.value) % policies.count], generator.document()]
    let texts = documents.map(PolicyJSON.encode)
    for round in 0..<20 {
      var bytes = texts[round % 2]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        Self.damage(&bytes, &random)
      }
      guard let read = try? PolicyJSON.decode(bytes) else { continue }
      // What is read can be printed, read, hashed and written.
      let text = SourceText(name: "t", text: PolicyPrinter.print(read))
      #expect((PolicyParser.parse(text).document == read) == true)
      #expect((try PolicyJSON.decode(PolicyJSON.encode(read)) == read) == true)
      #expect(PolicyHash(of: read).digits.count == 64)
    }
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let pieces = [
      "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "9223372036854775808", "\\u0000", "\\",
      "\"kind\"", "{}", "[]", "\"\"", "\u{202E}", " ", "1", "true",
    ]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0x20..<0x7F, using: &random)
    case 2:
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      bytes.insert(contentsOf: piece.utf8, at: place)
    default:
      // One value takes the place of another.
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      let (from, to) = (
        Int.random(in: 0..<lines.count, using: &random),
        Int.random(in: 0..<lines.count, using: &random)
      )
      var changed = lines
      changed[to] = lines[from]
      bytes = Array(changed.joined(separator: [UInt8(ascii: "\n")]))
    }
  }
}
