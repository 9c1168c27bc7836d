// SPDX-License-Identifier: Apache-2.0
import Decisions

extension Report {
  /// The report as one self-contained HTML page without scripts.
  ///
  /// - Returns: The page; the same report gives the same bytes.
  public func html() -> String { page.printed() }

  /// The report in the shared frame.
  package var page: Page {
    let numbering = Numbering(self)
    return Page(
      title: title,
      sheetUnit: unit,
      sheetDate: date,
      marks: marks,
      fingerprint: fingerprint.line,
      skipWords: "Skip to the report",
      kind: "report",
      drawsCharts: sections.contains { section in
        section.blocks.contains { if case .figure = $0 { true } else { false } }
      },
      header: header,
      contents: zip(sections, numbering.sections).compactMap { section, number in
        guard section.level <= 2 else { return nil }
        let words = section.isAppendix && section.level == 1 ? "Appendix " + number : number
        return Page.Entry(
          id: section.id,
          number: words,
          heading: section.heading,
          level: section.level
        )
      },
      main: main(numbering)
    )
  }

  private var header: [Markup] {
    let renderer = BlockRenderer(numbering: Numbering(self), marks: marks)
    let line = [unit, date].filter { !$0.isEmpty }.joined(separator: " \u{00B7} ")
    return [
      trail.isEmpty
        ? .nothing : .element(.paragraph, [.class("trail")], renderer.inline(trail)),
      .element(.paragraph, [.class("unit")], [.text(line)]),
      .element(.heading1, [.text(title)]),
      subtitle.isEmpty
        ? .nothing : .element(.paragraph, [.class("subtitle")], [.text(subtitle)]),
      answer.isEmpty ? .nothing : .element(.paragraph, [.class("answer")], [.text(answer)]),
    ]
  }

  private func main(_ numbering: Numbering) -> [Markup] {
    var renderer = BlockRenderer(numbering: numbering, marks: marks)
    var out: [Markup] = []
    for (section, number) in zip(sections, numbering.sections) {
      let isAppendix = section.isAppendix && section.level == 1
      let heading = Markup.element(
        Tag.heading(section.level + 1),
        [.id(section.id)],
        [
          .element(
            .span,
            [.class("number")],
            [.text(isAppendix ? "Appendix " + number : number)]
          ),
          " ",
          .text(section.heading),
        ]
      )
      out.append(
        .element(
          .section,
          [.class("level-" + String(section.level))]
            + (section.right.map { [.right($0)] } ?? []),
          [heading] + renderer.markup(section.blocks)
        )
      )
    }
    return out
  }
}
