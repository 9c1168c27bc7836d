// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Writes the rules of one version as SQL with the same result as the evaluator.
///
/// One query for each entity that has decisions or measures. What SQL cannot carry is refused by
/// name (P701 to P706): there is a query only when every clause asked for is in it.
///
/// ```swift
/// let compiler = SQLCompiler(program, SQLHeader(policy: "us.tn.itp-provisional", version: "2023",
///                                               hash: "9f3c…", engine: "1.0"))
/// let result = compiler.compile(.postgresql, only: ["eligible"])
/// ```
public struct SQLCompiler: Sendable {
  private let program: Program
  private let header: SQLHeader
  private let answers: [String: String]
  private let presumes: Bool
  private let period: Int?
  private let hasOneVersion: Bool

  /// A compiler of one version's rules.
  ///
  /// - Parameters:
  ///   - program: The rules.
  ///   - header: What the comment on top of every text says.
  ///   - answers: The letter of the answer for each reading; the first where none is given.
  ///   - presumes: Whether presumptions stand in for missing facts.
  public init(
    _ program: Program,
    _ header: SQLHeader,
    answers: [String: String] = [:],
    presumes: Bool = true
  ) {
    self.program = program
    self.header = header
    self.answers = answers
    self.presumes = presumes
    period = nil
    hasOneVersion = true
  }

  /// A compiler of one version of a policy, under the chosen readings.
  ///
  /// - Parameters:
  ///   - version: The version's place.
  ///   - rulebook: The policy.
  ///   - hash: The policy's hash.
  ///   - engine: The engine's version.
  ///   - answers: Letters of answers other than the chosen ones.
  ///   - presumes: Whether presumptions stand in for missing facts.
  public init(
    version: Int,
    of rulebook: Rulebook,
    hash: String,
    engine: String,
    answers: [String: String] = [:],
    presumes: Bool = true
  ) {
    let chosen = Dictionary(
      rulebook.readings.map { ($0.name.text, $0.chosen.letter.text) },
      uniquingKeysWith: { first, _ in first }
    )
    program = rulebook.versions[version].program
    header = SQLHeader(
      policy: rulebook.id,
      version: rulebook.versions[version].name,
      hash: hash,
      engine: engine
    )
    self.answers = chosen.merging(answers) { $1 }
    self.presumes = presumes
    let program = program
    period = rulebook.period.flatMap { name in
      program.facts.firstIndex { $0.entity == 0 && $0.name == name }
    }
    // Another period is under the version that is in force then, unless there is only one for all.
    hasOneVersion =
      rulebook.decidesBy != rulebook.period
      || rulebook.versions.count == 1 && rulebook.versions[0].status == .implicit
  }

  /// The text of the rules in one dialect.
  ///
  /// - Parameters:
  ///   - dialect: The language to write.
  ///   - only: The decisions and measures that are wanted; `nil` for all.
  ///   - withProbabilities: Whether each decision must come with how likely the error of the
  ///     numbers decides it; SQL carries none, so a decision that reads such a number is refused.
  /// - Returns: The script, or `nil` with the findings that stand in its way.
  /// - Complexity: O(size of the program with its parameters written out).
  public func compile(
    _ dialect: SQLDialect,
    only: Set<String>? = nil,
    withProbabilities: Bool = false
  ) -> (script: SQLScript?, diagnostics: [Diagnostic]) {
    let tables = InputTable.all(of: program, period: period)
    var queries: [SQLQuery] = []
    var diagnostics: [Diagnostic] = []
    for entity in program.entities.indices {
      let wanted = Wanted(program, entity, only)
      if wanted.isEmpty { continue }
      let translation = translation(tables, withProbabilities: withProbabilities)
      let writer = QueryWriter(translation, entity, header)
      if let query = writer.query(wanted, dialect) { queries.append(query) }
      diagnostics += translation.diagnostics
    }
    let unique = diagnostics.reduce(into: [Diagnostic]()) { list, finding in
      if !list.contains(finding) { list.append(finding) }
    }
    guard unique.isEmpty else { return (nil, unique.sorted { $0.span.start < $1.span.start }) }
    let schema = SQLSchema(tables, dialect, header)
    return (SQLScript(dialect: dialect, schema: schema.text, queries: queries), [])
  }

  /// The names of the decisions and measures that SQL can carry.
  ///
  /// - Returns: The names; those of other declarations are refused by `compile`.
  public func translatable() -> Set<String> {
    let tables = InputTable.all(of: program, period: period)
    var names: Set<String> = []
    for entity in program.entities.indices {
      let writer = QueryWriter(translation(tables, withProbabilities: false), entity, header)
      names.formUnion(writer.carried(Wanted(program, entity, nil)))
    }
    return names
  }

  private func translation(_ tables: [InputTable], withProbabilities: Bool) -> SQLTranslation {
    SQLTranslation(
      program,
      tables: tables,
      answers: answers,
      presumes: presumes,
      wantsProbabilities: withProbabilities,
      period: period,
      hasOneVersion: hasOneVersion
    )
  }

  /// The input tables, for loading rows.
  public var tables: SQLTables {
    SQLTables(InputTable.all(of: program, period: period), program, period: period)
  }
}

/// What the comment on top of a text says.
public struct SQLHeader: Sendable, Hashable {
  /// The policy's id.
  public var policy: String
  /// The version's name.
  public var version: String
  /// The policy's hash.
  public var hash: String
  /// The engine's version.
  public var engine: String

  /// What the comment says.
  ///
  /// - Parameters:
  ///   - policy: The policy's id.
  ///   - version: The version's name.
  ///   - hash: The policy's hash.
  ///   - engine: The engine's version.
  public init(policy: String, version: String, hash: String, engine: String) {
    self.policy = policy
    self.version = version
    self.hash = hash
    self.engine = engine
  }

  /// The lines of the comment.
  func lines(_ dialect: SQLDialect, _ subject: String) -> String {
    """
    -- policy \(policy), version \(version), hash \(hash)
    -- \(dialect.title), \(engine); generated, not to be edited
    -- \(subject)

    """
  }
}

/// The decisions and measures of one entity that are wanted.
struct Wanted {
  var decisions: [Int]
  var measures: [Int]

  var isEmpty: Bool { decisions.isEmpty && measures.isEmpty }

  init(_ program: Program, _ entity: Int, _ only: Set<String>?) {
    decisions = program.decisions.indices.filter {
      program.decisions[$0].home == entity && only?.contains(program.decisions[$0].name) ?? true
    }
    measures = program.measures.indices.filter {
      program.measures[$0].home == entity && only?.contains(program.measures[$0].name) ?? true
    }
  }
}
