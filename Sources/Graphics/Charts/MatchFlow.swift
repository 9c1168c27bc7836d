// SPDX-License-Identifier: Apache-2.0

/// Who proposed to whom in a match, and what was held at the end: bands from applicants over their
/// proposals to programs.
///
/// A held proposal is shaded and goes on to its program; any other is gray and ends at the program that
/// refused it. A match of more than `mostParties` is not drawn: bands of one pixel tell nothing, and the
/// finding says so; the table has every proposal either way.
public struct MatchFlow: Chart {
  /// A program with its seats.
  public struct Program: Sendable, Hashable {
    /// Its name.
    public let label: String
    /// How many seats it has.
    public let seats: Int

    /// A program.
    ///
    /// - Parameters:
    ///   - label: Its name.
    ///   - seats: How many seats it has.
    public init(_ label: String, seats: Int) {
      self.label = label
      self.seats = seats
    }
  }

  /// Proposals of an applicant, or of a group of applicants, to a program.
  public struct Proposal: Sendable, Hashable {
    /// The place of the applicant.
    public let applicant: Int
    /// The place of the program.
    public let program: Int
    /// How many proposals.
    public let count: Int
    /// How many of them are held at the end.
    public let held: Int

    /// Proposals to a program.
    ///
    /// - Parameters:
    ///   - applicant: The place of the applicant.
    ///   - program: The place of the program.
    ///   - count: How many proposals.
    ///   - held: How many of them are held at the end.
    public init(applicant: Int, program: Int, count: Int = 1, held: Int) {
      self.applicant = applicant
      self.program = program
      self.count = count
      self.held = held
    }
  }

  /// The most applicants and programs together that are drawn.
  public static let mostParties = 60

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The applicants, or groups of them, from the top.
  public let applicants: [String]
  /// The programs from the top.
  public let programs: [Program]
  /// The proposals.
  public let proposals: [Proposal]

  /// A chart of a match.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - applicants: The applicants, or groups of them.
  ///   - programs: The programs.
  ///   - proposals: The proposals; one of or to nobody, more held than made, and two of the same pair trap.
  public init(
    name: String,
    title: String,
    applicants: [String],
    programs: [Program],
    proposals: [Proposal]
  ) {
    precondition(
      proposals.allSatisfy {
        applicants.indices.contains($0.applicant) && programs.indices.contains($0.program)
          && $0.count > 0 && (0...$0.count).contains($0.held)
      },
      "a proposal joins an applicant and a program"
    )
    precondition(
      Set(proposals.map { [$0.applicant, $0.program] }).count == proposals.count,
      "a pair has one entry"
    )
    self.name = name
    self.title = title
    self.applicants = applicants
    self.programs = programs
    self.proposals = proposals
  }

  /// Whether the match is small enough to be drawn.
  public var isDrawn: Bool { applicants.count + programs.count <= Self.mostParties }

  /// Whether a proposal of an applicant is held at the end.
  func isHeld(_ applicant: Int) -> Bool {
    proposals.contains { $0.applicant == applicant && $0.held > 0 }
  }

  /// The counts in one sentence, and why nothing is drawn where that is so.
  public var finding: String {
    guard !proposals.isEmpty else { return "No proposal was made." }
    let made = proposals.reduce(0) { $0 + $1.count }
    let held = proposals.reduce(0) { $0 + $1.held }
    let counts = "\(made) proposals were made and \(held) are held at the end"
    guard !isDrawn else {
      let without = applicants.indices.count { !isHeld($0) }
      return "\(counts); \(without) of \(applicants.count) on the left have none held."
    }
    return "\(counts); \(applicants.count + programs.count) parties are more than the "
      + "\(Self.mostParties) that are drawn, so they stand in the table only."
  }

  /// Every proposal with what became of it.
  public var table: ChartTable {
    ChartTable(
      columns: ["applicant", "program", "proposals", "held at the end"],
      rows: proposals.map {
        [
          applicants[$0.applicant], programs[$0.program].label, String($0.count), String($0.held),
        ]
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
