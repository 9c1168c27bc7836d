// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Evidence
import Foundation
import Policy

/// `policy diff A B`: what changes from one version of a rule to another, and for whom.
struct PolicyDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two versions of a rule, clause by clause and over a population.",
    discussion: """
      EXAMPLES
        meteyard policy diff my.policy@2023 my.policy@2026
        meteyard policy diff my.policy@2023 my.policy@2026 --population applicants.csv \\
          --decision eligible

      A policy without versions has one, named base. Counts below --smallest are not shown, nor are
      others from which they could be computed.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The earlier version: FILE@VERSION.")
  var earlier: String

  @Argument(help: "The later version: FILE@VERSION.")
  var later: String

  @Option(
    help: """
      The population: a CSV file, a row for each subject; again as NAME=FILE for rows of another \
      entity or the items of a list.
      """,
    completion: .file()
  )
  var population: [String] = []

  @Option(help: "The decision to compare; the only one where there is one.")
  var decision: String?

  @Option(help: "The smallest count that is shown for a group of people.")
  var smallest = 10

  func run() async throws {
    let (first, second) = (try end(earlier), try end(later))
    guard let before = VersionChanges(from: first.pair, to: second.pair) else {
      throw Failure(code: 66, sentence: "there is no such version; meteyard policy show lists them")
    }
    guard smallest >= 1 else {
      throw Failure(code: 64, sentence: "--smallest takes a whole number from 1 on")
    }
    guard !population.isEmpty else {
      return try printChanges(before.changes)
    }
    let name = try decisionName(first, second)
    let people = try Population(
      population,
      for: second.rulebook,
      [first, second].map { PopulationNeeds(of: name, in: $0.version) },
      versions: [first, second].map { ($0.rulebook, $0.version.name) },
      threads: common.jobs
    )
    common.warn(people.warnings)
    let comparison = PopulationComparison.compare(
      name,
      from: first.pair,
      to: second.pair,
      over: people.tables,
      imports: FolderImports(second.folder),
      threads: common.jobs
    )
    guard let comparison else {
      throw Failure(code: 65, sentence: "the two versions do not both know the decision \(name)")
    }
    let report = ComparisonReport(comparison, smallest: smallest)
    Output.standard.write(
      common.json
        ? try Envelope(kind: "policy-diff", data: report, warnings: people.warnings).text()
        : report.text
    )
  }

  private func printChanges(_ changes: [ClauseChange]) throws {
    let items = changes.map(ComparisonReport.Change.init)
    if common.json {
      Output.standard.write(try Envelope(kind: "policy-diff", data: items).text())
    } else if items.isEmpty {
      Output.standard.write("no clause differs")
    } else {
      Output.standard.write(items.map(\.text).joined(separator: "\n"))
    }
  }

  private struct End {
    let policy: CheckedPolicy
    let rulebook: Rulebook
    let version: RuleVersion
    let pair: (policy: PolicyDocument, version: String)
    let folder: URL
  }

  private func end(_ argument: String) throws(Failure) -> End {
    guard let mark = argument.lastIndex(of: "@"), mark > argument.startIndex else {
      throw Failure(code: 64, sentence: "write FILE@VERSION, not \"\(argument)\"")
    }
    let path = String(argument[..<mark])
    let policy = try PolicyFile.checked(path)
    let rulebook = try PolicyFile.rulebook(of: policy, named: path)
    guard let document = policy.document else {
      throw Failure(code: 78, sentence: "\(path) cannot be read")
    }
    let name = String(argument[argument.index(after: mark)...])
    guard let version = rulebook.versions.first(where: { $0.name == name }) else {
      let names = rulebook.versions.map(\.name)
      throw Failure(
        code: 66,
        sentence: "\(path) has no version \"\(name)\""
          + Spelling.suggestion(for: name, among: names)
          + " (there are \(names.joined(separator: ", ")))"
      )
    }
    return End(
      policy: policy,
      rulebook: rulebook,
      version: version,
      pair: (document, name),
      folder: URL(fileURLWithPath: path).deletingLastPathComponent()
    )
  }

  /// The decision to compare, which both versions must know.
  private func decisionName(_ first: End, _ second: End) throws(Failure) -> String {
    let (earlier, later) = (first.version.openDecisions, second.version.openDecisions)
    let names = later.filter(earlier.contains)
    if let decision {
      guard names.contains(decision) else {
        throw Failure.unknown("decision in both versions", decision, among: names)
      }
      return decision
    }
    if names.count == 1 { return names[0] }
    throw Failure(
      code: 64,
      sentence: names.isEmpty
        ? "the two versions have no decision without arguments in common"
        : "say which decision with --decision (there are \(names.joined(separator: ", ")))"
    )
  }
}

extension RuleVersion {
  /// The decisions that take no arguments.
  fileprivate var openDecisions: [String] {
    program.decisions.filter(\.parameters.isEmpty).map(\.name)
  }
}
