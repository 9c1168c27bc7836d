// SPDX-License-Identifier: Apache-2.0
import Decisions

extension CertificatePage {
  /// The certificate as plain text of 80 columns, with its labels in capitals.
  ///
  /// - Returns: The text; control characters of the data are replaced, so that a terminal shows it
  ///   as it is.
  public func text() -> String {
    var out = PlainText()
    if !certificate.marks.isEmpty {
      out.line(certificate.marks.joined(separator: ", ").uppercased())
    }
    out.line(heading)
    out.line(certificate.result)
    out.line("Outcome: " + outcomeLine)
    if let notice = certificate.notice { out.line("WARNING: " + notice) }
    out.blank()
    out.part("RULE", [certificate.rule])
    for (position, step) in certificate.rulePath.enumerated() {
      let source = step.source.isEmpty ? "" : " (" + step.source + ")"
      out.item(String(position + 1) + ".", step.step + ": " + step.value + source)
    }
    let evidence: [String]
    if let origin = commonOrigin {
      evidence = [origin] + certificate.evidence.map { $0.name + ": " + $0.value }
    } else {
      evidence = certificate.evidence.map { item in
        [item.name + ": " + item.value, item.source, LongDate.text(item.date), item.quality]
          .filter { !$0.isEmpty }
          .joined(separator: "; ")
      }
    }
    out.part("EVIDENCE", evidence.isEmpty ? ["No evidence is on file."] : evidence)
    out.part(
      "FIGURES",
      BlockRenderer.merged(certificate.figures).map { figure in
        let unit = figure.unit.isEmpty ? "" : " " + figure.unit
        return figure.label + ": " + figure.text + unit + "; error: " + figure.error
      }
    )
    out.part("CERTAIN", certificate.certainty)
    out.part("FLIPS", flipLines)
    out.part("NOT HERE", certificate.notInThis)
    out.part("CHALLENGE", [certificate.challenge])
    out.part("RECOMPUTE", [command, fingerprint.line])
    return out.text
  }

  private var flipLines: [String] {
    guard !certificate.flips.isEmpty else { return [CertificatePage.noFlips] }
    return flipGroups.flatMap { words, flips in
      (words.map { [$0] } ?? []) + flips.map { $0.change + ": " + $0.result }
    }
  }
}

/// Plain text with labels in a margin, wrapped at 80 columns.
struct PlainText: Sendable {
  /// The text so far, every line ended.
  private(set) var text = ""
  private static let width = 80
  private static let margin = 11

  /// A paragraph over the full width.
  mutating func line(_ words: String) { append(words, first: "", margin: 0) }

  /// An empty line.
  mutating func blank() { text += "\n" }

  /// Paragraphs beside a label; nothing when there are none.
  mutating func part(_ label: String, _ paragraphs: [String]) {
    for (position, paragraph) in paragraphs.enumerated() {
      append(paragraph, first: position == 0 ? label : "", margin: PlainText.margin)
    }
  }

  /// A numbered item beside the label's margin.
  mutating func item(_ number: String, _ words: String) {
    let indent = String(repeating: " ", count: PlainText.margin)
    append(words, first: indent + number, margin: PlainText.margin + 3)
  }

  /// Wraps at blanks; a word longer than the line is cut, so that no line is longer than 80.
  private mutating func append(_ words: String, first: String, margin: Int) {
    let room = PlainText.width - margin
    let indent = String(repeating: " ", count: margin)
    var line = ""
    var length = 0
    var lines: [String] = []
    for word in Escaping.plainLine(words).split(separator: " ") {
      var rest = word
      var own = rest.count
      if length > 0, length + 1 + own > room {
        lines.append(line)
        (line, length) = ("", 0)
      }
      while own > room {
        lines.append(String(rest.prefix(room)))
        rest = rest.dropFirst(room)
        own -= room
      }
      line += length > 0 ? " " + rest : rest
      length += (length > 0 ? 1 : 0) + own
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    for (position, line) in lines.enumerated() {
      let lead = position == 0 ? first : ""
      let padding = String(repeating: " ", count: max(0, margin - lead.count))
      let whole = position == 0 ? lead + padding + line : indent + line
      text += PlainText.withoutTrailingBlanks(whole) + "\n"
    }
  }

  private static func withoutTrailingBlanks(_ line: String) -> String {
    var out = Substring(line)
    while out.last == " " { out.removeLast() }
    return String(out)
  }
}
