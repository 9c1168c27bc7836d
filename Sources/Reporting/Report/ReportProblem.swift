// SPDX-License-Identifier: Apache-2.0
import Decisions
import Graphics

/// A fault of a report that a reader would meet: a number without error, a link to nowhere.
public enum ReportProblem: Sendable, Hashable, CustomStringConvertible {
  /// A heading is more than one level deeper than the one before.
  case skippedLevel(section: String)
  /// Two elements of the page would have the same id.
  case repeatedID(String)
  /// A link or reference leads to nothing.
  case deadLink(String)
  /// A named number has neither an error nor the words why there is none.
  case noError(figure: String)
  /// A table has no title.
  case noTitle(table: String)
  /// A chart has no finding, or no rows in its table.
  case silentChart(String)
  /// The report has no answer.
  case noAnswer

  /// The problem in one sentence.
  public var description: String {
    switch self {
    case .skippedLevel(let id): "section `\(id)` skips a level of headings"
    case .repeatedID(let id): "the id `\(id)` stands for two things"
    case .deadLink(let id): "a link to `\(id)` leads to nothing"
    case .noError(let key): "figure `\(key)` has no error and does not say why"
    case .noTitle(let name): "table `\(name)` has no title"
    case .silentChart(let name): "chart `\(name)` has no finding or no data"
    case .noAnswer: "the report has no answer on top"
    }
  }
}

extension Report {
  /// What a reader would stumble over, in reading order; empty for a sound report.
  ///
  /// - Returns: The problems found.
  public func problems() -> [ReportProblem] {
    var out: [ReportProblem] = answer.isEmpty ? [.noAnswer] : []
    var ids: Set<String> = ["main", "contents"]
    func claim(_ id: String) {
      if !ids.insert(id).inserted { out.append(.repeatedID(id)) }
    }
    var level = 0
    for section in sections {
      if section.level > level + 1 { out.append(.skippedLevel(section: section.id)) }
      level = section.level
      claim(section.id)
      for block in section.blocks {
        if case .table(let block) = block { claim("table-" + block.table.name) }
        if case .figure(let block) = block {
          claim("figure-" + block.chart.name)
          claim("figure-" + block.chart.name + "-data")
        }
        out += block.problems
      }
    }
    let links = sections.flatMap(\.blocks).flatMap(\.inlines).compactMap(\.destination)
    let cells = sections.flatMap(\.blocks).flatMap { block -> [String] in
      guard case .table(let block) = block else { return [] }
      return block.links.values.compactMap { if case .section(let id) = $0 { id } else { nil } }
    }
    return out + (links + Set(cells).sorted()).filter { !ids.contains($0) }.map { .deadLink($0) }
  }
}

extension Block {
  /// What is wrong with the block by itself.
  fileprivate var problems: [ReportProblem] {
    switch self {
    case .table(let block):
      block.table.title.isEmpty ? [.noTitle(table: block.table.name)] : []
    case .figure(let block):
      block.chart.finding.isEmpty || block.chart.table.rows.isEmpty
        ? [.silentChart(block.chart.name)] : []
    case .figures(let figures):
      figures.filter(\.error.isEmpty).map { .noError(figure: $0.key) }
    default: []
    }
  }

  /// The stretches of text of the block.
  fileprivate var inlines: [Inline] {
    switch self {
    case .paragraph(let text): text
    case .notice(let notice): notice.text
    case .list(let items), .steps(let items): items.flatMap { $0 }
    default: []
    }
  }
}

extension CertificatePage {
  /// The figures of the certificate that have neither an error nor the words why there is none.
  ///
  /// - Returns: One problem for each such figure.
  public func problems() -> [ReportProblem] {
    certificate.figures.filter(\.error.isEmpty).map { .noError(figure: $0.key) }
  }
}
