// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence
import Matching

/// The match that a run was made of: read again, for the verifier and for what would have been.
public struct MatchStudy: Sendable {
  /// What the verifier found when it read lists and seats again.
  public struct Verification: Sendable, Hashable, Encodable {
    /// What the run says of itself.
    public let status: String
    /// How many pairs were checked.
    public let checked: Int
    /// How many of them block.
    public let blocks: Int
    /// What is wrong with seats themselves, such as a program with more members than seats.
    public let violations: [String]
    /// Whether the rows are those that the run's record gives the hash of.
    public let isHashRight: Bool
    /// Whether nobody blocks, and no seat is one that may not be.
    var isStable: Bool { blocks == 0 && violations.isEmpty }
    /// Whether the verifier agrees with the run.
    public var agrees: Bool {
      isHashRight && (status == "stable") == isStable
    }
  }

  /// What a match would have given.
  public struct Scenario: Sendable, Hashable, Encodable {
    /// An applicant whose seat would be another.
    public struct Move: Sendable, Hashable, Encodable {
      /// The applicant.
      public let applicant: String
      /// The program now; empty for none.
      public let before: String
      /// The program then; empty for none.
      public let after: String
    }

    /// What was supposed.
    public let changes: [String]
    /// How the changed match ends.
    public let status: String
    /// Who would move.
    public let moves: [Move]
    /// How many of them to something better on their own list.
    public let better: Int
    /// How many to something worse.
    public let worse: Int
    /// Whether what differs may be one of several stable results.
    public let isOneOfSeveral: Bool
  }

  private let season: Season
  private let rules: MatchRules
  private let assignment: Assignment
  private let run: RunContent

  /// Opens the match of a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - files: The study that it was computed from.
  ///   - runner: Whose threads and progress hold.
  /// - Throws: `StudyError` where the study is another, or the run is not that of a match.
  public init(
    of run: RunContent,
    from files: StudyFiles,
    by runner: StudyRunner
  ) throws(StudyError) {
    let study = try OpenStudy(files, by: runner.again(run.manifest))
    try study.check(isThatOf: run.manifest)
    guard let kind = study.kind as? MatchKind else {
      throw StudyError(
        .configuration,
        "\(run.manifest.study.id) is a study of kind \(run.manifest.study.kind), not a match"
      )
    }
    guard let season = SeasonReading(study.inputs, kind.settings).season,
      let table = RunTable("match", of: run)
    else {
      throw StudyError(.data, "the season of this run cannot be read again")
    }
    self.season = season
    self.run = run
    rules = kind.settings.rules
    assignment = try Self.assignment(table, season)
  }

  /// The seats that the run's own file of the match gives.
  private static func assignment(
    _ table: RunTable,
    _ season: Season
  ) throws(StudyError) -> Assignment {
    let people = Dictionary(
      season.market.applicants.enumerated().map { ($1.id, $0) }
    ) { first, _ in first }
    let places = Dictionary(
      season.market.programs.enumerated().map { ($1.id, $0) }
    ) { first, _ in first }
    var assignment = Assignment(of: season.market)
    for row in table.rows {
      let name = table.cell(row, "program")
      guard let applicant = people[table.cell(row, "applicant")],
        name.isEmpty || places[name] != nil
      else {
        throw StudyError(.data, "tables/match.csv names somebody who is not of this season")
      }
      if table.cell(row, "kind") == "supplemental" {
        assignment.firstYear[applicant] = places[name]
      } else {
        assignment.seats[applicant] = places[name]
      }
    }
    return assignment
  }

  // MARK: - The verifier

  /// Reads lists and seats again, and looks for everybody who blocks.
  ///
  /// - Returns: What was found.
  public func verify() -> Verification {
    let stability = Stability(of: assignment, in: season.market, rules.sameProgram)
    let record = RunTable("record", of: run)
    func recorded(_ name: String) -> String {
      record?.rows.first { $0.first == name }?.last ?? ""
    }
    let rows = RunTable("match", of: run)?.rows ?? []
    return Verification(
      status: recorded("status"),
      checked: stability.checked,
      blocks: stability.blocks.count,
      violations: stability.violations.map { $0.words(in: season.market) },
      isHashRight: MatchAnalysis.hash(rows) == recorded("SHA-256 of the match")
    )
  }

  /// The market and its matching in the one-file layout, and the ids behind the places.
  ///
  /// - Throws: `StudyError` where the layout has no word for what the market holds.
  /// - Returns: The texts of the three files.
  public func smc() throws(StudyError) -> (market: String, result: String, ids: String) {
    guard let market = SMCFile.text(of: season.market) else {
      throw StudyError(
        .configuration,
        "the layout .smc has no supplemental lists, reversions or parities, and this match has some"
      )
    }
    let verification = verify()
    let rows =
      season.market.applicants.enumerated().map { ["r", "\($0)", $1.id] }
      + season.market.programs.enumerated().map { ["p", "\($0)", $1.id] }
    return (
      market, SMCFile.text(of: assignment, isStable: verification.isStable),
      CSVWriter().write(header: ["kind", "place", "id"], rows: rows)
    )
  }

  // MARK: - What would have been

  /// The match with changes.
  ///
  /// - Parameter texts: What is supposed, one after the other.
  /// - Throws: `StudyError` where a change names nobody of this match.
  /// - Returns: Who would move, and how the match would end.
  public func scenario(_ texts: [MatchChangeText]) throws(StudyError) -> Scenario {
    var changes: [MarketChange] = []
    // Each names what the ones before it left: a couple that parted is none for the next.
    var changed = season
    for text in texts {
      let change = try text.change(in: changed)
      changed.apply(change)
      changes.append(change)
    }
    let other = Counterfactual(changes, in: season.market, assignment, rules)
    func name(_ seat: Int?, _ firstYear: Int?) -> String {
      [seat, firstYear].compactMap { $0.map { season.market.programs[$0].id } }
        .joined(separator: " and ")
    }
    let now = other.outcome.assignment
    return Scenario(
      changes: texts.map { "\($0.kind.rawValue) \($0.text)" },
      status: other.outcome.status.word,
      moves: other.moved.map { one in
        Scenario.Move(
          applicant: season.market.applicants[one].id,
          before: name(assignment.seats[one], assignment.firstYear[one]),
          after: name(now.seats[one], now.firstYear[one])
        )
      },
      better: other.better.count,
      worse: other.worse.count,
      isOneOfSeveral: other.isOneOfSeveral
    )
  }
}
