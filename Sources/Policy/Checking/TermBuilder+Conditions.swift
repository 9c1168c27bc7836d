// SPDX-License-Identifier: Apache-2.0

extension TermBuilder {
  mutating func comparison(
    _ relation: Relation,
    _ left: Expression,
    _ right: Expression,
    by count: YearCount?,
    _ site: Site
  ) -> Term {
    let isEquality = relation == .equal || relation == .different
    var (first, second) = sides(left, right)
    if first.type.isDamaged || second.type.isDamaged { return damaged(site) }
    if !isEquality {
      first = ruledOut(first, left, "a value with an order")
      second = ruledOut(second, right, "a value with an order")
    }
    let pair = (first.type.withoutConstants, second.type.withoutConstants)
    if let time = timeComparison(relation, first, second, by: count, site) { return time }
    if count != nil {
      return failed(
        .units,
        "`by` stands where days are compared with months or years",
        site,
        label: "\(first.type.words) and \(second.type.words)"
      )
    }
    if let code = mismatch(first.type, second.type) {
      let isSum = if case .list(let element) = pair.0 { element.isPeriod } else { false }
      if isSum, let number = pair.1.number, number.dimension.isTime {
        return differ(.units, first, second, site, help: sumOfPeriods(left, right, relation))
      }
      return differ(code, first, second, site, help: first.type.comparisonHelp(second.type))
    }
    if !isEquality, !pair.0.isOrdered {
      return failed(
        .notOrdered,
        "\(pair.0.words) has no order",
        site,
        help: "compare it with `=`, `<>` or `in {…}`"
      )
    }
    if isEquality, case .list = pair.0 {
      return failed(.typeMismatch, "lists are not compared; ask for one of their elements", site)
    }
    checkReach(first, second)
    checkReach(second, first)
    return Term(.comparison(relation, first, second, by: nil), .truth, site)
  }

  /// A constant outside the range of what it is compared with is a slip: it decides every case alike.
  private func checkReach(_ value: Term, _ constant: Term) {
    guard case .constant(.number(let number)) = constant.kind,
      let type = value.type.withoutConstants.number
    else { return }
    let isBelow = type.lower.map { number < $0 } ?? false
    let isAbove = type.upper.map { number > $0 } ?? false
    guard isBelow || isAbove, let bound = isBelow ? type.lower : type.upper else { return }
    findings.add(
      .outsideRange,
      "\(type.text(number)) is \(isBelow ? "below" : "above") every value it is compared with",
      at: constant.site,
      others: [
        Diagnostic.Mark(value.site.span, "\(isBelow ? "at least" : "at most") \(type.text(bound))")
      ],
      help: "the comparison comes out the same for everyone"
    )
  }

  /// Builds both sides; a constant is read by the other side's type.
  private mutating func sides(_ left: Expression, _ right: Expression) -> (Term, Term) {
    if left.isFlexible, !right.isFlexible {
      let second = term(right)
      return (term(left, expecting: second.type), second)
    }
    let first = term(left)
    return (first, term(right, expecting: first.type))
  }

  mutating func membership(
    _ value: Expression,
    _ collection: Expression,
    _ site: Site
  ) -> Term {
    let subject = term(value)
    if case .literal(let literal) = collection.kind, case .set(let members) = literal.kind {
      if subject.type.isDamaged { return damaged(site) }
      var values: [Value] = []
      for member in members {
        guard let value = literals.value(member, as: subject.type) else { return damaged(site) }
        values.append(value)
      }
      return Term(.membership(subject, values), .truth, site)
    }
    let list = ruledOut(term(collection), collection, "a list")
    if subject.type.isDamaged || list.type.isDamaged { return damaged(site) }
    guard case .list(let element) = list.type else {
      return failed(
        .typeMismatch,
        "behind `in` stands a set or a list, and this is \(list.type.words)",
        collection.site,
        help: "write a set, such as `in {a, b}`"
      )
    }
    if let code = mismatch(subject.type, element) { return differ(code, subject, list, site) }
    return Term(.element(subject, of: list), .truth, site)
  }

  mutating func given(_ inner: Expression, _ site: Site) -> Term {
    let value = term(inner)
    if value.type.isDamaged { return damaged(site) }
    guard value.type.constants.contains("none") else {
      return failed(
        .typeMismatch,
        "`is given` asks whether a value is `none`, and this never is",
        site,
        label: value.type.words,
        help: "whether evidence is there decides nothing; leave the condition out"
      )
    }
    return Term(.given(value), .truth, site)
  }

  mutating func excludes(
    _ interval: Expression,
    _ number: Expression,
    _ site: Site
  ) -> Term {
    let range = ruledOut(term(interval), interval, "an interval")
    guard case .interval(let ends) = range.type else {
      if range.type.isDamaged { return damaged(site) }
      return failed(
        .typeMismatch,
        "an interval is expected, and this is \(range.type.words)",
        interval.site
      )
    }
    let value = self.number(number, expecting: .number(ends))
    if let type = value.type.number, let code = mismatch(ends, type) {
      return differ(code, range, value, site)
    }
    return Term(.excludes(range, value), .truth, site)
  }

  mutating func logical(_ isAnd: Bool, _ members: [Expression], _ site: Site) -> Term {
    // Order never matters: what one member rules out holds for all the others.
    let excluded = members.map { exclusions(when: isAnd, $0) }
    let terms = members.indices.map { index in
      excluding(excluded.indices.filter { $0 != index }.flatMap { excluded[$0] }) {
        $0.condition(members[index])
      }
    }
    return Term(.logical(isAnd: isAnd, terms), .truth, site)
  }
}

extension ValueType {
  /// What to write instead of a comparison of two types, where that is plain.
  fileprivate func comparisonHelp(_ other: ValueType) -> String? {
    switch (self, other) {
    case (.code, .number), (.number, .code): "codes are texts: write them with quotation marks"
    case (.date, .number), (.number, .date): "a date is written 2024-07-01"
    default: nil
    }
  }
}
