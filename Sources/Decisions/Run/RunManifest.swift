// SPDX-License-Identifier: Apache-2.0
import Evidence

/// What `run.json` says: every input, rule, parameter and output of a run with its hash.
///
/// It holds no clock time, host, user name or absolute path, so that a second run of the same study
/// gives the same bytes.
public struct RunManifest: Sendable, Hashable, Codable {
  /// The manifest's format; additive within a major number.
  public static let currentFormat = "meteyard-run/1"

  /// The format it was written in.
  public var format = RunManifest.currentFormat
  /// The study that was run.
  public var study: StudyRecord
  /// Every evidence file that was read.
  public var inputs: [InputRecord]
  /// The rule that decided.
  public var policy: PolicyRecord
  /// The files that the rule stands in; `nil` when it stands in `study.yaml`.
  public var rules: [FileRecord]?
  /// The engine that computed.
  public var engine: EngineRecord
  /// The seed, or `nil` when nothing random was drawn.
  public var seed: UInt64?
  /// Every parameter, defaults included.
  public var parameters: [ParameterRecord]
  /// How many units were decided, by outcome and by firmness.
  public var counts: Counts
  /// What a reader must know before trusting the run.
  public var warnings: [RunWarning]
  /// The result tables in reading order, the one nearest the evidence first.
  public var tables: [TableRecord]
  /// Words that stand on every page, such as `simulated`.
  public var marks: [String]
  /// SHA-256 of this manifest without results, identity and fingerprint.
  public var identity = ""
  /// Every other file of the run folder, sorted by path.
  public var results: [FileRecord] = []
  /// The short hashes printed on every output.
  public var fingerprint: Fingerprint

  /// A manifest before it is sealed: without identity and results.
  ///
  /// - Parameters:
  ///   - study: The study that was run.
  ///   - inputs: Every evidence file.
  ///   - policy: The rule that decided.
  ///   - rules: The files that the rule stands in; none when it stands in `study.yaml`.
  ///   - engine: The engine that computed.
  ///   - seed: The seed, or `nil`.
  ///   - parameters: Every parameter.
  ///   - counts: How many units, by outcome.
  ///   - warnings: What a reader must know.
  ///   - tables: The result tables in reading order.
  ///   - marks: Words that stand on every page.
  ///   - fingerprint: The short hashes.
  public init(
    study: StudyRecord,
    inputs: [InputRecord],
    policy: PolicyRecord,
    rules: [FileRecord] = [],
    engine: EngineRecord,
    seed: UInt64?,
    parameters: [ParameterRecord],
    counts: Counts,
    warnings: [RunWarning],
    tables: [TableRecord],
    marks: [String],
    fingerprint: Fingerprint
  ) {
    self.study = study
    self.inputs = inputs
    self.policy = policy
    self.rules = rules.isEmpty ? nil : rules
    self.engine = engine
    self.seed = seed
    self.parameters = parameters
    self.counts = counts
    self.warnings = warnings
    self.tables = tables
    self.marks = marks
    self.fingerprint = fingerprint
  }

  /// Writes every key, also `seed: null`: a reader must see that nothing random was drawn.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: `EncodingError` from the encoder.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(format, forKey: .format)
    try container.encode(study, forKey: .study)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(policy, forKey: .policy)
    try container.encodeIfPresent(rules, forKey: .rules)
    try container.encode(engine, forKey: .engine)
    try container.encode(seed, forKey: .seed)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(counts, forKey: .counts)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(tables, forKey: .tables)
    try container.encode(marks, forKey: .marks)
    try container.encode(identity, forKey: .identity)
    try container.encode(results, forKey: .results)
    try container.encode(fingerprint, forKey: .fingerprint)
  }

  /// The hash that two runs share exactly when they must have equal results.
  ///
  /// - Throws: `EncodingError` when the manifest cannot be written as JSON.
  public func computedIdentity() throws -> String {
    var bare = self
    bare.identity = ""
    bare.results = []
    return ContentHash.sha256(try CanonicalJSON.bytes(bare))
  }
}
