// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import Policy
import TestKit
import Testing

/// What a policy says is hashed, not how it is set.
@Suite struct HashIgnoresLayout {
  static func hash(_ text: String) throws -> PolicyHash {
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings == "", "\(text)")
    return PolicyHash(of: try #require(document))
  }

  @Test(arguments: PolicyLibrary.names) func `spaces, comments and line ends`(
    name: String
  ) throws {
    let source = try PolicyLibrary.source(name)
    let text = source.text(Span(0, source.bytes.count))
    let hash = try Self.hash(text)
    // Wide operators, comments on every line, blank lines, the line ends of another system.
    let loose = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : $0.replacing(" >= ", with: "   >=  ") + "   -- a comment" }
      .joined(separator: "\r\n")
    #expect(loose != text)
    #expect(try Self.hash(loose) == hash)
    #expect(hash.digits.count == 64)
  }

  @Test(arguments: (0..<60).map(Seed.init)) func `a random policy that is printed and read`(
    seed: Seed
  ) throws {
    var generator = TreeGenerator(seed)
    let document = generator.document()
    #expect(try Self.hash(PolicyPrinter.print(document)) == PolicyHash(of: document))
  }

  @Test func `the name of the file, parentheses without need, grouped thousands, composed letters`()
    throws
  {
    let source = SourceText(name: "one", text: "policy a\nmeasure m = 12500 + 1 note \"\u{E9}\"\n")
    let other = SourceText(
      name: "two",
      text: "policy a\nmeasure m = (12_500 + 1)\n  note \"e\u{301}\"\n"
    )
    let hashes = [source, other].map { PolicyParser.parse($0).document.map(PolicyHash.init(of:)) }
    #expect(hashes[0] == hashes[1])
  }

  @Test func `the order of what may stand in any order`() throws {
    let parts = [
      "measure a = 1\n", "measure b = 2\n", "table t by a -> x : points:\n  a    | x\n  else | 0\n",
      "adjust b = b + 1\nadjust b = b * 2\n", "facts e:\n  y : date\n  x : yes/no\n",
    ]
    let hash = try Self.hash("policy p\nabout e\nunit u\ntitle \"t\"\n" + parts.joined())
    let swapped = "facts e:\n  x : yes/no\n  y : date\n" + parts[0..<4].reversed().joined()
    #expect(try Self.hash("policy p\ntitle \"t\"\nunit u\nabout e\n" + swapped) == hash)
    let adjusts = parts.joined().replacing(parts[3], with: "adjust b = b * 2\nadjust b = b + 1\n")
    #expect(try Self.hash("policy p\nabout e\nunit u\ntitle \"t\"\n" + adjusts) != hash)
  }

  @Test func `the hash of a small policy is the one of its canonical JSON`() throws {
    // SHA-256 of the text that is written here, so that anyone can recompute it.
    let text =
      #"{"blocks":[{"cite":[{"kind":"citation","pin":"§ 4","source":"S"}],"kind":"measure","name":"m","#
      + #""value":{"kind":"arithmetic","left":{"kind":"number","unit":"USD","value":"392.80"},"operator":"*","#
      + #""right":{"kind":"number","value":"5%"}}}],"id":"a.b","kind":"policy","schema":"meteyard/policy/1"}"#
    let hash = try Self.hash("policy a.b\nmeasure m = 392.80 USD * 5% cite S \"§ 4\"\n")
    #expect(hash.digits == ContentHash.sha256(text))
    #expect(hash.description == "sha256:" + hash.digits)
  }
}

/// Any change of what a policy says changes the hash.
@Suite struct HashSeesCitation {
  static let text = """
    policy t.a
    title "A policy"
    about applicant
    source ACT "The act" at "https://example.org" retrieved 2024-01-02 quote "shall pass" issuer "a board" grade official
    facts applicant:
      score : points 0..100 evidence "transcript" presume 1 cite ACT "5"
    reading R1 "which" chosen A "this" instead of B "that" because "so" by "x" on 2024-02-01
    table t by score -> level : text cite ACT:
      score | level
      1     | "low" cite ACT "row 1"
      else  | "none"
    measure m = score + 1.0 rounded to 0.1 half up reading R1
    version 2024 in force 2024-07-01 until 2025-01-01 note "the law":
      decision fit:
        all of cite ACT "4":
          (1) "the law's words" score >= 10 cite ACT "4(1)"
          (2) m > 5
    version 2025 proposed:
      amends 2024
      replace decision fit (2) with m > 6 cite ACT "6"
    test "case" on 2024-08-01:
      given score 12
      expect fit met

    """

  static let changes: [(String, String)] = [
    ("cite ACT \"4(1)\"", "cite ACT \"4(2)\""), ("cite ACT \"4(1)\"", "cite ACT"),
    ("cite ACT \"4(1)\"", "cite BILL \"4(1)\""), ("      (1) ", "      (3) "),
    ("      (2) m", "      (B) m"), ("\"shall pass\"", "\"shall  pass\""),
    (" quote \"shall pass\"", ""), ("a board", "the board"), ("grade official", "grade secondary"),
    ("retrieved 2024-01-02", "retrieved 2024-01-03"), ("1.0", "1.00"), ("1.0", "1.1"),
    (">= 10", "> 10"), (">= 10", ">= 11"), ("\"the law's words\"", "\"the laws words\""),
    ("half up", "half even"), ("reading R1\nversion", "\nversion"), ("note \"the law\"", ""),
    ("2025-01-01", "2025-01-02"), ("m > 6 cite ACT \"6\"", "m > 6 cite ACT \"7\""),
    ("m > 6", "m > 7"), ("all of", "any of"), ("\"row 1\"", "\"row one\""), ("\"low\"", "\"Low\""),
    ("chosen A \"this\"", "chosen A \"that\""), ("by \"x\"", ""),
    ("given score 12", "given score 13"),
    ("t.a", "t.b"), ("\"A policy\"", "\"a policy\""), ("0..100", "0..100.0"),
    ("presume 1 cite ACT \"5\"", "presume 1 cite ACT \"5a\""), ("amends 2024", "amends 2023"),
  ]

  @Test(arguments: changes.indices) func `one change of the text`(index: Int) throws {
    let (old, new) = Self.changes[index]
    #expect(Self.text.contains(old), "\(old)")
    // The version that is amended by another name is there too.
    let changed = Self.text.replacing(old, with: new, maxReplacements: 1)
    #expect(try HashIgnoresLayout.hash(changed) != HashIgnoresLayout.hash(Self.text))
  }

  @Test func `an amendment is what it gives, not how it says it`() throws {
    let hash = try HashIgnoresLayout.hash(Self.text)
    let other = """
        drop decision fit (2)
        add decision fit (2) m > 6 cite ACT "6"

      """
    let edit = "  replace decision fit (2) with m > 6 cite ACT \"6\"\n"
    #expect(try HashIgnoresLayout.hash(Self.text.replacing(edit, with: other)) == hash)
  }

  /// The hash and the tree tell the same texts apart.
  @Test(arguments: PolicyLibrary.worked) func `60 slips of the keyboard in a shipped policy`(
    name: String
  ) throws {
    let source = try PolicyLibrary.source(name)
    let document = try #require(PolicyParser.parse(source).document)
    let hash = PolicyHash(of: document)
    var random = Seed(1).generator
    for _ in 0..<60 {
      var bytes = source.bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch bytes[place] {
      case UInt8(ascii: "0")...UInt8(ascii: "8"), UInt8(ascii: "a")...UInt8(ascii: "y"):
        bytes[place] += 1
      default: continue
      }
      let (changed, findings) = PolicyParser.parse(SourceText(name: "t", bytes: bytes))
      guard !findings.hasErrors, let changed else { continue }
      #expect((changed == document) == (PolicyHash(of: changed) == hash), "byte \(place)")
    }
  }

  /// Another text in one place of the JSON of a random policy.
  @Test(arguments: Shares.seeds(10, of: 50)) func `another word in the JSON of a random policy`(
    seed: Seed
  ) throws {
    var generator = TreeGenerator(seed)
    let document = generator.document()
    let hash = PolicyHash(of: document)
    var leaves = JSONLeaves(
      try JSONSerialization.jsonObject(with: Data(PolicyJSON.encode(document)))
    )
    for _ in 0..<5 {
      let changed = leaves.changed(&generator.random)
      let bytes = Array(try JSONSerialization.data(withJSONObject: changed))
      guard let read = try? PolicyJSON.decode(bytes) else { continue }
      #expect((read == document) == false)
      #expect(PolicyHash(of: read) != hash, "\(PolicyPrinter.print(read))")
    }
  }
}

/// The texts of a JSON value that say something.
private struct JSONLeaves {
  private let value: Any
  private var count = 0

  init(_ value: Any) {
    self.value = value
    _ = walk(value) { text in
      count += 1
      return text
    }
  }

  /// The value with one of its texts changed.
  mutating func changed(_ random: inout SplitMix64) -> Any {
    var next = Int.random(in: 0..<count, using: &random)
    let suffix = ["1", "a", " "][Int.random(in: 0..<3, using: &random)]
    return walk(value) { text in
      defer { next -= 1 }
      return next == 0 ? text + suffix : text
    }
  }

  private func walk(_ value: Any, _ change: (String) -> String) -> Any {
    switch value {
    case let text as String: return change(text)
    case let list as [Any]: return list.map { walk($0, change) }
    case let members as [String: Any]:
      var result = members
      for key in members.keys.sorted() where !["span", "trivia", "edits"].contains(key) {
        if members["amends"] != nil, key == "blocks" {
          // They follow from the edits.
          result[key] = nil
        } else {
          result[key] = walk(members[key] ?? "", change)
        }
      }
      return result
    default: return value
    }
  }
}
