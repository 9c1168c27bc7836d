// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// A policy that lies over another one, which stands in a file of its own.
@Suite struct OverlayTests {
  private struct Files: TableImports {
    let texts: [String: String]
    func bytes(of name: String) -> [UInt8]? { texts[name].map { Array($0.utf8) } }
  }

  private static let base = """
    policy example.base
    title "Base"
    about unit
    decides by seen
    source LAW "A law" grade official
    facts unit:
      seen : year
      mean : integer 0..10
    version 1 in force 2013 until open cite LAW
    table worth by band of mean -> level : text, points : points layout bands domain 0..10 step 1 cite LAW:
      any | low 0 | high 5
      any | 0 | unknown(unpublished)
    measure points = worth.points
    test "nothing is published" in 2014:
      given mean 5
      expect points unknown (unpublished)
    """

  private static let overlay = """
    policy example.overlay
    overlays "base.policy"
    source GUESS "A guess" grade unverified
    version guessed proposed cite GUESS:
      amends 1
      set table worth row any column high to 5
    test "as guessed" in 2014 version guessed:
      given mean 5
      expect points 5
    """

  private func checked(_ overlay: String, _ base: String = base) -> CheckedPolicy {
    CheckedPolicy(
      SourceText(name: "overlay.policy", text: overlay),
      imports: Files(texts: ["base.policy": base])
    )
  }

  @Test func `the two read as one policy with the id of the upper one`() throws {
    let policy = checked(Self.overlay)
    let findings = DiagnosticPrinter.text(policy.diagnostics, in: policy.source)
    let rulebook = try #require(policy.rulebook, "\(findings)")
    #expect(rulebook.id == "example.overlay")
    #expect(rulebook.title == "Base")
    #expect(rulebook.versions.map(\.name) == ["1", "guessed"])
    #expect(rulebook.sources.map(\.id.text) == ["LAW", "GUESS"])
    // The tests of the base are its own.
    #expect(PolicyTestRunner(rulebook).run().map(\.title) == ["as guessed"])
    try policy.expectPassing()
  }

  @Test func `without it the base says what it says, and their hashes differ`() throws {
    let base = CheckedPolicy(SourceText(name: "base.policy", text: Self.base))
    try base.expectPassing()
    let (one, other) = (try #require(base.document), try #require(checked(Self.overlay).document))
    #expect(PolicyHash(of: one) != PolicyHash(of: other))
  }

  @Test func `a change of the base changes the hash of what lies over it`() throws {
    let changed = Self.base.replacing("0..10\nversion", with: "0..9\nversion")
    #expect(changed != Self.base)
    let documents = [checked(Self.overlay), checked(Self.overlay, changed)].map(\.document)
    let hashes = documents.compactMap { $0.map { "\(PolicyHash(of: $0))" } }
    #expect(Set(hashes).count == 2)
  }

  @Test func `a finding names the file and the line it stands in`() throws {
    let wrong = checked(Self.overlay, Self.base.replacing("worth.points", with: "worht.points"))
    let text = DiagnosticPrinter.text(wrong.diagnostics, in: wrong.source)
    #expect(text.contains("base.policy:13:18 error"))
    #expect(text.contains("   13 | measure points = worht.points"))
    let place = wrong.source.position(try #require(wrong.diagnostics.entries.first).span.start)
    #expect(place == ("base.policy", 13, 18))
    let upper = checked(Self.overlay.replacing("column high", with: "column hihg"))
    let own = DiagnosticPrinter.text(upper.diagnostics, in: upper.source)
    #expect(own.contains("overlay.policy:6:"))
  }

  @Test func `a base that is not there, or lies over another one, is refused by name`() {
    let alone = CheckedPolicy(SourceText(name: "overlay.policy", text: Self.overlay))
    let missing = DiagnosticPrinter.text(alone.diagnostics, in: alone.source)
    #expect(missing.contains("there is no policy `base.policy` beside this one"))
    let twice = checked(Self.overlay, Self.overlay)
    let stacked = DiagnosticPrinter.text(twice.diagnostics, in: twice.source)
    #expect(stacked.contains("`base.policy` lies over another policy itself"))
  }
}
