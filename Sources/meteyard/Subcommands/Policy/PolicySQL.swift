// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Evidence
import Policy
import Study

/// `policy sql FILE`: a policy as SQL, with the same outcome.
struct PolicySQL: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Print a policy as SQL; what SQL cannot carry is refused with its clause.",
    discussion: """
      EXAMPLES
        meteyard policy sql my.policy --dialect postgresql --version 2026
        meteyard policy sql my.policy --only eligible     one decision and what it needs

      Prints the tables to fill and one query for each entity. Each decision has its truth (null is
      unknown), a fault to look at first, a mask of unknown criteria and the first failing label.
      Code 78 when a clause cannot be carried.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var file: PolicyFile

  @Option(help: "The dialect: sqlite, postgresql or spark.", transform: Self.dialect)
  var dialect = SQLDialect.sqlite

  @Option(
    name: .customLong("version"),
    help: "The version; unless given, the last one that is law."
  )
  var ruleVersion: String?

  @Option(help: "Only this decision or measure, with what it needs. May be repeated.")
  var only: [String] = []

  private static func dialect(_ name: String) throws -> SQLDialect {
    guard let dialect = SQLDialect(rawValue: name) else {
      let names = SQLDialect.allCases.map(\.rawValue)
      throw ValidationError("--dialect is one of \(names.joined(separator: ", "))")
    }
    return dialect
  }

  struct Item: Encodable {
    let dialect: String
    let version: String
    let sql: String
  }

  func run() async throws {
    let (policy, rulebook) = try file.rulebook()
    let names = rulebook.versions.map(\.name)
    guard let version = ruleVersion ?? rulebook.versions.last(where: \.isLaw)?.name else {
      throw Failure(
        code: 64,
        sentence: "no version of the policy is law; --version takes one of "
          + names.joined(separator: ", ")
      )
    }
    guard let place = names.firstIndex(of: version) else {
      throw Failure.noVersion(version, among: names)
    }
    let program = rulebook.versions[place].program
    let parts = program.decisions.map(\.name) + program.measures.map(\.name)
    for name in only where !parts.contains(name) {
      throw Failure.unknown("decision or measure", name, among: parts)
    }
    let hash = policy.document.map { "\(PolicyHash(of: $0))" } ?? ""
    let compiler = SQLCompiler(
      version: place,
      of: rulebook,
      hash: hash,
      engine: "\(Engine.name) \(Engine.version)"
    )
    let (script, findings) = compiler.compile(dialect, only: only.isEmpty ? nil : Set(only))
    var diagnostics = DiagnosticList()
    for finding in findings { diagnostics.append(finding) }
    guard let script else {
      if common.json {
        let record = DiagnosticRecord(diagnostics, in: policy.source)
        Output.standard.write(try Envelope(ok: false, kind: "policy-sql", data: record).text())
      } else {
        Output.talk(DiagnosticPrinter.text(diagnostics, in: policy.source))
      }
      throw ExitCode(78)
    }
    if common.json {
      let item = Item(dialect: dialect.rawValue, version: version, sql: script.text)
      Output.standard.write(
        try Envelope(kind: "policy-sql", data: item, fingerprint: hash).text()
      )
    } else {
      Output.standard.write(script.text)
    }
  }
}

extension RuleVersion {
  /// Whether it is law from a date, or the only rules that the file has.
  fileprivate var isLaw: Bool {
    switch status {
    case .inForce, .implicit: true
    case .proposed, .undated, .withdrawn: false
    }
  }
}
