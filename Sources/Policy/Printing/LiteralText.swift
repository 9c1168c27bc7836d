// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension Pieces {
  /// A text between quotation marks; what cannot be seen is written as an escape.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFEFF
        || Lexer.isBidirectional(scalar):
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A constant.
  init(_ literal: Literal) {
    switch literal.kind {
    case .number(let number, let unit, let error):
      self.init(
        number.text + (unit.map { " " + $0 } ?? "") + (error.map { " se " + $0.text } ?? "")
      )
    case .text(let text): self.init(Self.quoted(text))
    case .date(let date): self.init(date.description)
    case .truth(let isTrue): self.init(isTrue ? "yes" : "no")
    case .none: self.init("none")
    case .name(let name): self.init(name)
    case .set(let values): self = "{" + .commas(values.map { Pieces($0) }) + "}"
    case .list(let values): self = "[" + .commas(values.map { Pieces($0) }) + "]"
    case .record(let fields):
      self = "{" + .commas(fields.map { Pieces("\($0.name): ") + Pieces($0.value) }) + "}"
    }
  }

  /// A tail: sources, then readings, then remarks, each a clause.
  static func clauses(_ tail: Tail) -> [Pieces] {
    tail.citations.map { Pieces($0) } + tail.readings.map { "reading \($0.text)" }
      + tail.notes.map { "note \(quoted($0))" } + clauses(tail.attributes)
  }

  /// What a clause says of itself: `strength required`, `compares REC "5" as looser`.
  private static func clauses(_ attributes: ClauseAttributes) -> [Pieces] {
    var result: [Pieces] = []
    if let strength = attributes.strength {
      result.append(Pieces("strength \(strength.rawValue)"))
    }
    if let addressee = attributes.addressee { result.append(Pieces("binds \(addressee.text)")) }
    if let stage = attributes.stage { result.append(Pieces("stage \(stage.text)")) }
    return result
      + attributes.comparisons.map { comparison in
        let pin = comparison.citation.pin.map { " \(quoted($0))" } ?? ""
        return Pieces(
          "compares \(comparison.citation.source.text)\(pin) as \(comparison.relation.rawValue)"
        )
      }
  }

  /// `cite SOURCE "pin"`.
  init(_ citation: Tail.Citation) {
    self.init("cite \(citation.source.text)")
    if let pin = citation.pin { append(" " + Self.quoted(pin)) }
  }

  /// Label paths between commas.
  static func paths(_ paths: [LabelPath]) -> Pieces {
    .commas(paths.map { Pieces($0.description) })
  }

  /// Names joined by dots.
  static func path(_ names: [Name]) -> String {
    names.map(\.text).joined(separator: ".")
  }
}
