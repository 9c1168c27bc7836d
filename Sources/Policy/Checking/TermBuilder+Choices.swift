// SPDX-License-Identifier: Apache-2.0

extension TermBuilder {
  mutating func conditional(
    _ test: Expression,
    _ first: Expression,
    _ second: Expression,
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    let condition = condition(test)
    let (whenMet, whenNot) = (exclusions(when: true, test), exclusions(when: false, test))
    let guide = first.isFlexible && !second.isFlexible ? second : first
    let type =
      expected ?? excluding(guide == first ? whenMet : whenNot) { $0.term(guide) }.type
    let one = excluding(whenMet) { $0.term(first, expecting: type) }
    let other = excluding(whenNot) { $0.term(second, expecting: type) }
    if let code = mismatch(one.type, other.type) { return differ(code, one, other, site) }
    var result = one.type
    if let left = one.type.number, let right = other.type.number {
      result = .number(spanning(left, right))
    }
    let constants = Set(one.type.constants + other.type.constants).sorted()
    if !constants.isEmpty { result = .union(result.withoutConstants, constants: constants) }
    return Term(.conditional(condition, one, other), result, site)
  }

  mutating func reading(
    _ name: Name,
    _ alternatives: [Alternative],
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    guard let reading = checker.use(name) else { return damaged(site) }
    let letters = reading.letters
    var guide = expected
    var built: [Term.Reading] = []
    for alternative in alternatives {
      if !letters.contains(alternative.letter.text) {
        findings.unknown(
          "the answer",
          alternative.letter.text,
          at: alternative.letter.site,
          among: letters,
          code: .unknownReading
        )
      }
      let value = term(alternative.value, expecting: guide)
      guide = guide ?? value.type
      built.append(Term.Reading(alternative.letter.text, value))
    }
    for letter in letters where !built.contains(where: { $0.letter == letter }) {
      findings.add(
        .unknownReading,
        "the answer \(letter) of the reading `\(name.text)` is missing",
        at: site,
        help: "say what the clause means under each answer"
      )
    }
    guard let first = built.first?.value else { return damaged(site) }
    var type = first.type
    for other in built.dropFirst().map(\.value) {
      if let code = mismatch(type, other.type) { return differ(code, first, other, site) }
      if case .number(let one) = type, let two = other.type.number {
        type = .number(spanning(one, two))
      }
    }
    return Term(.reading(name.text, built), type, site)
  }
}
