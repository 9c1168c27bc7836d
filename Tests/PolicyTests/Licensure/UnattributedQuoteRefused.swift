// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import Policy
import TestKit
import Testing

/// A sentence that nobody stands behind is a claim: it cannot be the source of a criterion.
@Suite struct UnattributedQuoteRefused {
  /// A policy whose only criterion rests on a quoted sentence.
  private static func codes(_ sentence: String, _ clauses: String) -> [DiagnosticCode] {
    let quoted = sentence.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let text = """
      policy t.claim
      about applicant
      decides by applied_on
      source SAID "Pages run together" quote "\(quoted)" \(clauses)
      facts applicant:
        applied_on : date fixed
        shown      : yes/no
      version 1 in force 2020-01-01 until open:
        decision considered:
          all of:
            (1) shown cite SAID

      """
    return CheckedPolicy(SourceText(name: "t.policy", text: text)).diagnostics.entries
      .filter { $0.severity == .error }.map(\.code)
  }

  @Test func `a place alone does not make a quote someone's words`() {
    let place = #"at "000.txt, character 5""#
    #expect(Self.codes("A score of 225.", "") == [.unattributedQuote])
    #expect(Self.codes("A score of 225.", place) == [.unattributedQuote])
    #expect(Self.codes("A score of 225.", "\(place) grade unverified") == [.unattributedQuote])
    #expect(Self.codes("A score of 225.", #"issuer "A program""#) == [.unattributedQuote])
    #expect(Self.codes("A score of 225.", #"\#(place) issuer "A program""#) == [])
    #expect(Self.codes("A score of 225.", "grade official") == [])
  }

  @Test(
    .enabled(
      if: SharedData.file("data/residency/claims.csv") != nil,
      "skipped: data/residency/claims.csv is not beside the checkout"
    )
  )
  func `each sentence of the claims is refused`() throws {
    let file = try #require(SharedData.file("data/residency/claims.csv"))
    let specification = TableSpecification(
      name: "claims",
      columns: [ColumnSpecification("sentence", .text)],
      allowsOtherColumns: true
    )
    let result = CSVReader(specification: specification)
      .read(try Data(contentsOf: file), fileName: "claims.csv")
    let sentences = Set(try #require(result.table[column: "sentence"]).texts())
    #expect(sentences.count == 18)
    for sentence in sentences {
      let codes = Self.codes(sentence, #"at "000_c03e151a26b986d3.txt" grade unverified"#)
      #expect(codes == [.unattributedQuote], "\(sentence)")
    }
  }

  @Test func `no template quotes a sentence as law`() throws {
    for name in PolicyLibrary.names(in: "residency") {
      let document = try #require(PolicyParser.parse(try PolicyLibrary.source(name)).document)
      for case .source(let source) in document.header.map(\.kind) {
        #expect(source.quote == nil && source.grade == .unverified, "\(name)")
      }
    }
  }
}
