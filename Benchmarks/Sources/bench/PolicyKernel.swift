// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import Policy

/// A million rows, twelve criteria in one `all of`, a lookup by state, four bands, and counts.
///
/// The policy is read from its text; the rows are whole numbers by column, as the peer wrote them.
enum PolicyKernel: Kernel {
  static let name = "policy"

  static let missing = Int32.min
  /// How often a run is repeated; the best one counts, as on the peer's side.
  static let repeats = 200
  /// Bytes a row that a run writes: outcome, band, number of unknown criteria, first failing one.
  static let outputs = 4

  static func run(variant: String, data: URL) throws -> Measurement {
    let rows = try Rows(data)
    let rulebook = try Self.rulebook()
    let program = rulebook.versions[0].program
    if variant == "encoding" { return try encoding(rows, program) }
    if variant.hasPrefix("zen-explained") { return explained(rows, rulebook) }
    let columns = try rows.columns(program)
    let form = Form.of(program)
    let request = ColumnRequest(
      decisions: [0],
      measures: [0],
      parts: [.missingCount, .firstFailing],
      counts: [ColumnRequest.Count(0, by: 0, band: 0)],
      threads: variant.hasSuffix("1-thread") ? 1 : 2
    )
    var best: (measurement: Measurement, run: ColumnRun)?
    for _ in 0..<repeats {
      let (measurement, run) = Measurement.timing { ColumnRunner(form, columns).run(request) }
      precondition(run.refusals.isEmpty, "columns carry the whole policy")
      if measurement.seconds < best?.measurement.seconds ?? .infinity { best = (measurement, run) }
    }
    guard let best else { fatalError("no run") }
    var measurement = best.measurement
    measurement.answers =
      variant.hasPrefix("memory")
      ? ["bytes per row": String(columns.byteCount / rows.rowCount + outputs)]
      : answers(best.run, rows: rows.sample(variant))
    return measurement
  }

  private static func encoding(_ rows: Rows, _ program: Program) throws -> Measurement {
    var best: Measurement?
    for _ in 0..<3 {
      var (measurement, columns) = try Measurement.timing { try rows.columns(program) }
      measurement.answers = ["rows": String(columns.rowCounts[0])]
      if measurement.seconds < best?.seconds ?? .infinity { best = measurement }
    }
    guard let best else { fatalError("no run") }
    return best
  }

  // MARK: - Answers

  /// A digest of every cell of the first rows, and the counts of all of them.
  private static func answers(_ run: ColumnRun, rows: Int) -> [String: String] {
    guard let decision = run.decisions[0], let band = run.measures[0] else { return [:] }
    let bands = ["floor", "approaching", "on_track", "target"]
    var digests = Array(repeating: UInt64(0), count: 4)
    func add(_ value: Int, to place: Int) {
      digests[place] = (digests[place] &* 1_099_511_628_211) ^ UInt64(value)
    }
    for row in 0..<rows {
      switch decision.outcome(row) {
      case .notMet: add(0, to: 0)
      case .unknown: add(1, to: 0)
      case .met: add(2, to: 0)
      case .fault: add(3, to: 0)
      }
      if case .value(.text(let word)) = band[row] {
        add(bands.firstIndex(of: word) ?? 8, to: 1)
      } else {
        add(9, to: 1)
      }
      add(decision.missingCount(row) ?? 99, to: 2)
      add(decision.firstFailing(row).map { $0 + 1 } ?? 0, to: 3)
    }
    var answers = [
      "rows": String(rows), "outcome": String(digests[0]), "band": String(digests[1]),
      "missing": String(digests[2]), "first failing": String(digests[3]),
    ]
    guard rows == decision.rowCount else { return answers }
    for count in run.counts[0] {
      answers["\(word(count.group)) \(word(count.band)) \(count.outcome.rawValue)"] =
        String(count.count)
    }
    return answers
  }

  private static func word(_ cell: MeasureColumn.Cell) -> String {
    switch cell {
    case .value(.name(let word)), .value(.text(let word)): word
    default: "unknown"
    }
  }

  // MARK: - Rule

  private static func rulebook() throws -> Rulebook {
    let parsed = PolicyParser.parse(SourceText(name: "bench.policy", text: text))
    guard let document = parsed.document else { throw PolicyError(message: "no policy") }
    let (rulebook, findings) = PolicyChecker.check(document)
    guard let rulebook else {
      let messages = findings.entries.map { "\($0.code.rawValue) \($0.message)" }
      throw PolicyError(message: messages.joined(separator: "\n"))
    }
    return rulebook
  }

  struct PolicyError: Error { let message: String }

  /// The rows of the peer's file: a line of names, then the columns as 32-bit numbers.
  struct Rows {
    let counts: [String: [Int32]]
    let rowCount: Int

    init(_ file: URL) throws {
      let bytes = try Data(contentsOf: file)
      guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      let names = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").map(
        String.init
      )
      let body = bytes[(end + 1)...]
      let rowCount = body.count / 4 / names.count
      var counts: [String: [Int32]] = [:]
      for (place, name) in names.enumerated() {
        let start = body.startIndex + place * rowCount * 4
        counts[name] = Array(unsafeUninitializedCapacity: rowCount) { buffer, initialized in
          initialized = body[start..<(start + rowCount * 4)].copyBytes(to: buffer) / 4
        }
      }
      self.counts = counts
      self.rowCount = rowCount
    }

    func columns(_ program: Program) throws -> ColumnSet {
      var set = ColumnSet(rowCounts: [rowCount])
      for (place, fact) in program.facts.enumerated() {
        let column = try FactColumn(fact.type, counts: counts[fact.name] ?? [], missing: missing)
        try set.set(column, fact: place, of: 0)
      }
      return set
    }

    /// How many rows the peer of a case works on.
    func sample(_ variant: String) -> Int {
      variant.hasPrefix("zen") ? min(rowCount, 20_000) : rowCount
    }
  }
}

extension PolicyKernel {
  private static let text = """
    policy example.bench
    title "Twelve criteria"
    about applicant

    facts applicant:
      state : one of {s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15}
      exam : integer 0..200
      hours : integer 0..2000
      fee : integer 0..500
      degree : yes/no
      sanctioned : yes/no
      references : integer 0..9
      languages : integer 0..5
      age : integer 0..100
      years : integer 0..50
      gpa : decimal(0.01) 0..4
      status : one of {active, retired, suspended}
      debt : integer 0..50000
      interview : integer 0..100
      rating : index(0.1) 100..500

    table minimum by state -> exam : integer 0..200, hours : integer 0..2000, fee : integer 0..500:
      state | exam | hours | fee
    \(states)

    table status_band by band of rating -> level : text layout bands domain 100.0..500.0 step 0.1:
      any | floor | approaching | on_track | target
      any | 100.0 | 300.0       | 358.2    | 392.8

    measure band : text = status_band.level

    decision eligible:
      all of:
        (1) exam >= minimum.exam
        (2) hours >= minimum.hours
        (3) fee <= minimum.fee
        (4) degree
        (5) not sanctioned
        (6) references >= 3 and languages >= 1
        (7) age >= 21
        (8) years >= 3
        (9) gpa >= 1.25
        (10) status = active
        (11) debt <= 45_000
        (12) interview >= 5
    """

  private static var states: String {
    (0..<16).map { "  s\($0) | \(4 + $0) | \(50 + 5 * $0) | \(490 - 3 * $0)" }
      .joined(separator: "\n")
  }
}
