// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import Policy

/// A million simulated applicants against pathways to a license: lists of practice, offers, rows of
/// employers.
///
/// The policies are those of the library; a folder of more of them can be named in the environment
/// variable METEYARD_BENCH_POLICIES.
enum EligibilityKernel: Kernel {
  static let name = "eligibility"
  /// How often a run is repeated; the best one counts.
  static let repeats = 5

  static func run(variant: String, data: URL) throws -> Measurement {
    switch variant {
    case "generate":
      let (measurement, _) = try Measurement.timing {
        try ApplicantWriter(rulebooks: Array(try policies().values.map(\.rulebook)))
          .write(to: data)
      }
      return measurement
    case "tennessee-2-threads": return try tennessee(data, threads: 2)
    case "tennessee-1-thread": return try tennessee(data, threads: 1)
    case "from-csv": return try fromFiles(data)
    case "pathways":
      return try best(3) {
        let measurement = try pathways(data)
        return (measurement, measurement.answers)
      }
    case "comparison": return try comparison(data)
    default: throw CocoaError(.featureUnsupported)
    }
  }

  // MARK: - Cases

  /// The outcomes of one version, from columns in memory; the peer starts from columns too.
  private static func tennessee(_ data: URL, threads: Int) throws -> Measurement {
    let policy = try policy("us-tn-itp-provisional")
    let tables = try Self.tables(data, [policy.rulebook], threads: threads)
    let work = try Work(policy.rulebook, "2023", tables, threads: threads)
    return try best {
      let (measurement, run) = Measurement.timing { work.run(threads) }
      return (measurement, work.counts(run))
    }
  }

  /// The same, from the files on disk.
  private static func fromFiles(_ data: URL) throws -> Measurement {
    let policy = try policy("us-tn-itp-provisional")
    return try best(3) {
      let (measurement, answers) = try Measurement.timing {
        let tables = try Self.tables(data, [policy.rulebook], threads: 2)
        let work = try Work(policy.rulebook, "2023", tables, threads: 2)
        return work.counts(work.run(2))
      }
      return (measurement, answers)
    }
  }

  /// All pathways in one run: columns from tables, then every version that is not withdrawn.
  private static func pathways(_ data: URL) throws -> Measurement {
    let all = try policies().sorted { $0.key < $1.key }.map(\.value.rulebook)
    let (reading, tables) = try Measurement.timing {
      try Self.tables(data, all, threads: 2)
    }
    var versions: [(Rulebook, String)] = []
    for rulebook in all {
      versions += rulebook.versions.filter { $0.status != .withdrawn }.map { (rulebook, $0.name) }
    }
    let distinct = versions.count
    while versions.count < 20 { versions.append(versions[versions.count % distinct]) }
    var encoding = 0.0
    var running = 0.0
    var decided = 0
    var left: [String] = []
    let (whole, _) = try Measurement.timing {
      for (rulebook, version) in versions {
        let (made, work) = try Measurement.timing {
          try Work(rulebook, version, tables, threads: 2)
        }
        let (ran, run) = Measurement.timing { work.run(2) }
        encoding += made.seconds
        running += ran.seconds
        decided += run.decisions.count
        left += run.refusals.map { "\(rulebook.id)@\(version): \($0.finding.message)" }
      }
    }
    var measurement = whole
    measurement.answers = [
      "policies": String(all.count), "versions": String(distinct),
      "runs": String(versions.count), "decisions": String(decided),
      "reading the files": text(reading.seconds), "columns": text(encoding),
      "outcomes": text(running), "peak memory in MB": String(peakMemory()),
      "left to single cases": String(left.count),
    ]
    for (number, sentence) in Set(left).sorted().enumerated() {
      measurement.answers["left \(number + 1)"] = sentence
    }
    return measurement
  }

  /// Two versions compared with the clauses that move each applicant.
  private static func comparison(_ data: URL) throws -> Measurement {
    let policy = try policy("us-tn-itp-provisional")
    let tables = try Self.tables(data, [policy.rulebook], threads: 2)
    let (timed, found) = Measurement.timing {
      PopulationComparison.compare(
        "eligible",
        from: (policy.document, "2023"),
        to: (policy.document, "2026"),
        over: tables,
        threads: 2
      )
    }
    var measurement = timed
    guard let found else { throw CocoaError(.featureUnsupported) }
    measurement.answers = [
      "moved": String(found.flips.count), "peak memory in MB": String(peakMemory()),
    ]
    for credit in found.credits {
      measurement.answers[found.changes[credit.change].description] =
        "alone \(credit.alone), shared \(credit.shared)"
    }
    return measurement
  }

  // MARK: - Parts

  private static func best(
    _ times: Int = repeats,
    _ run: () throws -> (Measurement, [String: String])
  ) throws -> Measurement {
    var best: Measurement?
    for _ in 0..<times {
      var (measurement, answers) = try run()
      measurement.answers = answers
      if measurement.seconds < best?.seconds ?? .infinity { best = measurement }
    }
    guard let best else { throw CocoaError(.featureUnsupported) }
    return best
  }

  private static func text(_ seconds: Double) -> String {
    seconds.formatted(.number.precision(.fractionLength(3)).locale(Locale(identifier: "en_US")))
  }

  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1_024
  }

  /// One version of one policy, ready to run.
  private struct Work {
    let runner: ColumnRunner
    let request: ColumnRequest

    init(
      _ rulebook: Rulebook,
      _ version: String,
      _ tables: PopulationTables,
      threads: Int
    ) throws {
      let evaluator = Evaluator(rulebook, options: EvaluationOptions(version: version))
      guard let program = rulebook.versions.first(where: { $0.name == version })?.program else {
        throw CocoaError(.featureUnsupported)
      }
      let found = try tables.columns(for: evaluator, version: version, threads: threads)
      runner = ColumnRunner(Form.of(program, answers: evaluator.answers), found.columns)
      request = ColumnRequest(
        decisions: program.decisions.indices.filter { program.decisions[$0].parameters.isEmpty },
        parts: [],
        threads: threads
      )
    }

    func run(_ threads: Int) -> ColumnRun { runner.run(request) }

    func counts(_ run: ColumnRun) -> [String: String] {
      guard let counts = run.decisions[0]?.outcomeCounts else { return [:] }
      return Dictionary(
        uniqueKeysWithValues: zip(["not met", "unknown", "met", "fault"], counts.map { "\($0)" })
      )
    }
  }

  private typealias Policies = [String: (document: PolicyDocument, rulebook: Rulebook)]

  private static func policy(
    _ name: String
  ) throws -> (document: PolicyDocument, rulebook: Rulebook) {
    guard let found = try policies()[name] else { throw CocoaError(.fileNoSuchFile) }
    return found
  }

  /// The policies about applicants, by the names of their files.
  private static func policies() throws -> Policies {
    let named = ProcessInfo.processInfo.environment["METEYARD_BENCH_POLICIES"]
    let folder = URL(fileURLWithPath: named ?? "Policies/licensure")
    var found: Policies = [:]
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    for file in files where file.pathExtension == "policy" {
      let bytes = Array(try Data(contentsOf: file))
      let policy = CheckedPolicy(SourceText(name: file.lastPathComponent, bytes: bytes))
      guard let document = policy.document, let rulebook = policy.rulebook,
        rulebook.subject == "applicant"
      else { continue }
      found[file.deletingPathExtension().lastPathComponent] = (document, rulebook)
    }
    return found
  }

  /// The files that some policies read, as tables: one specification has the columns of all.
  private static func tables(
    _ folder: URL,
    _ rulebooks: [Rulebook],
    threads: Int
  ) throws -> PopulationTables {
    func read(_ name: String, _ wanted: [TableSpecification]) throws -> Evidence.Table? {
      let file = folder.appending(path: "\(name).csv")
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      var columns: [ColumnSpecification] = []
      for column in wanted.flatMap(\.columns)
      where !columns.contains(where: { $0.name == column.name }) {
        columns.append(column)
      }
      let specification = TableSpecification(name: name, columns: columns)
      return CSVReader(specification: specification)
        .read(try EvidenceFile.read(file), fileName: file.lastPathComponent, threads: threads)
        .table
    }
    var (tables, lists): ([String: Evidence.Table], [String: Evidence.Table]) = ([:], [:])
    for entity in ApplicantWriter(rulebooks: rulebooks).entities {
      let wanted = rulebooks.map {
        CaseLayout(of: entity, in: $0, isIdentified: false).specification
      }
      tables[entity] = try read(entity, wanted)
    }
    for fact in Set(rulebooks.flatMap { ListLayout.names(in: $0) }).sorted() {
      let wanted = rulebooks.compactMap { ListLayout(fact, in: $0)?.specification }
      lists[fact] = try read(fact, wanted)
    }
    return PopulationTables(tables, lists: lists)
  }
}
