// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Eligibility
import Evidence
import Foundation
import Policy
import Study

/// `pathways --facts FILE`: which pathways a person could take, and what is missing for each.
struct Pathways: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pathways",
    abstract: "Which licensure pathways a person could take, and what exactly is missing.",
    discussion: """
      EXAMPLES
        meteyard pathways --facts facts.yaml
        meteyard pathways --facts - --plain < facts.yaml  nothing is written anywhere
        meteyard pathways --questions                     what is asked, the most telling first
        meteyard pathways --facts facts.yaml --policy my-state.policy

      FACTS has a key for each fact, and nothing for what is not known:
        applied_on: 2026-09-01
        ecfmg_certificate: permanent
        practice:
          - { start: 2019-01-01, finish: 2024-06-30, country: IN, full_time: yes }
        offer: { employer: { accredited_program: yes }, full_time: yes }
      A period ends on the day that `finish` names, which counts no more. `unknown` says that a fact
      is not known, as does leaving it out. What a board judges is no fact of yours.

      The answers go to the terminal and nowhere else. No answer is a person's decision.
      """
  )

  @OptionGroup var common: CommonOptions

  @Option(help: "The facts as YAML; - reads standard input.", completion: .file())
  var facts: String?

  @Option(
    name: .customLong("policy"),
    help: "A policy to ask in place of the library's; may be repeated.",
    completion: .file(extensions: ["policy"])
  )
  var policies: [String] = []

  @Flag(help: "Print what is asked of a person, at most \(PathwayMatrix.mostQuestions) facts.")
  var questions = false

  func validate() throws {
    guard (facts == nil) == questions else {
      throw ValidationError("give --facts FILE, or --questions; one of the two")
    }
  }

  func run() async throws {
    let finder =
      policies.isEmpty
      ? try PathwayFinder() : try PathwayFinder(policies.map { URL(fileURLWithPath: $0) })
    let matrix = try finder.matrix(of: try text(), file: facts.map(Self.name) ?? "no facts")
    if common.json {
      Output.standard.write(
        try Envelope(kind: "pathways", data: PathwaysRecord(matrix)).text()
      )
    } else if questions {
      Output.standard.write(matrix.questions.map(finder.question).joined(separator: "\n"))
    } else if common.plain {
      Output.standard.write(PathwaysText(matrix).plain)
    } else {
      Output.standard.write(PathwaysText(matrix).text)
    }
  }

  private static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  /// The facts; without any, everything is to be asked.
  private func text() throws -> String {
    guard let facts else { return "{}" }
    let bytes =
      facts == "-"
      ? [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      : try InputFile(path: facts).bytes(next: ShellLine("meteyard", "pathways", "--questions"))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(code: 65, sentence: "\(Self.name(facts)) is not UTF-8 text; save it as UTF-8")
    }
    return text
  }
}

/// The pathways beside each other, as text.
private struct PathwaysText {
  private let matrix: PathwayMatrix

  init(_ matrix: PathwayMatrix) { self.matrix = matrix }

  var text: String {
    var lines: [String] = []
    for row in matrix.rows {
      lines.append("\(row.review.pathway.id): \(row.answer.rawValue)")
      lines.append("  \(row.review.pathway.title)")
      lines.append(
        "  law: \(row.law); weakest source: \(row.shown.weakestGrade?.rawValue ?? "none")"
      )
      if let draft = row.draft { lines.append("  no version was picked; by \(draft.law):") }
      lines.append("  \(row.shown.standing.words)")
      lines += row.shown.deficiencies.map { "    \($0.sentence)" }
      if let settlement = row.shown.settlement {
        lines.append("  would settle it: \(settlement.sentence)")
      }
    }
    if let next = matrix.questions.first { lines.append("ask next: \(next)") }
    if !unverified.isEmpty {
      lines.append(
        "counted as you say; a board asks the issuer: \(unverified.joined(separator: ", "))"
      )
    }
    lines.append("No answer is a person's decision, and nothing was stored.")
    return lines.joined(separator: "\n")
  }

  /// The facts that count here as the person says, and must be confirmed by their issuers.
  private var unverified: [String] {
    matrix.rows.flatMap { row in
      row.shown.parts.flatMap { part -> [String] in
        (part.explanation.version?.program.facts ?? []).filter { fact in
          fact.declaration.verification == .source
            && row.shown.file.data.rows.values.joined().contains { $0.facts[fact.name] != nil }
        }.map(\.name)
      }
    }.uniqued
  }

  var plain: String {
    let head = ["pathway", "answer", "standing", "settled by", "law", "weakest source"]
    let rows = matrix.rows.map { row in
      [
        row.review.pathway.id, row.answer.rawValue, row.shown.standing.words,
        row.shown.settlement?.sentence ?? "", row.law, row.shown.weakestGrade?.rawValue ?? "",
      ]
    }
    return ([head] + rows).map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }
}

/// The pathways beside each other, as programs read them.
private struct PathwaysRecord: Encodable {
  struct Row: Encodable {
    let pathway: String
    let title: String
    let answer: String
    let inForce: Bool
    let law: String
    let weakestSource: String?
    let standing: String
    let items: [Item]
    let settledBy: [String]
    let leaves: [String]
  }

  struct Item: Encodable {
    let criterion: String
    let rule: String
    let condition: String
    let status: String
    let onFile: String
    let required: String
    let lacking: String?
    let owedBy: String?
    let sources: [String]
  }

  let rows: [Row]
  let questions: [String]

  init(_ matrix: PathwayMatrix) {
    questions = matrix.questions
    rows = matrix.rows.map { row in
      Row(
        pathway: row.review.pathway.id,
        title: row.review.pathway.title,
        answer: row.answer.rawValue,
        inForce: row.draft == nil,
        law: row.law,
        weakestSource: row.shown.weakestGrade?.rawValue,
        standing: row.shown.standing.words,
        items: row.shown.items.map(Self.item),
        settledBy: row.shown.settlement?.changes ?? [],
        leaves: row.shown.settlement?.left.map(\.label) ?? []
      )
    }
  }

  private static func item(_ item: ChecklistItem) -> Item {
    Item(
      criterion: "\(item.decision) \(item.label)",
      rule: item.wording,
      condition: item.condition,
      status: item.status.words,
      onFile: item.onFile,
      required: item.asked,
      lacking: item.lacking,
      owedBy: item.debt?.owedBy,
      sources: item.sources.map(\.words)
    )
  }
}

extension PathwayMatrix.Row {
  /// What is shown of the pathway: the review by law, or by the text that is not in force.
  fileprivate var shown: PathwayReview { draft ?? review }
}
