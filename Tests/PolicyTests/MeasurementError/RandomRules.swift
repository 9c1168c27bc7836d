// SPDX-License-Identifier: Apache-2.0
import TestKit

/// Random rules over three facts with error.
struct RandomRules {
  var generator: SplitMix64

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  mutating func number(_ depth: Int) -> String {
    let leaf = Int.random(in: 0...1, using: &generator) == 0 || depth == 0
    if leaf {
      return pick([
        "a", "b", "c", "a", "b", "c", "given", "\(Int.random(in: -2...3, using: &generator))",
      ])
    }
    let (x, y) = (number(depth - 1), number(depth - 1))
    switch Int.random(in: 0...9, using: &generator) {
    case 0: return "(\(x) + \(y))"
    case 1: return "(\(x) - \(y))"
    case 2: return "(\(x) * \(pick(["2", "0.5", "3", "-1", "0"])))"
    case 3: return "(\(x) / \(pick(["2", "3"])))"
    case 4: return "greater of (\(x), \(y))"
    case 5: return "lesser of (\(x), \(y))"
    case 6: return "mean of (\(x), \(y), \(number(depth - 1)))"
    case 7: return "(if \(condition(depth - 1)) then \(x) else \(y))"
    case 8:
      return
        "round(\(x), \(pick(["1", "0.5"])), \(pick(["half up", "half even", "down", "up", "toward zero", "half down", "away from zero"])))"
    default: return pick(["points", "other"])
    }
  }

  mutating func condition(_ depth: Int) -> String {
    switch depth == 0 ? 0 : Int.random(in: 0...6, using: &generator) {
    case 1: return "(\(condition(depth - 1)) and \(condition(depth - 1)))"
    case 2: return "(\(condition(depth - 1)) or \(condition(depth - 1)))"
    case 3: return "not (\(condition(depth - 1)))"
    case 4: return "(\(number(depth - 1)) between -1 and 2)"
    case 5: return "(level = \(pick(["\"low\"", "\"high\""])))"
    default:
      let relation = pick([">=", "<", "<=", ">"])
      return "(\(number(depth)) \(relation) \(number(max(0, depth - 1))))"
    }
  }

  mutating func policy() -> String {
    let criteria = (1...3).map { number -> String in
      let clause = pick(["", "", "  applies when \(condition(1))", "  unless \(condition(1))"])
      return "    (\(number)) \(condition(2))\(clause)"
    }
    return """
      facts candidate:
        a : decimal(0.1) error normal
        b : decimal(0.1) error normal
        c : decimal(0.1) error normal
        given : decimal(0.1)
      measure points : decimal(0.5) = a + given rounded to 0.5 half up capped at 2
      measure other : decimal(0.1) cases:
        (1) = b when b >= 0
        (2) = -b - c / 2 when b < 0
      table band by band of a -> name : text layout bands domain -1000..1000 step 0.1:
        any | low   | high
        any | -1000 | 0.5
      measure level : text = band.name
      decision passes:
        \(pick(["all of", "any of", "none of", "at least 2 of"])):
      \(criteria.joined(separator: "\n"))
      """
  }
}
