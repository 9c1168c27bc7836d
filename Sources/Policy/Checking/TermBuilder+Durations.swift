// SPDX-License-Identifier: Apache-2.0

extension TermBuilder {
  /// A comparison of days with calendar time, or of covered time; `nil` when it is neither.
  func timeComparison(
    _ relation: Relation,
    _ left: Term,
    _ right: Term,
    by count: YearCount?,
    _ site: Site
  ) -> Term? {
    let (one, other) = (left.type.number?.dimension, right.type.number?.dimension)
    let isCovered: (Bool, Bool) = (left.type.isTime, right.type.isTime)
    switch (isCovered, one, other) {
    case ((true, false), _, .calendarTime?), ((false, true), .calendarTime?, _):
      guard count != nil else { return needsCount(left, right, site, anniversary: true) }
      return Term(.comparison(relation, left, right, by: count), .truth, site)
    case ((true, false), _, .dayTime?), ((false, true), .dayTime?, _):
      guard count == nil else { return nil }
      return Term(.comparison(relation, left, right, by: nil), .truth, site)
    case (_, .dayTime?, .calendarTime?), (_, .calendarTime?, .dayTime?):
      guard count == .julian else { return needsCount(left, right, site, anniversary: false) }
      return Term(.comparison(relation, left, right, by: .julian), .truth, site)
    default: return nil
    }
  }

  private func needsCount(
    _ left: Term,
    _ right: Term,
    _ site: Site,
    anniversary: Bool
  ) -> Term {
    differ(
      .units,
      left,
      right,
      site,
      help: anniversary
        ? "say how years count: `by anniversary`, or `by 365.25`"
        : "for an age, compare dates:  born + 18 years <= applied_on;  where the law gives a year "
          + "365.25 days, say `by 365.25`"
    )
  }

  func sumOfPeriods(
    _ list: Expression,
    _ length: Expression,
    _ relation: Relation
  ) -> String {
    guard case .reference(let name, _) = list.kind,
      case .literal(let literal) = length.kind,
      case .number(let number, let unit?, _) = literal.kind
    else { return "sum the periods with `time in`" }
    return
      "sum the periods:  time in \(name) \(relation.rawValue) \(number.text) \(unit) by anniversary"
  }
}

extension ValueType {
  /// Whether it is time covered by periods.
  fileprivate var isTime: Bool { if case .time = self { true } else { false } }
}
