// SPDX-License-Identifier: Apache-2.0
import Policy
import TestKit
import Testing

@Suite struct RoundTripPrintsStable {
  @Test(arguments: PolicyLibrary.names) func `a shipped policy keeps its tree`(
    name: String
  ) throws {
    let document = try #require(PolicyParser.parse(try PolicyLibrary.source(name)).document)
    try Self.check(document)
  }

  @Test(arguments: Shares.seeds(200, of: 2_000)) func `a random tree comes back from its text`(
    seed: Seed
  ) throws {
    var generator = TreeGenerator(seed)
    try Self.check(generator.document())
  }

  @Test(arguments: Shares.seeds(60, of: 600)) func `a deep expression comes back from its text`(
    seed: Seed
  ) throws {
    var generator = TreeGenerator(seed)
    generator.depth = 7
    let check = CheckDeclaration(title: nil, condition: generator.expression())
    let block = Block(.check(check), TreeGenerator.site, Margin())
    try Self.check(PolicyDocument(id: generator.name("a"), header: [], blocks: [block]))
  }

  @Test func `a share in front of a weight keeps its parentheses`() throws {
    let text = """
      policy example
      about school

      scorecard points "Points":
        a "A" = (share of open over school) weight 2
        b "B" = 1 of (share of open over school) weight 2
        c "C" = share of open over school when open
        reading "Reading" = 2
      """
    let document = try #require(PolicyParser.parse(text + "\n").document)
    try Self.check(document)
    #expect(PolicyPrinter.print(document) == text + "\n")
  }

  /// print → parse → the same tree → the same text.
  private static func check(_ tree: PolicyDocument) throws {
    let text = PolicyPrinter.print(tree)
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings == "", "\(text)")
    let read = try #require(document)
    #expect(read == tree, "\(text)\n--- came back as\n\(PolicyPrinter.print(read))")
    #expect(PolicyPrinter.print(read) == text)
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
  }
}
