// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// A row of a table that was used: what was looked up, what was found, and who says so.
public struct LookupStep: Sendable {
  /// The table's name.
  public var table: String
  /// The row, from 1; `nil` where none was found.
  public var row: Int?
  /// What was looked up, key by key; empty where the evaluation did not record it.
  public var keys: [Answer]
  /// The number that fell into a band; `nil` for a table without bands.
  public var banded: Rational?
  /// The same in words, or the keys of a table without bands.
  public var key: String
  /// The inclusive lower end of the band in words; `nil` for a table without bands.
  public var edge: String?
  /// What the row gives, in words.
  public var result: String
  /// The citations of the row; those of the table where the row has none.
  public var citations: [Tail.Citation]
  /// The inclusive lower end of the band and the end below which it lies, as far as they are declared.
  public var band: NumberInterval?
  /// Where the number that fell into the band comes from; `nil` for a table without bands, and where the
  /// number is neither a measure nor a fact of the unit itself.
  public var origin: NumberOrigin?

  /// The tables used below a node, in the order in which they were used.
  ///
  /// - Parameters:
  ///   - node: What an evaluation recorded.
  ///   - program: The rules.
  /// - Returns: A step for each lookup.
  static func steps(below node: TraceNode, in program: Program) -> [LookupStep] {
    var steps = node.children.flatMap { LookupStep.steps(below: $0, in: program) }
    if let own = LookupStep(node, program) { steps.append(own) }
    return steps
  }

  private init?(_ node: TraceNode, _ program: Program) {
    guard case .term(let term) = node.subject,
      case .lookup(let place, let keys, let output) = term.kind
    else { return nil }
    let table = program.tables[place]
    self.table = table.name
    for note in node.notes { if case .row(let number, _) = note { row = number } }
    self.keys =
      keys.count <= node.children.count ? node.children.prefix(keys.count).map(\.answer) : []
    let answers = keys.enumerated().map { number, key in
      node.children.indices.contains(number)
        ? node.children[number].answer.words(key.type) : ""
    }
    key = answers.joined(separator: ", ")
    result = node.answer.words(table.outputs[output].type)
    let found = row.map { table.rows[$0 - 1] }
    let own = found?.tail.citations ?? []
    citations = own.isEmpty ? table.tail.citations : own
    if let band = table.keys.firstIndex(where: \.isBand), node.children.indices.contains(band) {
      banded = node.children[band].answer.number
      origin = NumberOrigin(node.children[band], program)
      // A mean is printed with the digits that it has, a share as a percentage.
      let isPercent = keys[band].type.withoutConstants.number?.form == .percent
      func words(_ number: Rational) -> String {
        guard isPercent else { return number.description }
        let shown = number * 100
        let short = shown.rounded(.nearestHalfUp, step: Rational(1, 1000))
        return "\(short) %"
      }
      key = banded.map(words) ?? answers[band]
      if case .range(let lower, let upper, _)? = found?.matches[band] {
        self.band = NumberInterval(lower, upper)
        edge = lower.map(words)
      }
    }
  }
}
