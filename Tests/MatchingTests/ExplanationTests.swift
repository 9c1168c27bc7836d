// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Matching

/// A reason for every rank: true of the lists, and silent about others.
@Suite struct ExplanationTests {
  private static func season(_ market: Market) -> Season {
    Season(
      market: market,
      people: market.applicants.map { _ in Season.Person() },
      tracks: market.programs.map { _ in Season.Track() },
      coupleIds: market.couples.indices.map { "C\($0)" },
      written: Season.Written()
    )
  }

  @Test func `every rank above the one obtained has a reason that the lists bear out`() {
    var seen: Set<String> = []
    for number in 0..<2_000 {
      let seed = Seed(number)
      let market = RandomMarket.small(seed)
      let outcome = MatchSolver(market).solve()
      let reading = MatchReading(outcome.assignment, in: Self.season(market))
      for applicant in market.applicants.indices {
        let explanation = ApplicantExplanation(applicant, in: reading, showsRanks: true)
        var hasSeat = false
        for line in explanation.lines {
          if case .supplemental = line.list { continue }
          #expect(line.isObtained == line.reasons.isEmpty, "\(seed.testDescription)")
          for reason in line.reasons {
            seen.insert(reason.code)
            #expect((reason == .higherChoice) == hasSeat, "\(seed.testDescription) \(reason)")
            // Only where nobody is left stable can somebody have been taken.
            if outcome.status == .stable { #expect(reason != .blocks, "\(seed.testDescription)") }
            guard let program = line.program else { continue }
            let ranking = market.programs[program].ranking
            switch reason {
            case .notRanked: #expect(!ranking.contains(applicant), "\(seed.testDescription)")
            case .filled(let cutoff?):
              #expect(ranking.firstIndex(of: applicant) == cutoff.own - 1)
              #expect(market.programs[program].quota >= 3)
              #expect(cutoff.own > cutoff.last, "\(seed.testDescription)")
            case .noSeats: #expect(market.mostSeats[program] == 0)
            case .parity: #expect(market.programs[program].parity != nil)
            default: break
            }
          }
          hasSeat = hasSeat || line.isObtained
        }
      }
    }
    #expect(
      seen.isSuperset(of: [
        "not-ranked", "filled", "no-seats", "parity", "partner", "higher-choice", "one-seat",
      ]),
      "\(seen.sorted())"
    )
  }

  @Test
  func `a small program's last rank is told to nobody, and no program's unless it allows that`() {
    let market = Market(
      programs: [
        Market.Program("small", quota: 2, ranking: [0, 1, 2, 3]),
        Market.Program("large", quota: 3, ranking: [0, 1, 2, 3]),
      ],
      applicants: (0..<4).map { Market.Applicant("a\($0)", list: $0 == 3 ? [0, 1] : [$0 / 2, 1]) }
    )
    var assignment = Assignment(of: market)
    assignment.seats = [0, 0, 1, nil]
    let reading = MatchReading(assignment, in: Self.season(market))
    let shown = ApplicantExplanation(3, in: reading, showsRanks: true)
    #expect(shown.lines[0].reasons == [.filled(nil)])
    #expect(shown.lines[1].reasons == [.blocks])
    assignment.seats = [1, 1, 1, nil]
    let full = MatchReading(assignment, in: Self.season(market))
    #expect(
      ApplicantExplanation(3, in: full, showsRanks: true).lines[1].reasons
        == [.filled(MatchReason.Cutoff(own: 4, last: 3))]
    )
    #expect(ApplicantExplanation(3, in: full).lines[1].reasons == [.filled(nil)])
  }

  @Test func `at one program each member is told whether they, the partner or both fell short`() {
    func reasons(_ ranking: [Int], seats: Int) -> [[MatchReason]] {
      let market = Market(
        programs: [Market.Program("h", quota: seats, ranking: ranking)],
        applicants: (0..<4).map { Market.Applicant("a\($0)", list: $0 < 2 ? [] : [0]) },
        couples: [Market.Couple(0, 1, list: [Market.Pair(0, 0)])]
      )
      var assignment = Assignment(of: market)
      for one in 2..<2 + min(2, seats) { assignment.seats[one] = 0 }
      let reading = MatchReading(assignment, in: Self.season(market))
      return (0..<2).map { ApplicantExplanation($0, in: reading).lines[0].reasons }
    }
    // Both rank below the two members; only the second does; one seat is left for either.
    #expect(
      reasons([2, 3, 0, 1], seats: 2) == [[.filled(nil), .partner], [.filled(nil), .partner]]
    )
    #expect(reasons([0, 2, 3, 1], seats: 2) == [[.partner], [.filled(nil)]])
    #expect(reasons([2, 0, 1, 3], seats: 2) == [[.partner], [.filled(nil)]])
  }

  @Test func `the partner's rank is not told as the last one`() {
    // a (rank 4) and b (rank 7) are a couple; b sits at p with two others above a.
    let market = Market(
      programs: [
        Market.Program("p", quota: 3, ranking: [2, 3, 4, 0, 5, 6, 1]),
        Market.Program("x", quota: 1, ranking: [1]),
      ],
      applicants: (0..<7).map { Market.Applicant("a\($0)", list: $0 < 2 ? [] : [0]) },
      couples: [Market.Couple(0, 1, list: [Market.Pair(0, 1), Market.Pair(nil, 0)])]
    )
    var assignment = Assignment(of: market)
    assignment.seats = [nil, 0, 0, 0, nil, nil, nil]
    let reading = MatchReading(assignment, in: Self.season(market))
    let line = ApplicantExplanation(0, in: reading, showsRanks: true).lines[0]
    // Two others are too few to tell a last rank of, and the partner's seat is none to compare with.
    #expect(!line.reasons.contains { if case .filled(.some) = $0 { true } else { false } })
  }

  @Test func `a couple's rank at one seat keeps its number, and the ranks after it theirs`() {
    let market = Market(
      programs: [
        Market.Program("h", quota: 1, ranking: [0, 1]), Market.Program("k", quota: 1, ranking: [1]),
      ],
      applicants: [Market.Applicant("a"), Market.Applicant("b")],
      couples: [Market.Couple(0, 1, list: [Market.Pair(0, 0), Market.Pair(0, 1)])]
    )
    let outcome = MatchSolver(market).solve()
    #expect(outcome.status == .stable && outcome.assignment.seats == [0, 1])
    let told = ApplicantExplanation(
      0,
      in: MatchReading(outcome.assignment, in: Self.season(market))
    )
    #expect(told.rank == 2 && told.lines[0].reasons == [.oneSeat])
  }

  @Test func `whom a partner keeps out, or a first year without its seat, is not told as choosy`() {
    let market = Market(
      programs: [
        Market.Program("p", quota: 2, ranking: Array(0..<24)),
        Market.Program("a", quota: 1, ranking: [23]),
      ],
      applicants: (0..<24).map { place in
        place < 10
          ? Market.Applicant("c\(place)")
          : place < 20
            ? Market.Applicant("s\(place)", list: [1], supplemental: [1: [0]])
            : Market.Applicant("o\(place)", list: place == 23 ? [0] : [])
      },
      couples: (0..<5).map { Market.Couple(2 * $0, 2 * $0 + 1, list: []) }
    )
    var assignment = Assignment(of: market)
    assignment.seats[23] = 0
    var season = Self.season(market)
    for couple in 0..<5 { season.people[2 * couple].absence = .withdrawn }
    let told = ProgramExplanation(0, in: MatchReading(assignment, in: season), fewest: 3)
    #expect(told.passedByReason == [.out: 10, .noAdvancedSeat: 10, .notRanked: 3])
  }

  @Test func `a program reads why it passed ranks over in sums that are about nobody`() {
    // Ranks 0 to 11 are not on anybody's list, 12 to 21 go higher, the last one comes.
    let people = (0..<23).map { place in
      Market.Applicant("a\(place)", list: place < 12 ? [1] : place < 22 ? [1, 0] : [0])
    }
    let market = Market(
      programs: [
        Market.Program("p", quota: 1, ranking: Array(0..<23)),
        Market.Program("q", quota: 22, ranking: Array(0..<22)),
      ],
      applicants: people
    )
    let outcome = MatchSolver(market).solve()
    let reading = MatchReading(outcome.assignment, in: Self.season(market))
    let told = ProgramExplanation(0, in: reading, fewest: 10)
    #expect(told.lastRank == 23 && told.passed == 22 && told.unfilled == 0)
    #expect(told.passedByReason == [.notRanked: 12, .higherChoice: 10])
    #expect(ProgramExplanation(0, in: reading, fewest: 11).passedByReason.isEmpty)
    // Of one kind only, the sum would tell it of each, whom the program knows.
    var alike = market
    for place in 0..<12 { alike.applicants[place].list = [1, 0] }
    let same = MatchReading(MatchSolver(alike).solve().assignment, in: Self.season(alike))
    let silent = ProgramExplanation(0, in: same, fewest: 10)
    #expect(silent.passed == 22 && silent.passedByReason.isEmpty)
  }

  @Test func `the same draws give the same chances on any number of threads`() {
    let market = RandomMarket.small(Seed(12))
    let truth = MatchSolver(market).solve().assignment
    var noise = StressTest.Noise()
    noise.ranks = 1
    noise.dropOuts = 0.1
    noise.seats = 0.1
    noise.uncoupled = 0.5
    let runs = [1, 2, 8].map { threads in
      StressTest(100, of: market, truth, MatchRules(), noise, threads: threads)
    }
    for run in runs.dropFirst() {
      #expect(run.chances == runs[0].chances && run.figures == runs[0].figures)
    }
    // Without noise every repetition is the truth.
    let still = StressTest(20, of: market, truth, MatchRules(), StressTest.Noise())
    for (place, chances) in still.chances.enumerated() {
      #expect(chances.repetitions == 20)
      #expect(chances.matched == (truth.seats[place] == nil ? 0 : 20))
      #expect(chances.same == chances.matched)
    }
  }

  @Test func `where every couple goes apart each repetition is the match of singles`() {
    for number in 0..<100 {
      let seed = Seed(number)
      let market = RandomMarket.small(seed)
      var noise = StressTest.Noise()
      noise.uncoupled = 1
      var apart = market
      for couple in market.couples.indices.reversed() { apart = apart.changed(.uncouple(couple)) }
      let outcome = MatchSolver(apart).solve()
      let groups = market.applicants.indices.map { $0 % 2 }
      let stress = StressTest(
        2,
        of: market,
        outcome.assignment,
        MatchRules(),
        noise,
        groups: groups
      )
      for figures in stress.figures {
        #expect(figures.blocks == outcome.blocks.count, "\(seed.testDescription)")
        for group in 0..<min(2, market.applicants.count) {
          let members = groups.indices.filter { groups[$0] == group }
          let active = members.count { !apart.applicants[$0].list.isEmpty }
          let matched = members.count { outcome.assignment.seats[$0] != nil }
          #expect(figures.groups[group].active == active, "\(seed.testDescription)")
          #expect(figures.groups[group].matched == matched, "\(seed.testDescription)")
        }
      }
      for (place, chances) in stress.chances.enumerated() {
        #expect(chances.same == (outcome.assignment.seats[place] == nil ? 0 : 2))
      }
    }
  }

  @Test func `counts of a match add up`() {
    for number in 0..<300 {
      let seed = Seed(number)
      let market = RandomMarket.small(seed)
      let outcome = MatchSolver(market).solve()
      let reading = MatchReading(outcome.assignment, in: Self.season(market))
      let statistics = MatchStatistics(reading)
      let seats = outcome.assignment.seats.count { $0 != nil }
      let firstYears = outcome.assignment.firstYear.count { $0 != nil }
      #expect(statistics.people.matched == seats, "\(seed.testDescription)")
      #expect(statistics.positions.filled == seats + firstYears, "\(seed.testDescription)")
      #expect(statistics.people.registered == market.applicants.count)
      let couples = statistics.couples
      #expect(couples.both + couples.one + couples.none == couples.active)
      #expect(
        statistics.people.ranks.reduce(0, +) == statistics.people.lengthOfMatched.count,
        "\(seed.testDescription)"
      )
    }
  }
}
