// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

@testable import Policy

extension ProgramMaker {
  private func row(_ matches: [Policy.Table.Match], _ outputs: [Answer]) -> Policy.Table.Row {
    Policy.Table.Row(matches: matches, outputs: outputs, tail: Tail(), site: SmallWorld.site)
  }

  private mutating func cell() -> Answer {
    roll(8) == 0
      ? .unknown(.illegible, "cell") : .value(.number(Rational(roll(40) - 10, pick([1, 2, 10]))))
  }

  private mutating func table(
    _ keys: [Policy.Table.Key],
    _ rows: [Policy.Table.Row],
    hit: TableDeclaration.Hit = .one
  ) -> Policy.Table {
    Policy.Table(
      name: "t\(program.tables.count)",
      keys: keys,
      outputs: [
        .init("score", SmallWorld.number(nil, nil, step: Rational(1, 10))), .init("word", .text),
      ],
      hit: hit,
      domain: nil,
      rows: rows,
      tail: Tail(),
      site: SmallWorld.site
    )
  }

  private mutating func word() -> Answer { .value(.text(pick(["a", "b", "c"]))) }

  /// By a name; a name may be left out, or stand for the rest.
  mutating func gradeTable() -> Policy.Table {
    var rows: [Policy.Table.Row] = []
    for (place, member) in SmallWorld.grades.enumerated() where roll(6) > 0 || place == 0 {
      rows.append(row([.values([.name(member.name)])], [cell(), word()]))
    }
    if roll(3) == 0 { rows.append(row([.otherwise], [cell(), word()])) }
    let key = Policy.Table.Key(
      name: "k",
      type: .oneOf(SmallWorld.grades),
      standard: nil,
      isBand: false
    )
    return table([key], rows)
  }

  /// By bands of a number, sometimes with a closed top and nothing above.
  mutating func bandTable() -> Policy.Table {
    var bounds = Set((0..<4).map { _ in Rational(roll(60) - 20, 2) }).sorted()
    if roll(2) == 0 { bounds.insert(-100_000, at: 0) }
    var rows: [Policy.Table.Row] = []
    for (place, bound) in bounds.enumerated() {
      let upper = place + 1 < bounds.count ? bounds[place + 1] : (roll(2) == 0 ? bound + 6 : nil)
      let isLast = place + 1 == bounds.count
      rows.append(
        row([.range(lower: bound, upper: upper, includesUpper: isLast)], [cell(), word()])
      )
    }
    let key = Policy.Table.Key(name: "k", type: SmallWorld.count, standard: nil, isBand: true)
    return table([key], rows)
  }

  /// By a name and bands, the first row that applies.
  mutating func crossTable() -> Policy.Table {
    var rows: [Policy.Table.Row] = []
    for _ in 0..<4 {
      let name = SmallWorld.grades[roll(3)].name
      let first: Policy.Table.Match = roll(3) == 0 ? .any : .values([.name(name)])
      let lower = Rational(roll(20))
      let band = Policy.Table.Match.range(lower: lower, upper: lower + 8, includesUpper: false)
      rows.append(row([first, band], [cell(), word()]))
    }
    let keys = [
      Policy.Table.Key(name: "k", type: .oneOf(SmallWorld.grades), standard: nil, isBand: false),
      Policy.Table.Key(name: "b", type: SmallWorld.count, standard: nil, isBand: true),
    ]
    return table(keys, rows, hit: roll(2) == 0 ? .first : .one)
  }
}
