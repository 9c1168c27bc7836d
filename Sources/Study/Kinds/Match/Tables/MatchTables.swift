// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Matching

/// The tables of a match.
struct MatchTables {
  let analysis: MatchAnalysis
  let words: MatchWords

  init(_ analysis: MatchAnalysis) {
    self.analysis = analysis
    words = MatchWords(analysis: analysis)
  }

  var all: [ResultTable] {
    [
      match, programs, positions, types, ranks, couples, entries, blocks, loops, trace, stress,
      probability, probabilityCurves, probabilityFits, strategy, setAside, record,
    ].compactMap(\.self)
  }

  /// One row for each seat, and one for who holds none: the file that the match hands out.
  var match: ResultTable {
    ResultTable(
      name: "match",
      title: "The match",
      columns: [
        .init("applicant", head: "Applicant"), .init("program", head: "Program"),
        .init("rank", head: "Rank", isNumeric: true), .init("kind", head: "List"),
        .init("couple", head: "Couple"),
      ],
      rows: analysis.rows,
      notes: [
        "An empty program: no seat. An advanced seat without a row of kind supplemental: partially matched."
      ]
    )
  }

  /// Every program with its seats and how far it went down its list.
  var programs: ResultTable {
    ResultTable(
      name: "programs",
      title: "Programs",
      columns: [
        .init("program", head: "Program"), .init("specialty", head: "Specialty"),
        .init("track", head: "Track"), .init("quota", head: "Quota", isNumeric: true),
        .init("seats", head: "Seats", isNumeric: true),
        .init("filled", head: "Filled", isNumeric: true),
        .init("ranked", head: "Ranked", isNumeric: true),
        .init("last-rank", head: "Last rank", isNumeric: true),
        .init("passed", head: "Passed over", isNumeric: true), .init("note", head: "Note"),
      ],
      rows: analysis.programs.map { one in
        let track = analysis.season.tracks[one.program]
        let notes = [
          one.absence?.words, one.parity.map { "takes an \($0.rawValue) number" },
          one.given > 0 ? "gave \(one.given) by reversion" : nil,
          one.given < 0 ? "received \(-one.given) by reversion" : nil,
          one.quota == 0 ? "no seats" : nil,
          one.parity == .odd && one.members.isEmpty && one.quota > 0 ? "odd not reachable" : nil,
        ]
        return [
          words.program(one.program), track.specialty, track.letter, "\(one.quota)", "\(one.seats)",
          "\(one.members.count)", "\(one.ranked)", one.lastRank.map(String.init) ?? "",
          "\(one.passed)", notes.compactMap(\.self).joined(separator: "; "),
        ]
      },
      notes: [
        "Seats: after reversion. Last rank: the last that got a seat. Passed over: ranks above it without "
          + "one."
      ]
    )
  }

  /// How many entries of lists can come to nothing before anybody proposes, by reason.
  var entries: ResultTable {
    let written = analysis.season.written
    let taken = analysis.season.mutualEntries
    let rows: [(String, Int, Int)] = [
      ("lists of singles", written.primary, taken.primary),
      ("lists of couples", written.joint, taken.joint),
      ("first-year lists", written.supplemental, taken.supplemental),
    ]
    return ResultTable(
      name: "entries",
      title: "Entries that can match",
      columns: [
        .init("list", head: "Lists"), .init("written", head: "Entries handed in", isNumeric: true),
        .init("mutual", head: "Mutual", isNumeric: true),
        .init("dropped", head: "Left out", isNumeric: true),
      ],
      rows: rows.filter { $0.1 > 0 }.map { ["\($0.0)", "\($0.1)", "\($0.2)", "\($0.1 - $0.2)"] },
      notes: [
        "Mutual: both sides rank each other and take part. What is left out has its reason in the applicant's "
          + "certificate."
      ]
    )
  }

  /// Who blocks, by kind; the matching is not stable then.
  var blocks: ResultTable? {
    guard !analysis.outcome.blocks.isEmpty else { return nil }
    return ResultTable(
      name: "blocks",
      title: "Pairs that block",
      columns: [.init("kind", head: "Kind"), .init("program", head: "Programs")],
      rows: analysis.outcome.blocks.map { block in
        switch block {
        case .single(_, let program): ["a single and a program", words.program(program)]
        case .firstYear(_, let program):
          ["an applicant and a first-year program", words.program(program)]
        case .two(_, _, let program):
          ["two singles and a program that goes by twos", words.program(program)]
        case .couple(let couple, let entry):
          ["a couple and two programs", pair(couple, entry)]
        }
      },
      notes: ["Who they are stands nowhere here: a person decides what happens to them."]
    )
  }

  private func pair(_ couple: Int, _ entry: Int) -> String {
    let pair = analysis.season.market.couples[couple].list[entry]
    return
      "\(pair.first.map(words.program) ?? "none") + \(pair.second.map(words.program) ?? "none")"
  }

  /// The loops that were met: what each touched, and how many steps one round took.
  var loops: ResultTable? {
    let loops = analysis.outcome.loops
    guard !loops.isEmpty else { return nil }
    return ResultTable(
      name: "loops",
      title: "Loops met on the way",
      columns: [
        .init("loop", head: "Loop", isNumeric: true),
        .init("period", head: "Steps of a round", isNumeric: true),
        .init("singles", head: "Singles", isNumeric: true),
        .init("couples", head: "Couples", isNumeric: true), .init("programs", head: "Programs"),
      ],
      rows: loops.enumerated().map { number, loop in
        [
          "\(number + 1)", loop.period.map(String.init) ?? "", "\(loop.applicants.count)",
          "\(loop.couples.count)", loop.programs.map(words.program).joined(separator: " "),
        ]
      },
      notes: [
        "With a number of steps the same seats and the same waiting lists came back: a proof that the procedure "
          + "goes round. Without one it was stopped. A loop of one order proves nothing of another."
      ]
    )
  }

  /// Every step of a small match.
  var trace: ResultTable? {
    guard !analysis.outcome.trace.isEmpty else { return nil }
    let market = analysis.season.market
    return ResultTable(
      name: "steps",
      title: "The match step by step",
      columns: [
        .init("step", head: "Step", isNumeric: true), .init("applicant", head: "Applicant"),
        .init("program", head: "Program"), .init("list", head: "List"),
        .init("rank", head: "Rank", isNumeric: true), .init("result", head: "What came of it"),
      ],
      rows: analysis.outcome.trace.enumerated().map { number, step in
        let people = [step.applicant, step.partner].compactMap(\.self)
        let programs =
          step.partner == nil ? [step.program] : [step.program, step.partnerProgram]
        let result =
          switch step.kind {
          case .refused: "refused"
          case .held: "held"
          case .left: "given up for a better one"
          case .bumped: "lost to another"
          }
        return [
          "\(number + 1)", people.map { market.applicants[$0].id }.joined(separator: " + "),
          programs.map { $0.map(words.program) ?? "none" }.joined(separator: " + "),
          step.advanced.map { "first year with \(words.program($0))" }
            ?? (step.partner == nil ? "primary" : "joint"),
          "\(step.place + 1)", result,
        ]
      }
    )
  }

  /// Lists that broke a rule and were set aside.
  var setAside: ResultTable? {
    guard !analysis.reading.setAside.isEmpty else { return nil }
    return ResultTable(
      name: "set-aside",
      title: "Lists set aside",
      columns: [
        .init("file", head: "File"), .init("owner", head: "Whose list"),
        .init("row", head: "Row", isNumeric: true), .init("reason", head: "Why"),
      ],
      rows: analysis.reading.setAside.map {
        [$0.file, $0.owner, $0.finding.row.map(String.init) ?? "", $0.finding.reason]
      },
      notes: ["A list that breaks a rule is left out as a whole: single ranks never are."]
    )
  }

  /// How the match was made: what somebody else needs to make the same one.
  var record: ResultTable {
    let (outcome, rules) = (analysis.outcome, analysis.settings.rules)
    let market = analysis.season.market
    var order = outcome.couples.prefix(200).map { analysis.season.coupleIds[$0] }
    if outcome.couples.count > order.count { order.append("… \(outcome.couples.count) in all") }
    let rows: [(String, String)] = [
      ("status", outcome.status.word), ("verifier", words.standing), ("predicate", Stability.name),
      ("couples at one program", rules.sameProgram.rawValue),
      ("proposing", rules.proposing.rawValue), ("waiting", rules.waiting.rawValue),
      ("order of couples", rules.couples.rawValue),
      ("seed", analysis.usedSeed ? "\(rules.seed)" : "none drawn"),
      ("applicants", "\(market.applicants.count)"), ("programs", "\(market.programs.count)"),
      ("couples", "\(market.couples.count)"), ("proposals", "\(outcome.proposals)"),
      ("bumps", "\(outcome.bumps)"), ("restarts", "\(outcome.restarts)"),
      ("loops proved", "\(outcome.loops.count { $0.period != nil })"),
      ("highest step of the ladder", "\(outcome.rung.rawValue): \(outcome.rung.words)"),
      ("couples in the order in which they entered", order.joined(separator: " ")),
      (
        "exact search",
        outcome.search.variables == 0
          ? "none needed"
          : "\(outcome.search.variables) variables, \(outcome.search.clauses) clauses, "
            + "\(outcome.search.conflicts) conflicts"
      ), ("SHA-256 of the match", analysis.resultHash),
    ]
    return ResultTable(
      name: "record",
      title: "How the match was made",
      columns: [.init("what", head: "What"), .init("value", head: "Value")],
      rows: rows.map { [$0.0, $0.1] },
      notes: ["The hash is that of the rows of the match sorted by applicant, one line each."]
    )
  }
}
