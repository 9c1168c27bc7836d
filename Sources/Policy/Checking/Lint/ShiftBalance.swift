// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Finds tables that move weight between components and do not give what they take.
///
/// A table on which the weights of a scorecard rest, and which has a number below 0, moves weight: a
/// weight itself is never below 0. What it takes from some components others must get.
struct ShiftBalance {
  private let program: Program
  private let findings: Findings

  init(_ program: Program, _ findings: Findings) {
    self.program = program
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    let components = program.scorecard?.components ?? []
    let weights = components.compactMap(\.weight)
    guard !weights.isEmpty else { return }
    let names = Set(components.compactMap(\.key))
    var reach = TermSources(program)
    for weight in weights { reach.add(weight) }
    for place in reach.tables.sorted() { check(program.tables[place], names) }
  }

  private func check(_ table: Table, _ names: Set<Int>) {
    guard case .each(let points) = TableInputs(BuiltTable(table: table, needs: [])).points else {
      return
    }
    let index = MatchIndex(table)
    for (output, field) in table.outputs.enumerated() {
      let isShift = table.rows.contains { row in
        if case .number(let number)? = row.outputs[output].value { number < .zero } else { false }
      }
      guard isShift, let type = field.type.number else { continue }
      // Weight moves between components, so the sum runs over the key that names them.
      let key = table.keys.firstIndex { key in
        if case .fact(let fact, _)? = key.standard?.kind { names.contains(fact) } else { false }
      }
      var sums: [[Value]: Rational] = [:]
      var parts: [[Value]: [String]] = [:]
      for keys in Combinations(points) {
        guard let row = index.rows(keys).first,
          case .number(let number)? = table.rows[row].outputs[output].value
        else { continue }
        var others = keys
        if let key { others.remove(at: key) } else { others = [] }
        sums[others, default: .zero] += number
        let name = (key.map { [keys[$0]] } ?? keys).map(\.words).joined(separator: " ")
        if number != .zero { parts[others, default: []].append("\(name) \(type.text(number))") }
      }
      let wrong = sums.filter { $0.value != .zero }.sorted {
        $0.key.map(\.words).lexicographicallyPrecedes($1.key.map(\.words))
      }
      guard let first = wrong.first else { continue }
      findings.add(
        .unbalancedShift,
        "table `\(table.name)`: what `\(field.name)` moves sums to \(type.text(first.value)) and not "
          + "to 0 (\((parts[first.key] ?? []).joined(separator: ", ")))",
        at: table.site,
        help: "what some components lose the others gain; correct a share"
      )
    }
  }
}
