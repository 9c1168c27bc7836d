// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

@Suite struct PopulationNeedsTests {
  private static let rules = """
    policy t.needs
    about applicant
    source S "law" grade official
    facts applicant:
      age : integer 0..120
      spare : integer
      bonus : integer
      offer : {employer: ref employer} or none
      practice : list of {start: date, finish: date}
    facts school:
      open : yes/no
    facts employer:
      accredited : yes/no
    measure points : integer = age + bonus
    decision plain:
      all of:
        (1) points >= 18
    decision joined:
      all of:
        (1) offer is given and offer.employer.accredited
        (2) time in practice >= 3 years by anniversary
        (3) plain

    """

  @Test func `needs are found through measures, decisions, references and lists`() throws {
    let rulebook = try #require(try CheckedPolicy.written(Self.rules).rulebook)
    let plain = PopulationNeeds(of: "plain", in: rulebook.versions[0])
    #expect(plain.facts == ["age", "bonus"] && plain.entities.isEmpty && plain.lists.isEmpty)
    let joined = PopulationNeeds(of: "joined", in: rulebook.versions[0])
    #expect(joined.facts == ["age", "bonus", "offer"])
    #expect(joined.entities == ["employer"] && joined.lists == ["practice"])
    #expect(PopulationNeeds(of: "nope", in: rulebook.versions[0]).facts.isEmpty)
  }
}
