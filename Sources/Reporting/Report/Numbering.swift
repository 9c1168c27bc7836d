// SPDX-License-Identifier: Apache-2.0
import Decisions
import Graphics

/// The numbers of a report's sections, tables and figures, in reading order.
struct Numbering: Sendable {
  /// By section, in the order of the report: `2`, `2.1`, `A`.
  private(set) var sections: [String] = []
  /// By table, in reading order: `3`, `D1`.
  private(set) var tables: [String] = []
  /// By figure, in reading order.
  private(set) var figures: [String] = []
  /// The words for an id of the page, such as `Table 3` for `table-judgments`.
  private(set) var words: [String: String] = [:]

  init(_ report: Report) {
    numberSections(of: report)
    numberBlocks(of: report)
  }

  private mutating func numberSections(of report: Report) {
    var counters: [Int] = []
    var appendix = 0
    var isInAppendix = false
    for section in report.sections {
      if section.level == 1 {
        if section.isAppendix { appendix += 1 }
        isInAppendix = section.isAppendix
      }
      while counters.count > section.level { counters.removeLast() }
      while counters.count < section.level { counters.append(0) }
      if !(section.level == 1 && section.isAppendix) { counters[section.level - 1] += 1 }
      var parts = counters.map(String.init)
      if isInAppendix { parts[0] = Numbering.letters(appendix) }
      let number = parts.joined(separator: ".")
      sections.append(number)
      let kind = section.level == 1 && section.isAppendix ? "Appendix " : "section "
      words[section.id] = words[section.id] ?? kind + number
    }
  }

  private mutating func numberBlocks(of report: Report) {
    var nextTable = report.firstTableNumber
    var nextFigure = 1
    let fixed = Set(report.sections.flatMap(\.blocks).compactMap(\.fixedNumber))
    for block in report.sections.flatMap(\.blocks) {
      switch block {
      case .table(let block):
        while fixed.contains("table " + String(nextTable)) { nextTable += 1 }
        let number = block.number ?? String(nextTable)
        if block.number == nil { nextTable += 1 }
        tables.append(number)
        let id = "table-" + block.table.name
        words[id] = words[id] ?? "Table " + number
      case .figure(let block):
        while fixed.contains("figure " + String(nextFigure)) { nextFigure += 1 }
        let number = block.number ?? String(nextFigure)
        if block.number == nil { nextFigure += 1 }
        figures.append(number)
        let id = "figure-" + block.chart.name
        words[id] = words[id] ?? "Figure " + number
      default: break
      }
    }
  }

  /// 1 gives A, 26 Z, 27 AA.
  private static func letters(_ number: Int) -> String {
    var rest = number
    var out = ""
    while rest > 0 {
      let digit = UInt8((rest - 1) % 26)
      out = String(UnicodeScalar(UInt8(ascii: "A") + digit)) + out
      rest = (rest - 1) / 26
    }
    return out
  }
}

extension Block {
  /// The fixed number of a table or figure with its kind, such as `table 3`.
  fileprivate var fixedNumber: String? {
    switch self {
    case .table(let block): block.number.map { "table " + $0 }
    case .figure(let block): block.number.map { "figure " + $0 }
    default: nil
    }
  }
}
