// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A raw score with the scale score that was published for it.
public struct ConversionPair: Sendable, Hashable {
  /// The raw score.
  public let raw: Rational
  /// The published scale score.
  public let scale: Rational

  /// A pair.
  ///
  /// - Parameters:
  ///   - raw: The raw score.
  ///   - scale: The published scale score.
  public init(raw: Rational, scale: Rational) {
    self.raw = raw
    self.scale = scale
  }
}

/// The scale score of a raw score: published, or not.
public enum ScaleValue: Sendable, Hashable {
  /// The score that was published.
  case published(Rational)
  /// Nothing was published; a value is never filled in.
  case notPublished

  /// The score, or the words `not published`.
  public var text: String {
    switch self {
    case .published(let scale): scale.description
    case .notPublished: "not published"
    }
  }
}

/// A conversion of which only some pairs were published.
public struct PublishedConversion: Sendable, Hashable {
  /// The pairs by rising raw score.
  public let pairs: [ConversionPair]
  /// The lowest score of the scale.
  public let lowest: Rational
  /// The highest score of the scale.
  public let highest: Rational
  /// What is wrong with the pairs.
  public let findings: [PanelFinding]

  /// A conversion.
  ///
  /// - Parameters:
  ///   - pairs: The published pairs in any order.
  ///   - lowest: The lowest score of the scale.
  ///   - highest: The highest score of the scale; not above the lowest traps.
  public init(_ pairs: [ConversionPair], lowest: Rational, highest: Rational) {
    precondition(lowest < highest, "a scale goes from a lower to a higher score")
    self.lowest = lowest
    self.highest = highest
    let sorted = Set(pairs).sorted { ($0.raw, $0.scale) < ($1.raw, $1.scale) }
    self.pairs = sorted
    var findings: [PanelFinding] = []
    for pair in sorted where pair.scale < lowest || pair.scale > highest {
      findings.append(
        Self.finding("scale-range", pair, "a scale score lies within \(lowest)-\(highest)")
      )
    }
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      if left.raw == right.raw {
        findings.append(
          Self.finding("raw-twice", right, "the raw score has the scale score \(left.scale) too")
        )
      } else if left.scale > right.scale {
        findings.append(
          Self.finding(
            "not-monotone",
            right,
            "a higher raw score never has a lower scale score, and raw \(left.raw) has "
              + "\(left.scale)"
          )
        )
      }
    }
    self.findings = findings
  }

  /// The scale score of a raw score, published or not.
  ///
  /// - Parameter raw: The raw score.
  /// - Returns: The published score; two published scores for one raw score count as none.
  public func scale(of raw: Rational) -> ScaleValue {
    let found = pairs.filter { $0.raw == raw }
    guard found.count == 1, let pair = found.first else { return .notPublished }
    return .published(pair.scale)
  }

  private static func finding(
    _ code: String,
    _ pair: ConversionPair,
    _ rule: String
  ) -> PanelFinding {
    PanelFinding(
      .error,
      code: code,
      place: .init(other: "conversion, raw \(pair.raw)"),
      value: pair.scale.description,
      rule: rule,
      remedy: "check the published table"
    )
  }
}
