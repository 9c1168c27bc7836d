// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyPrinter {
  static func write(_ clause: HeaderClause, to writer: inout LineWriter) {
    writer.write(pieces(clause.kind), clause.margin)
  }

  private static func pieces(_ kind: HeaderClause.Kind) -> [Pieces] {
    switch kind {
    case .overlays(let file): return [Pieces("overlays " + Pieces.quoted(file))]
    case .title(let title): return [Pieces("title " + Pieces.quoted(title))]
    case .about(let entity, let period):
      return [Pieces("about \(entity.text)" + (period.map { " in " + $0.text } ?? ""))]
    case .decidesBy(let path): return [Pieces("decides by " + Pieces.path(path))]
    case .source(let source): return pieces(source)
    case .type(let name, let type): return [Pieces("type \(name.text) = ") + Pieces(type)]
    case .unit(let name, let count, let unit):
      guard let count, let unit else { return [Pieces("unit \(name.text)")] }
      return [Pieces("unit \(name.text) = \(count.text) \(unit.text)")]
    }
  }

  private static func pieces(_ source: SourceDeclaration) -> [Pieces] {
    var result = [Pieces("source \(source.id.text) " + Pieces.quoted(source.title))]
    if let locator = source.locator { result.append(Pieces("at " + Pieces.quoted(locator))) }
    if let retrieved = source.retrieved { result.append("retrieved \(retrieved.description)") }
    if let hash = source.sha256 { result.append(Pieces("sha256 " + Pieces.quoted(hash))) }
    if let quote = source.quote { result.append(Pieces("quote " + Pieces.quoted(quote))) }
    if let issuer = source.issuer { result.append(Pieces("issuer " + Pieces.quoted(issuer))) }
    if let grade = source.grade { result.append("grade \(grade.rawValue)") }
    return result + source.notes.map { Pieces("note " + Pieces.quoted($0)) }
  }

  static func write(
    _ reading: ReadingDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var clauses = [
      Pieces("\(lead)reading \(reading.name.text) " + Pieces.quoted(reading.question)),
      "chosen " + pieces(reading.chosen),
    ]
    if !reading.others.isEmpty {
      clauses.append("instead of " + .commas(reading.others.map(pieces)))
    }
    var reason = Pieces("because " + Pieces.quoted(reading.reason))
    if let author = reading.author {
      reason.appendBreaking(Pieces("by " + Pieces.quoted(author)))
    }
    if let date = reading.date { reason.appendBreaking("on \(date.description)") }
    writer.write(clauses + [reason], margin)
  }

  private static func pieces(_ answer: ReadingDeclaration.Answer) -> Pieces {
    Pieces("\(answer.letter.text) " + Pieces.quoted(answer.text))
  }
}
