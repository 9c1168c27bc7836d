// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

/// One cell in several grains: counts, an index, a rate.
extension RowRepairs {
  /// Keeps the most detailed grain of each cell; where grains disagree none counts.
  ///
  /// A row may hold several grains at once, such as counts with the index made of them: what it gives in
  /// each is computed by the policy's own measure.
  func settle(
    _ check: RowCheck,
    _ fact: String,
    _ order: [Value],
    _ measure: String,
    _ within: Rational,
    _ outcome: inout Outcome
  ) {
    let evaluator = evaluator(for: measure)
    var cells: [String: [Int]] = [:]
    var names: [String] = []
    for place in lines.indices where check.applies(to: lines[place].row) {
      let name = check.name(of: lines[place].row)
      if cells[name] == nil { names.append(name) }
      cells[name, default: []].append(place)
    }
    var dropped: Set<Int> = []
    for name in names {
      let places = cells[name] ?? []
      let found = places.flatMap { place in
        order.enumerated().compactMap { grain, value -> (Int, Int, Rational)? in
          number(lines[place].row, check.entity, fact, value, measure, evaluator)
            .map { (place, grain, $0) }
        }
      }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      guard let best = found.first else { continue }
      dropped.formUnion(places.filter { $0 != best.0 })
      guard let other = found.first(where: { ($0.2 - best.2).magnitude > within }) else {
        outcome.rows[best.0][fact] = .value(order[best.1])
        continue
      }
      outcome.rows[best.0][fact] = .unknown(.disputed, fact)
      let (one, two) = (RowCheck.text(order[best.1]), RowCheck.text(order[other.1]))
      let place = other.0 == best.0 ? "" : " in row \(lines[other.0].line)"
      outcome.remarks.append(
        remark(
          "grains_disagree",
          best.0,
          fact,
          "\(one) give \(best.2), and \(two)\(place) gives \(other.2)",
          "name the one to use by taking the other out: until then the cell is not scored"
        )
      )
    }
    outcome.rows = outcome.rows.indices.filter { !dropped.contains($0) }.map { outcome.rows[$0] }
  }

  /// The policy by one version that has the measure: a row alone has no unit whose year picks one.
  private func evaluator(for measure: String) -> Evaluator {
    var options = settings.options
    let known = rule.rulebook.versions.filter { version in
      version.program.measures.contains { $0.name == measure }
    }
    let inForce = known.last { if case .inForce = $0.status { true } else { false } }
    options.version = options.version ?? (inForce ?? known.last)?.name
    return Evaluator(rule.rulebook, options: options)
  }

  /// What a row gives for the measure when it is read in a grain; `nil` where it has no numbers for it.
  private func number(
    _ row: CaseRow,
    _ entity: String,
    _ fact: String,
    _ grain: Value,
    _ measure: String,
    _ evaluator: Evaluator
  ) -> Rational? {
    var read = CaseRow(entity, id: "row", facts: row.facts)
    read[fact] = .value(grain)
    let answer = evaluator.evaluation(of: CaseData([read]))
      .measure(measure, of: Evaluator.Subject("row", of: entity))
    return answer.number
  }
}
