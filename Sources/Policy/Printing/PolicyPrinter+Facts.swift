// SPDX-License-Identifier: Apache-2.0

extension PolicyPrinter {
  /// Facts with their colons in one column; everything behind is parted by one space.
  static func write(
    _ facts: FactsDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    writer.write([Pieces("\(lead)facts \(facts.entity.text):")], margin)
    let heads = facts.facts.map { fact in
      Pieces(fact.name.text) + Pieces.parameters(fact.parameters)
    }
    let width = heads.map(\.text.count).max() ?? 0
    writer.block { writer in
      for (head, fact) in zip(heads, facts.facts) {
        let padding = String(repeating: " ", count: width - head.text.count)
        let start = head + Pieces(padding + " : ") + Pieces(fact.type)
        writer.write([start] + clauses(fact), fact.margin)
      }
    }
  }

  private static func clauses(_ fact: FactDeclaration) -> [Pieces] {
    var result: [Pieces] = []
    if let evidence = fact.evidence { result.append(Pieces("evidence " + Pieces.quoted(evidence))) }
    if let verification = fact.verification {
      result.append("verified \(verification.rawValue)")
    }
    if let judge = fact.judge { result.append(Pieces("judged by " + Pieces.quoted(judge))) }
    if let complete = fact.completeWhen { result.append("complete when " + Pieces(complete)) }
    if let effort = fact.effort { result.append("effort \(String(effort))") }
    if let mobility = fact.mobility { result.append(Pieces(mobility.rawValue)) }
    if let error = fact.error {
      var text: Pieces = "error normal"
      if let reference = error.reference {
        text.append(
          " reference normal mean \(reference.mean.text) sd \(reference.deviation.text)"
        )
      }
      result.append(text)
    }
    if let presumption = fact.presumption {
      result.append(
        "presume " + Pieces(presumption.value) + " " + Pieces(presumption.citation)
      )
    }
    return result + Pieces.clauses(fact.tail)
  }
}
