// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Sums, differences, products and quotients of numbers that may be known by their bounds only, as
/// `NumberInterval` has them.
extension FormWriter {
  mutating func computed(
    _ operation: ArithmeticOperator,
    _ a: FormRange,
    _ b: FormRange,
    _ type: ValueType,
    at home: Int
  ) -> FormRange {
    let value = add(.arithmetic(operation, a.value, b.value), type, at: home)
    func isConstant(_ range: FormRange) -> Bool { form[range.value].home == FormNode.anywhere }
    // Nothing bounds a sum of which a part is not known; a product with 0 is 0 all the same.
    if a.isPlain, b.isPlain, operation != .times || isConstant(a) || isConstant(b) {
      return FormRange(value)
    }
    let parts = RangeParts(type: type, home: home)
    let ends: FormRange
    switch operation {
    case .plus:
      ends = FormRange(
        value,
        parts.joined(.plus, a.lower, b.lower, &self),
        parts.joined(.plus, a.upper, b.upper, &self)
      )
    case .minus:
      ends = FormRange(
        value,
        parts.joined(.minus, a.lower, b.upper, &self),
        parts.joined(.minus, a.upper, b.lower, &self)
      )
    case .times: ends = parts.product(value, a, b, &self)
    case .divided, .percentOf: ends = parts.quotient(value, a, b, &self)
    }
    return settled(ends, type, at: home)
  }
}

/// The slots of one operation on ranges.
private struct RangeParts {
  let type: ValueType
  let home: Int

  func joined(
    _ operation: ArithmeticOperator,
    _ a: Slot,
    _ b: Slot,
    _ writer: inout FormWriter
  ) -> Slot {
    writer.add(.arithmetic(operation, a, b), type, at: home)
  }

  private func chosen(_ asked: Slot, _ yes: Slot, _ no: Slot, _ writer: inout FormWriter) -> Slot {
    writer.add(.conditional(asked, yes, no), type, at: home)
  }

  private func either(_ a: Slot, _ b: Slot, _ writer: inout FormWriter) -> Slot {
    writer.add(.either(a, b), type, at: home)
  }

  private func number(_ value: Rational, _ writer: inout FormWriter) -> Slot {
    writer.constant(.number(value), type)
  }

  /// Whether a number is known and stands in a relation to 0; no where it is not known.
  private func isKnown(
    _ slot: Slot,
    _ relation: Relation,
    _ writer: inout FormWriter
  ) -> Slot {
    let zero = number(.zero, &writer)
    let asked = writer.add(.comparison(relation, slot, zero), .truth, at: home)
    return writer.add(.either(asked, writer.constant(.truth(false), .truth)), .truth, at: home)
  }

  private func open(_ writer: inout FormWriter) -> Slot {
    writer.form.slot(FormNode(operation: .unknown(.missing), type: type, home: home))
  }

  /// The ends times a factor: known where the factor is; 0 times anything is 0.
  private func scaled(
    _ range: FormRange,
    by factor: Slot,
    _ writer: inout FormWriter
  ) -> (lower: Slot, upper: Slot) {
    let low = joined(.times, range.lower, factor, &writer)
    let high = joined(.times, range.upper, factor, &writer)
    let zero = number(.zero, &writer)
    let isZero = writer.add(.comparison(.equal, factor, zero), .truth, at: home)
    let isBelow = writer.add(.comparison(.less, factor, zero), .truth, at: home)
    return (
      chosen(isZero, zero, chosen(isBelow, high, low, &writer), &writer),
      chosen(isZero, zero, chosen(isBelow, low, high, &writer), &writer)
    )
  }

  func product(
    _ value: Slot,
    _ a: FormRange,
    _ b: FormRange,
    _ writer: inout FormWriter
  ) -> FormRange {
    let ofB = scaled(b, by: a.value, &writer)
    let ofA = scaled(a, by: b.value, &writer)
    var lower = either(ofA.lower, ofB.lower, &writer)
    var upper = either(ofA.upper, ofB.upper, &writer)
    guard !a.isPlain, !b.isPlain else { return FormRange(value, lower, upper) }
    // Neither is known: the four corners, or, above zero, the product of the lower ends.
    let corners = [
      joined(.times, a.lower, b.lower, &writer), joined(.times, a.lower, b.upper, &writer),
      joined(.times, a.upper, b.lower, &writer), joined(.times, a.upper, b.upper, &writer),
    ]
    var (least, greatest) = (corners[0], corners[0])
    for corner in corners.dropFirst() {
      least = writer.add(.lesser(least, corner), type, at: home)
      greatest = writer.add(.greater(greatest, corner), type, at: home)
    }
    let areAbove = writer.add(
      .all([isKnown(a.lower, .atLeast, &writer), isKnown(b.lower, .atLeast, &writer)]),
      .truth,
      at: home
    )
    let above = chosen(areAbove, corners[0], open(&writer), &writer)
    lower = either(lower, either(least, above, &writer), &writer)
    upper = either(upper, greatest, &writer)
    return FormRange(value, lower, upper)
  }

  func quotient(
    _ value: Slot,
    _ a: FormRange,
    _ b: FormRange,
    _ writer: inout FormWriter
  ) -> FormRange {
    let isAbove = isKnown(b.lower, .greater, &writer)
    let isBelow = isKnown(b.upper, .less, &writer)
    let isApart = writer.add(.any([isAbove, isBelow]), .truth, at: home)
    let (one, zero) = (number(.one, &writer), number(.zero, &writer))
    // Looked at only where the divisor cannot be 0.
    func inverse(_ end: Slot, _ writer: inout FormWriter) -> Slot {
      let known = joined(.divided, one, end, &writer)
      return chosen(isApart, either(known, zero, &writer), open(&writer), &writer)
    }
    let (low, high) = (inverse(b.upper, &writer), inverse(b.lower, &writer))
    let inverses = writer.settled(FormRange(open(&writer), low, high), type, at: home)
    let ends = product(value, a, inverses, &writer)
    // A divisor that may be 0 bounds nothing, not even 0 over it.
    return FormRange(
      value,
      chosen(isApart, ends.lower, open(&writer), &writer),
      chosen(isApart, ends.upper, open(&writer), &writer)
    )
  }
}
