// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A season read from its files, and what is wrong with them.
///
/// What one file says of another is checked here: ids that nobody has, ranks left out, couples with lists
/// of their own, seats that go round in a circle. A list that breaks a rule is an error, or is set aside
/// as a whole where the reader asks for that; single ranks never are.
public struct SeasonReading: Sendable {
  /// A list that does not take part because it breaks a rule.
  public struct SetAside: Sendable, Hashable {
    /// The file.
    public var file: String
    /// The id of its owner.
    public var owner: String
    /// What is wrong with it.
    public var finding: Finding
  }

  /// The season; `nil` where a file is wrong.
  public private(set) var season: Season?
  /// What is wrong, and what is remarkable, file by file.
  public private(set) var findings: [Finding] = []
  /// The lists that were set aside.
  public private(set) var setAside: [SetAside] = []

  private var wrongLists = 0
  let tables: [SeasonFile: Table]
  let people: SeasonIds
  let programs: SeasonIds
  private let closesGaps: Bool
  private let setsListsAside: Bool
  let threads: Int
  /// How many wrong lists end in a finding of their own; the rest are counted.
  private static let mostFindings = 200

  /// Reads a season.
  ///
  /// - Parameters:
  ///   - tables: Its files; those of applicants, programs and programs' lists have to be there.
  ///   - closesGaps: Whether ranks that a list leaves out are passed over.
  ///   - setsListsAside: Whether lists that break a rule are left out, instead of being errors.
  ///   - threads: On how many threads files are read.
  /// - Complexity: O(length of all files).
  public init(
    _ tables: [SeasonFile: Table],
    closesGaps: Bool = false,
    setsListsAside: Bool = false,
    threads: Int = 1
  ) {
    self.tables = tables
    self.closesGaps = closesGaps
    self.setsListsAside = setsListsAside
    self.threads = threads
    guard let people = tables[.applicants]?[column: "applicant"],
      let programs = tables[.programs]?[column: "program"], tables[.programLists] != nil
    else { preconditionFailure("a season has applicants, programs and their lists") }
    self.people = SeasonIds(people, "applicant", tables[.applicants]?.fileName ?? "")
    self.programs = SeasonIds(programs, "program", tables[.programs]?.fileName ?? "")
    read()
  }

  private mutating func read() {
    var season = Season(
      market: Market(
        programs: programs.ids.map { Market.Program($0, quota: 0) },
        applicants: people.ids.map { Market.Applicant($0) }
      ),
      people: facts(),
      tracks: tracks(),
      coupleIds: [],
      written: Season.Written()
    )
    readSeats(&season)
    readCouples(&season)
    readPrimary(&season)
    readJoint(&season)
    readSupplemental(&season)
    readProgramLists(&season)
    readReversions(&season)
    remarkOnPairs(season)
    season.removeAbsent()
    if !setsListsAside, wrongLists > Self.mostFindings, let last = findings.last {
      findings.append(
        Finding(
          severity: .error,
          code: "more-lists",
          file: last.file,
          row: nil,
          column: nil,
          value: nil,
          rule: "\(wrongLists - Self.mostFindings) further lists break a rule",
          remedy: "correct those that are named, and read the files again"
        )
      )
    }
    findings.sort { ($0.file, $0.row ?? 0) < ($1.file, $1.row ?? 0) }
    if !findings.contains(where: { $0.severity == .error }) { self.season = season }
  }

  // MARK: - Findings

  /// Notes what is wrong with a row, or remarkable.
  mutating func note(
    _ severity: Finding.Severity,
    _ code: String,
    _ table: Table,
    _ row: Int,
    _ column: String,
    _ rule: String,
    _ remedy: String
  ) {
    findings.append(Self.finding(severity, code, table, row, column, rule, remedy))
  }

  static func finding(
    _ severity: Finding.Severity,
    _ code: String,
    _ table: Table,
    _ row: Int,
    _ column: String,
    _ rule: String,
    _ remedy: String
  ) -> Finding {
    Finding(
      severity: severity,
      code: code,
      file: table.fileName,
      row: table.sourceLine(ofRow: row),
      column: column,
      value: table[column: column]?.text(row),
      rule: rule,
      remedy: remedy
    )
  }

  mutating func note(_ finding: Finding) { findings.append(finding) }

  /// Sets a list aside, or says that it is wrong.
  mutating func reject(_ owner: String, _ finding: Finding) {
    if setsListsAside {
      setAside.append(SetAside(file: finding.file, owner: owner, finding: finding))
    } else if wrongLists < Self.mostFindings {
      findings.append(finding)
    }
    wrongLists += 1
  }

  // MARK: - Lists

  /// The lists of a file: for each owner the items ranked, the best first.
  ///
  /// - Parameters:
  ///   - table: The file.
  ///   - owner: The column of who ranks, and the ids that it names.
  ///   - item: The column of who is ranked, and the ids that it names.
  /// - Returns: The lists, with the first row of each, and whose list was set aside.
  mutating func lists(
    _ table: Table,
    _ owner: (column: String, ids: SeasonIds),
    _ item: (column: String, ids: SeasonIds)
  ) -> (lists: [[Int]], rejected: Set<Int>) {
    let (owners, strangers) = places(table, owner.column, owner.ids)
    let (items, unknown) = places(table, item.column, item.ids)
    for row in strangers {
      reject(
        table[column: owner.column]?.text(row) ?? "",
        owner.ids.finding(table, row, owner.column)
      )
    }
    let ranked = RankedRows(
      table,
      owners: owners,
      count: owner.ids.ids.count,
      closesGaps: closesGaps
    )
    var rejected: Set<Int> = []
    func rejectList(_ place: Int, _ finding: Finding, _ reading: inout SeasonReading) {
      if rejected.insert(place).inserted { reading.reject(owner.ids.ids[place], finding) }
    }
    for (place, finding) in ranked.wrong { rejectList(place, finding, &self) }
    if !unknown.isEmpty {
      for (row, place) in owners.enumerated() where place >= 0 && items[row] == -2 {
        rejectList(Int(place), item.ids.finding(table, row, item.column), &self)
      }
    }
    var last = Array(repeating: -1, count: item.ids.ids.count)
    let lists = owner.ids.ids.indices.map { place -> [Int] in
      guard !rejected.contains(place) else { return [] }
      var list: [Int] = []
      list.reserveCapacity(ranked.of(place).count)
      for row in ranked.of(place) {
        let one = Int(items[Int(row)])
        if last[one] == place {
          let finding = Self.finding(
            .error,
            "ranked-twice",
            table,
            Int(row),
            item.column,
            "is on the list twice",
            "rank each \(item.ids.noun) once"
          )
          rejectList(place, finding, &self)
          return []
        }
        last[one] = place
        list.append(one)
      }
      return list
    }
    return (lists, rejected)
  }

  func places(
    _ table: Table,
    _ column: String,
    _ ids: SeasonIds
  ) -> (places: [Int32], unknown: [Int]) {
    table[column: column].map { ids.places(of: $0, threads: threads) } ?? ([], [])
  }

  func ranked(_ table: Table, _ owners: [Int32], _ count: Int) -> RankedRows {
    RankedRows(table, owners: owners, count: count, closesGaps: closesGaps)
  }
}
