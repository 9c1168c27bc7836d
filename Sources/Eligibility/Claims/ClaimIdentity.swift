// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A published number beside what other published numbers give for it: a sum, a difference or a share.
///
/// The recomputed number is exact. It agrees when it rounds, half up, to the digits that are printed. No
/// number is put in the place of the printed one.
public struct ClaimIdentity: Sendable, Hashable {
  /// How the number comes from the others.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// The sum of the terms.
    case sum
    /// The first term less the others.
    case difference
    /// The first term in per cent of the second.
    case share
  }

  /// Whether the printed number is the recomputed one.
  public enum Verdict: Sendable, Hashable {
    /// It is, at the printed digits.
    case holds
    /// It has the digits of the recomputed number, cut off where it should be rounded.
    case cutOff
    /// It is another number.
    case differs

    /// The verdict in words.
    public var words: String {
      switch self {
      case .holds: "holds"
      case .cutOff: "cut off, not rounded"
      case .differs: "differs"
      }
    }
  }

  /// The claim that is recomputed.
  public let result: Claim
  /// How it comes from the terms.
  public let form: Form
  /// The claims that it comes from.
  public let terms: [Claim]
  /// What the terms give, exactly.
  public let computed: Rational
  /// What is printed.
  public let printed: Rational

  /// An identity of published numbers.
  ///
  /// - Parameters:
  ///   - result: The claim that is recomputed: a number, or for a share a number of per cent.
  ///   - form: How it comes from the terms.
  ///   - terms: Claims that are plain numbers: two for a share, at least two otherwise.
  /// - Throws: `ClaimIdentityError` when the claims cannot be computed with.
  public init(
    _ result: Claim,
    is form: Form,
    of terms: [Claim]
  ) throws(ClaimIdentityError) {
    switch (result.value.reading, form) {
    case (.number(let number), _), (.percent(let number), .share): printed = number
    default: throw .noNumber(result.name)
    }
    var numbers: [Rational] = []
    for term in terms {
      guard case .number(let number) = term.value.reading else { throw .noNumber(term.name) }
      numbers.append(number)
    }
    guard numbers.count >= 2, form != .share || numbers.count == 2 else {
      throw .wrongCount(result.name)
    }
    switch form {
    case .sum: computed = numbers.sum()
    case .difference: computed = numbers[0] - Array(numbers.dropFirst()).sum()
    case .share:
      guard numbers[1] > .zero else { throw .noWhole(terms[1].name) }
      computed = numbers[0] / numbers[1] * 100
    }
    self.result = result
    self.form = form
    self.terms = terms
  }

  /// Whether the printed number is the recomputed one, at the printed digits.
  public var verdict: Verdict {
    let places = result.value.places
    func agrees(_ rule: RoundingRule) -> Bool {
      computed.text(places: places, rounding: rule) == printed.text(places: places)
    }
    if agrees(.nearestHalfUp) { return .holds }
    return agrees(.floor) ? .cutOff : .differs
  }

  /// The recomputation as it is written, such as `33417/35185` or `30232 - 29040`.
  public var formula: String {
    let sign =
      switch form {
      case .sum: " + "
      case .difference: " - "
      case .share: "/"
      }
    return terms.map(\.value.text).joined(separator: sign)
  }

  /// The recomputation with its result, such as `33417/35185 = 94.975 %`.
  public var equation: String { "\(formula) = \(computedText)\(form == .share ? " %" : "")" }

  /// The recomputed number with two digits more than are printed; a whole number stays whole.
  public var computedText: String {
    computed.isInteger
      ? computed.text(places: result.value.places) : computed.text(places: result.value.places + 2)
  }
}

/// Why claims are no identity.
public enum ClaimIdentityError: Error, Sendable, Hashable {
  /// A claim is no number that can be computed with.
  case noNumber(String)
  /// A share has two terms, a sum or a difference at least two.
  case wrongCount(String)
  /// The whole of a share is not above 0.
  case noWhole(String)

  /// The reason in a clause with the claim's name.
  public var words: String {
    switch self {
    case .noNumber(let name): "\"\(name)\" is no number that can be computed with"
    case .wrongCount(let name):
      "\"\(name)\" needs two terms for a share, and at least two for a sum or a difference"
    case .noWhole(let name): "\"\(name)\" is the whole of a share and is not above 0"
    }
  }
}
