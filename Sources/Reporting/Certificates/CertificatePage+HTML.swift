// SPDX-License-Identifier: Apache-2.0
import Decisions

extension CertificatePage {
  /// The certificate as one HTML page that prints on one sheet of A4 or Letter.
  ///
  /// - Returns: The page; the same certificate gives the same bytes.
  public func html() -> String { page.printed() }

  /// The certificate in the shared frame.
  package var page: Page {
    Page(
      title: "Certificate: " + certificate.unit + ", " + certificate.subject,
      sheetUnit: certificate.unit + ", " + certificate.subject,
      sheetDate: LongDate.text(date),
      marks: certificate.marks,
      fingerprint: fingerprint.line,
      skipWords: "Skip to the certificate",
      kind: "certificate",
      header: [
        .element(.paragraph, [.class("unit")], [.text(heading)]),
        .element(.heading1, [.text(certificate.result)]),
        .element(
          .paragraph,
          [.class("outcome")],
          [
            .element(.span, [.class("shape"), .decorative], [.text(outcome.shape)]),
            .text("Outcome: "),
            .element(.strong, [.text(outcome.words)]),
            .text(firmnessSentence.map { "; " + $0 } ?? ""),
          ]
        ),
      ],
      contents: [],
      main: [
        certificate.notice.map { BlockRenderer.notice(.warning, [.text($0)]) } ?? .nothing,
        part("rule", "Rule", rule),
        part("evidence", "Evidence", evidence),
        part("figures", "Figures", figures),
        part("certain", "Certain", certainty),
        part("flips", "Flips", flips),
        part("not-here", "Not here", notHere),
        part("challenge", "Challenge", [.element(.paragraph, [.text(certificate.challenge)])]),
        part("recompute", "Recompute", recompute),
      ]
    )
  }

  private func part(_ id: String, _ label: String, _ content: [Markup]) -> Markup {
    guard !content.isEmpty else { return .nothing }
    return .element(
      .section,
      [
        .element(.heading2, [.id(id)], [.text(label)]),
        .element(.division, content),
      ]
    )
  }

  private var rule: [Markup] {
    let path = certificate.rulePath
    let steps = Markup.element(
      .orderedList,
      [.class("rule-path")],
      path.map(BlockRenderer.ruleStep)
    )
    return [.element(.paragraph, [.text(certificate.rule)])] + (path.isEmpty ? [] : [steps])
  }

  private var evidence: [Markup] {
    guard !certificate.evidence.isEmpty else {
      return [.element(.paragraph, [.class("absent")], ["No evidence is on file."])]
    }
    if let common = commonOrigin { return evidenceList(common) }
    let heads = ["What", "Value", "Source", "Date", "Quality"]
    let view = TableView(
      id: "evidence-table",
      label: "Evidence",
      caption: [.text("The evidence that was used" + marksInBrackets)],
      columns: heads.map {
        TableView.Column(head: $0, isNumeric: false, isUnbroken: $0 == "Date")
      },
      keyColumns: 1,
      rows: certificate.evidence.map {
        [$0.name, $0.value, $0.source, LongDate.text($0.date), $0.quality]
      }
    )
    return [view.markup]
  }

  /// Evidence of one origin: the origin once, then each piece in a line.
  private func evidenceList(_ origin: String) -> [Markup] {
    [
      .element(
        .paragraph,
        [.text("The evidence that was used" + marksInBrackets + ". " + origin)]
      ),
      .element(
        .unorderedList,
        certificate.evidence.map { item in
          .element(.listItem, [.text(item.name + ": " + item.value)])
        }
      ),
    ]
  }

  private var figures: [Markup] {
    certificate.figures.isEmpty ? [] : [BlockRenderer.list(of: certificate.figures)]
  }

  private var certainty: [Markup] {
    certificate.certainty.map { .element(.paragraph, [.text($0)]) }
  }

  private var flips: [Markup] {
    guard !certificate.flips.isEmpty else {
      return [.element(.paragraph, [.class("absent")], [.text(CertificatePage.noFlips)])]
    }
    return flipGroups.flatMap { words, flips in
      [
        words.map { .element(.paragraph, [.text($0)]) } ?? .nothing,
        .element(
          .unorderedList,
          flips.map { flip in
            .element(
              .listItem,
              [.text(flip.change), ": ", .element(.strong, [.text(flip.result)])]
            )
          }
        ),
      ]
    }
  }

  private var notHere: [Markup] {
    guard !certificate.notInThis.isEmpty else { return [] }
    return [
      .element(.unorderedList, certificate.notInThis.map { .element(.listItem, [.text($0)]) })
    ]
  }

  private var recompute: [Markup] {
    [BlockRenderer.command(command)]
  }

  private var marksInBrackets: String {
    certificate.marks.isEmpty ? "" : " (" + certificate.marks.joined(separator: ", ") + ")"
  }
}
