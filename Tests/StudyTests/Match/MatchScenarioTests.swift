// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Study

/// What a match would have been, in words that somebody writes.
@Suite struct MatchScenarioTests {
  private static func study() throws -> MatchStudy {
    try MatchStudy(
      of: MatchStudyTests.small.get().content,
      from: SampleStudies.files("run-a-match"),
      by: StudyRunner()
    )
  }

  @Test func `two more seats let those in whom the program ranks next`() throws {
    let scenario = try Self.study().scenario([MatchChangeText(.seats, "City=+2")])
    #expect(scenario.status == "stable" && !scenario.isOneOfSeveral)
    #expect(
      scenario.moves
        == [
          .init(applicant: "Chen", before: "Mercy", after: "City"),
          .init(applicant: "Davis", before: "General", after: "City"),
        ]
    )
    #expect(scenario.better == 2 && scenario.worse == 0)
  }

  @Test(
    arguments: [
      (MatchChangeText.Kind.seats, "City", "write it as PROGRAM=+1"),
      (.seats, "Citty=+1", "is no program of this match; did you mean \"City\"?"),
      (.seats, "City=0", "is no number of seats"),
      (.rank, "City=1", "write it as PROGRAM:APPLICANT=4"),
      (.rank, "City:Ford=0", "is no rank from 1"), (.rank, "City:Ford=9", "would have 5 ranks"),
      (.seats, "City=-3", "are not 0 to 9999"), (.unrank, "Mercy:Davis", "does not rank"),
      (.unrank, "City:Nobody", "is no applicant"),
      (.list, "Davis=City,City", "is on the list twice"), (.drop, "Nowhere", "is no program"),
      (.uncouple, "C1", "is no couple of this match"),
      (.couple, "Chen", "write it as APPLICANT:APPLICANT"), (.couple, "Chen:Chen", "two members"),
      (.couple, "Chen:Nobody", "is no applicant"), (.couple, "Chen:Davis=City", "is no pair"),
      (.couple, "Chen:Davis=none+none", "is no pair"),
      (.couple, "Chen:Davis=City+City,City+City", "is on the list twice"),
      (.couple, "Chen:Davis=", "write it as"),
      (.seats, "City=+9223372036854775807", "is no number of seats"),
    ]
  ) func `a change that names nobody is refused with its rule`(
    kind: MatchChangeText.Kind,
    text: String,
    rule: String
  ) throws {
    let study = try Self.study()
    let error = #expect(throws: StudyError.self) {
      try study.scenario([MatchChangeText(kind, text)])
    }
    #expect(error?.sentence.contains(rule) == true, "\(error?.sentence ?? "")")
  }

  @Test func `two singles as a couple sit where their joint list says`() throws {
    let scenario = try Self.study().scenario([
      MatchChangeText(.couple, "Chen:Davis=Mercy+City,Mercy+General")
    ])
    #expect(scenario.isOneOfSeveral && scenario.status == "stable")
    #expect(scenario.moves.isEmpty)
    let apart = try Self.study().scenario([MatchChangeText(.couple, "Chen:Davis=City+none")])
    #expect(apart.moves.contains { $0.applicant == "Davis" && $0.after.isEmpty })
    #expect(try Self.study().scenario([MatchChangeText(.couple, "Chen:Davis")]).status == "stable")
  }

  @Test func `each change names what the ones before it left`() throws {
    let run = try MatchStudyTests.season.get().content
    let study = try MatchStudy(
      of: run,
      from: .memory(MatchStudyTests.seasonFiles),
      by: StudyRunner(threads: 2)
    )
    let couples = (0..<9).map { MatchChangeText(.uncouple, "C0000\($0)") }
    let apart = try study.scenario(couples)
    #expect(apart.changes.count == 9)
    // The other way round the same couples part.
    #expect(try study.scenario(couples.reversed()).moves == apart.moves)
    let twice = #expect(throws: StudyError.self) {
      try study.scenario([couples[0], couples[0]])
    }
    #expect(twice?.sentence.contains("is no couple of this match") == true)
    let both = #expect(throws: StudyError.self) {
      try Self.study().scenario([
        MatchChangeText(.couple, "Chen:Davis"), MatchChangeText(.couple, "Davis:Ford"),
      ])
    }
    #expect(both?.sentence.contains("Davis is in a couple already") == true)
    let again = try Self.study().scenario([
      MatchChangeText(.couple, "Chen:Davis"), MatchChangeText(.uncouple, "Chen:Davis"),
    ])
    #expect(again.moves.isEmpty && !again.isOneOfSeveral)
  }

  @Test func `several changes come one after the other`() throws {
    let scenario = try Self.study().scenario([
      MatchChangeText(.drop, "General"), MatchChangeText(.list, "Davis=City"),
      MatchChangeText(.rank, "City:Davis=1"), MatchChangeText(.unrank, "City:Anderson"),
    ])
    #expect(scenario.changes.count == 4)
    #expect(scenario.moves.contains { $0.applicant == "Davis" && $0.after == "City" })
    #expect(scenario.moves.contains { $0.applicant == "Anderson" && $0.after.isEmpty })
  }
}
