// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

@testable import Policy

extension ProgramMaker {
  mutating func addMeasure(_ place: Int, depth: Int) {
    let home = pick([SmallWorld.pupil, SmallWorld.pupil, SmallWorld.school, SmallWorld.district])
    let type = pick([SmallWorld.tenth, SmallWorld.tenth, ValueType.text, .truth])
    let body: Measure.Body
    if roll(3) == 0 {
      var cases: [Measure.Case] = []
      for number in 0..<(2 + roll(2)) {
        cases.append(
          Measure.Case(
            label: "\(number + 1)",
            value: value(type, home, depth - 1),
            condition: roll(4) == 0 ? nil : truth(home, depth - 2),
            despite: number > 0 && roll(2) == 0 ? roll(number) : nil,
            tail: Tail(),
            site: SmallWorld.site
          )
        )
      }
      body = .cases(cases)
    } else {
      body = .value(value(type, home, depth))
    }
    var steps: [Measure.Step] = []
    var adjustments: [Measure.Adjustment] = []
    if type.number != nil {
      if roll(2) == 0 {
        steps.append(
          .rounded(pick([Rational(1), Rational(1, 10), 5]), pick(RoundingMode.allCases))
        )
      }
      if roll(3) == 0 { steps.append(.capped(number(home, 1))) }
      if roll(4) == 0 { steps.append(.floored(number(home, 1))) }
    }
    if roll(4) == 0 {
      let value = roll(2) == 0 ? term(.previous, type) : self.value(type, home, depth - 1)
      adjustments.append(
        Measure.Adjustment(
          condition: truth(home, 1),
          value: value,
          steps: [],
          tail: Tail(),
          site: SmallWorld.site
        )
      )
    }
    program.measures.append(
      Measure(
        name: "m\(place)",
        parameters: [],
        type: type,
        home: home,
        body: body,
        steps: steps,
        keepsBounds: false,
        adjustments: adjustments,
        tail: Tail(),
        site: SmallWorld.site
      )
    )
  }

  mutating func addDecision(_ place: Int, depth: Int) {
    let home = pick([SmallWorld.pupil, SmallWorld.pupil, SmallWorld.school])
    var root = node("", home, depth)
    while root.members.isEmpty { root = node("", home, depth) }
    root.label = ""
    root.guards = []
    program.decisions.append(
      Decision(
        name: "d\(place)",
        parameters: [],
        home: home,
        isCyclic: false,
        root: root,
        site: SmallWorld.site
      )
    )
  }

  private mutating func node(_ label: String, _ home: Int, _ depth: Int) -> DecisionNode {
    var content = DecisionNode.Content.condition(truth(home, min(depth, 3)))
    if label.isEmpty || (depth > 2 && roll(3) == 0) {
      let count = 2 + roll(4)
      let quorum = pick([
        CriterionGroup.Quorum.all, .all, .any, .none, .atLeast(1 + roll(count)),
      ])
      content = .group(
        quorum,
        (0..<count).map { node("\($0 + 1)", home, depth - 1) }
      )
    }
    var guards: [DecisionNode.Guard] = []
    if !label.isEmpty, roll(4) == 0 {
      guards.append(
        DecisionNode.Guard(isUnless: roll(2) == 0, condition: truth(home, 1))
      )
    }
    return DecisionNode(
      label: label,
      wording: nil,
      guards: guards,
      content: content,
      tail: Tail(),
      site: SmallWorld.site
    )
  }
}
