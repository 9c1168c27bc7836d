// SPDX-License-Identifier: Apache-2.0
import Decisions
import Graphics

/// Turns blocks into markup in reading order, handing out the numbers that `Numbering` fixed.
struct BlockRenderer {
  let numbering: Numbering
  let marks: [String]
  private var tablesSoFar = 0
  private var figuresSoFar = 0

  init(numbering: Numbering, marks: [String]) {
    self.numbering = numbering
    self.marks = marks
  }

  /// The markup of the next blocks; missing parts that share a reason share a sentence.
  mutating func markup(_ blocks: [Block]) -> [Markup] {
    var out: [Markup] = []
    var missing: [(subjects: [String], reason: String)] = []
    func sentences() -> [Markup] {
      missing.map { part in
        let words = BlockRenderer.enumerated(part.subjects) + " (" + part.reason + ")."
        return .element(.paragraph, [.class("absent")], [.text("Not given here: " + words)])
      }
    }
    for block in blocks {
      guard case .missing(let subject, let reason) = block else {
        out += sentences() + [markup(block)]
        missing = []
        continue
      }
      if let place = missing.firstIndex(where: { $0.reason == reason }) {
        missing[place].subjects.append(subject)
      } else {
        missing.append(([subject], reason))
      }
    }
    return out + sentences()
  }

  /// `a, b and c`; with semicolons when a part holds a comma of its own.
  static func enumerated(_ parts: [String]) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.joined() }
    let comma = parts.contains { $0.contains(",") } ? "; " : ", "
    return parts.dropLast().joined(separator: comma) + (comma == "; " ? "; and " : " and ") + last
  }

  /// The markup of the next block.
  mutating func markup(_ block: Block) -> Markup {
    switch block {
    case .paragraph(let text): .element(.paragraph, inline(text))
    case .table(let block): table(block)
    case .figure(let block): figure(block)
    case .figures(let figures): BlockRenderer.list(of: figures)
    case .notice(let notice): markup(notice)
    case .list(let items): .element(.unorderedList, self.items(items))
    case .steps(let items): .element(.orderedList, self.items(items))
    case .absent(let sentence): .element(.paragraph, [.class("absent")], [.text(sentence)])
    case .missing: .fragment(markup([block]))
    case .computed(let steps): BlockRenderer.computed(steps)
    case .command(let text): BlockRenderer.command(text)
    case .fingerprint(let fingerprint): BlockRenderer.explained(fingerprint)
    }
  }

  private func items(_ items: [[Inline]]) -> [Markup] {
    items.map { .element(.listItem, inline($0)) }
  }

  func inline(_ text: [Inline]) -> [Markup] {
    text.map { piece in
      switch piece {
      case .text(let text): .text(text)
      case .emphasis(let text): .element(.emphasis, [.text(text)])
      case .strong(let text): .element(.strong, [.text(text)])
      case .code(let text): .element(.code, [.text(text)])
      case .link(let text, let id):
        if let words = numbering.words[id] {
          .element(.anchor, [.target(id), .leadsTo(words)], [.text(text)])
        } else {
          .text(text)
        }
      case .page(let text, let path): .element(.anchor, [.neighbour(path)], [.text(text)])
      case .section(let name), .table(let name), .figure(let name):
        if let id = piece.destination, let words = numbering.words[id] {
          .element(.anchor, [.target(id)], [.text(words)])
        } else {
          .text(name)
        }
      }
    }
  }

  private mutating func table(_ block: TableBlock) -> Markup {
    let number = numbering.tables[tablesSoFar]
    tablesSoFar += 1
    let table = block.table
    let caption = BlockRenderer.captioned("Table " + number, table.title, marks)
    guard !table.rows.isEmpty else {
      // An empty table says nothing; a sentence says that there is nothing.
      return .element(
        .paragraph,
        [.id("table-" + table.name), .class("absent")],
        caption + [" It has no rows."]
      )
    }
    let view = TableView(
      id: "table-" + table.name,
      label: "Table " + number,
      caption: caption,
      columns: table.columns.map { TableView.Column(head: $0.head, isNumeric: $0.isNumeric) },
      keyColumns: table.keyColumns,
      rows: table.rows,
      summaryRows: block.summaryRows,
      notes: table.notes,
      links: block.links
    )
    return view.markup
  }

  private mutating func figure(_ block: FigureBlock) -> Markup {
    let number = "Figure " + numbering.figures[figuresSoFar]
    figuresSoFar += 1
    let chart = block.chart
    let id = "figure-" + chart.name
    let view = TableView(
      id: id + "-data",
      label: "Data of " + number.lowercased(),
      caption: [.text("Data of " + number.lowercased() + ": " + chart.title)],
      columns: TableView.columns(of: chart.table),
      keyColumns: chart.table.keyColumns,
      rows: chart.table.rows,
      staysWholeUpTo: 10
    )
    let count = chart.table.rows.count
    let rows = count == 1 ? "1 row" : String(count) + " rows"
    return .element(
      .figure,
      [.id(id)],
      [
        .element(
          .division,
          [.class("plot"), .role(.region), .label(number + ", drawing"), .focusable],
          [.drawing(BlockRenderer.unstyled(chart.svg()))]
        ),
        .element(
          .figureCaption,
          BlockRenderer.captioned(number, chart.title, marks)
            + [" ", .element(.span, [.class("finding")], [.text(chart.finding)])]
        ),
        .element(
          .details,
          [
            .element(.summary, [.text("Data of " + number.lowercased() + " (" + rows + ")")]),
            view.markup,
          ]
        ),
      ]
    )
  }

  /// A picture without its own copy of the charts' style sheet, which the page holds once.
  private static func unstyled(_ svg: String) -> String {
    svg.replacing("  <style>" + ChartStyle.sheet + "</style>\n", with: "", maxReplacements: 1)
      .split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
  }

  /// A number, a title and the marks, as a caption begins.
  static func captioned(_ number: String, _ title: String, _ marks: [String]) -> [Markup] {
    var out: [Markup] = [.element(.strong, [.text(number + ".")]), " ", .text(title)]
    if !marks.isEmpty {
      out.append(" ")
      let words = "(" + marks.joined(separator: ", ") + ")"
      out.append(.element(.span, [.class("mark")], [.text(words)]))
    }
    if let last = title.last, !".?!".contains(last) || !marks.isEmpty { out.append(".") }
    return out
  }
}
