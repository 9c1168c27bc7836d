// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence
import Policy
import Yams

/// The study of a run, cut to one unit where one is asked for, in which something may be supposed.
///
/// It is a study like any other: its rows are those of the run's files with the suppositions put in,
/// so that everything is computed by the one path, and its run has a fingerprint of its own.
public struct ScenarioStudy {
  private let study: OpenStudy
  private let subject: String
  private let runner: StudyRunner
  private let unit: (id: String, period: Int?)?

  /// The word that stands on everything that comes of a scenario.
  static let mark = "scenario"

  /// Opens the study of a run.
  ///
  /// - Parameters:
  ///   - run: What the run says of itself.
  ///   - files: The study's files.
  ///   - unit: The unit as the run names it; `nil` for all.
  ///   - parameters: Parameters that are supposed, such as `readings.R1`.
  ///   - runner: Whose threads and progress hold.
  /// - Throws: `StudyError` where the study is not the run's or of another kind, or has no such unit.
  public init(
    of run: RunManifest,
    from files: StudyFiles,
    unit: String?,
    parameters: [String: String] = [:],
    by runner: StudyRunner
  ) throws(StudyError) {
    var again = runner.again(run)
    again.overrides.merge(parameters) { $1 }
    study = try OpenStudy(files, by: again)
    try study.check(isThatOf: run)
    guard let kind = study.kind as? AccountabilityKind else {
      throw StudyError(
        .configuration,
        "\(study.document.id) is a study of kind \(study.document.kind); units are cut out, and values swept, of studies "
          + "of kind \(AccountabilityKind.id)"
      )
    }
    subject = kind.rule.rulebook.subject
    self.runner = again
    guard let unit else {
      self.unit = nil
      return
    }
    let evidence = try AccountabilityEvidence(
      study.inputs,
      kind.roleTable,
      kind.rule,
      kind.settings
    )
    guard let found = evidence.units.first(where: { $0.name == unit }) else {
      throw StudyError(
        .inputMissing,
        "there is no \(subject) \"\(unit)\""
          + Spelling.suggestion(for: unit, among: evidence.units.map(\.name))
      )
    }
    self.unit = (found.id, found.period)
  }

  /// Runs the study with something supposed.
  ///
  /// - Parameters:
  ///   - edits: What is supposed; nothing gives the study as it is, cut to the unit.
  ///   - year: The year of which the same evidence is taken to be, all its years moved alike; `nil` for
  ///     its own.
  /// - Throws: `StudyError` where a supposition means no row, or a value that cannot be.
  /// - Returns: The run.
  public func run(_ edits: [ScenarioEdit], in year: Int? = nil) throws(StudyError) -> RunContent {
    var again = runner
    again.overrides = [:]
    let files = try files(edits, later: try year.map(later) ?? 0)
    do throws(StudyError) {
      return try again.run(.memory(files)).content
    } catch  where error.kind == .data {
      // The rows are those of the scenario: what is wrong with them is what was supposed.
      let supposed = edits.map(\.text) + (year.map { ["the same evidence in \($0)"] } ?? [])
      throw StudyError(
        .data,
        "\(supposed.list): \(error.sentence)",
        findings: error.findings
      )
    }
  }

  /// The totals and levels of the unit for each combination of values.
  ///
  /// - Parameters:
  ///   - ranges: What is varied; the last one runs fastest.
  ///   - edits: What is supposed beside it.
  /// - Throws: `StudyError` where a value cannot be.
  /// - Returns: For each combination its values and what the unit comes to.
  public func sweep(
    _ ranges: [ScenarioRange],
    _ edits: [ScenarioEdit]
  ) throws(StudyError) -> [(values: [String], outcomes: [ScenarioOutcome])] {
    var combinations: [[String]] = [[]]
    for range in ranges {
      combinations = combinations.flatMap { one in range.values.map { one + [$0] } }
    }
    guard combinations.count <= ScenarioRange.most else {
      throw StudyError(
        .configuration,
        "the ranges have \(combinations.count) combinations; at most \(ScenarioRange.most) are tried"
      )
    }
    let base = try files(edits)
    var quiet = runner
    quiet.overrides = [:]
    quiet.progress = { _ in }
    let open = try OpenStudy(.memory(base), by: quiet)
    let tally = StageTally("trying", of: combinations.count, "combinations", runner.progress)
    var found: [(values: [String], outcomes: [ScenarioOutcome])] = []
    for values in combinations {
      try runner.checkStop()
      let varied = zip(ranges, values).map { $0.edit.with(value: $1) }
      found.append((values, try ScenarioOutcome.all(of: open, supposing: varied)))
      tally.advance()
    }
    return found
  }

  /// How many years later a year is than that of the unit.
  ///
  /// - Parameter year: The year of which the evidence is taken to be.
  /// - Throws: `StudyError` where no unit with a year was asked for, or years stand in `study.yaml`.
  /// - Returns: The years, negative for an earlier one.
  public func later(_ year: Int) throws(StudyError) -> Int {
    guard let own = unit?.period else {
      throw StudyError(
        .configuration,
        "another year is supposed of one unit in one year, such as \"EX-01 2015\"; name it"
      )
    }
    guard !study.inputs.inputs.contains(where: { $0.role == StudentFiles.role }) else {
      throw StudyError(
        .configuration,
        "the years of files of students stand in \(StudyDocument.fileName) (students.years); suppose them "
          + "there with --parameter"
      )
    }
    return year - own
  }

  // MARK: - Files

  private func files(
    _ edits: [ScenarioEdit],
    later: Int = 0
  ) throws(StudyError) -> [String: [UInt8]] {
    var files = Dictionary(
      study.rules.files.map { ($0.path, $0.bytes) }
    ) { first, _ in first }
    var used: Set<ScenarioEdit> = []
    for input in study.inputs.inputs where input.role != HierarchyFile.role || unit == nil {
      let rows = ScenarioRows(input, subject: subject, unit: unit?.id, kind: study.kind)
      files[Self.path(input.name)] = Array(try rows.text(edits, &used, later: later).utf8)
    }
    if let idle = edits.first(where: { !used.contains($0) }) {
      throw ScenarioRows.unused(idle, study.inputs, subject)
    }
    files[StudyDocument.fileName] = Array(try document(later).utf8)
    return files
  }

  private static func path(_ name: String) -> String { "inputs/\(name).csv" }

  private func document(_ later: Int) throws(StudyError) -> String {
    let document = study.document
    var parameters = document.parametersNode
    if let period = unit?.period { parameters["periods"] = Node([Node(String(period + later))]) }
    // A comparison needs no cohorts drawn anew.
    parameters["resamples"] = Node("0")
    let inputs = study.inputs.inputs.filter { $0.role != HierarchyFile.role || unit == nil }
    var root: [(Node, Node)] = [
      (Node("study"), Node(document.id)), (Node("title"), Node(document.title)),
      (Node("kind"), Node(document.kind)), (Node("policy"), Node(document.policies[0].path)),
      (Node("source"), Node(document.source)),
      (Node("marks"), Node((document.marks + [Self.mark]).uniqued.map { Node($0) })),
    ]
    if document.date != "undated" { root.append((Node("at"), Node(document.date))) }
    if let seed = document.seed { root.append((Node("seed"), Node(String(seed)))) }
    root.append(
      (
        Node("inputs"),
        Node(
          inputs.map { input in
            (
              Node(input.name),
              Node([(Node("file"), Node(Self.path(input.name))), (Node("as"), Node(input.role))])
            )
          }
        )
      )
    )
    if !parameters.isEmpty {
      let entries = parameters.sorted { $0.key < $1.key }
      root.append(
        (Node("parameters"), Node(entries.map { entry in (Node(entry.key), entry.value) }))
      )
    }
    let off = ["report", "charts", "pages"].map { name in (Node(name), Node("no")) }
    root.append((Node("outputs"), Node(off)))
    do {
      return try Yams.serialize(node: Node(root), width: -1, allowUnicode: true)
    } catch {
      throw StudyError(.cannotCreate, "the scenario cannot be written as YAML: \(error)")
    }
  }
}

extension StudyDocument {
  /// The parameters as they are written, each as a node of YAML.
  fileprivate var parametersNode: [String: Node] {
    Dictionary(
      parameters.keys.compactMap { key in
        setting(parameter: key).map { (key, $0.node) }
      }
    ) { first, _ in first }
  }
}
