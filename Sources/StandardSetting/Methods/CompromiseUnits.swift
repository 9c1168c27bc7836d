// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The units in which a compromise file gives cuts and rates; both are declared, never guessed.
public struct CompromiseUnits: Sendable, Hashable {
  /// What a cut is measured in.
  public enum Cut: Sendable, Hashable {
    /// Raw score points.
    case raw
    /// Percent of a largest score.
    case percent(of: Rational)
  }

  /// What a pass or fail rate is measured in.
  public enum Rate: String, Sendable, Hashable, CaseIterable, Codable {
    /// A share from 0 to 1.
    case share
    /// A percentage from 0 to 100.
    case percent
  }

  /// What cuts are measured in.
  public let cut: Cut
  /// What rates are measured in.
  public let rate: Rate

  /// Declared units.
  ///
  /// - Parameters:
  ///   - cut: What cuts are measured in.
  ///   - rate: What rates are measured in.
  public init(cut: Cut = .raw, rate: Rate = .share) {
    self.cut = cut
    self.rate = rate
  }

  /// A cut in raw score points.
  func rawCut(_ value: Rational, at place: String, name: String) throws(MethodError) -> Rational {
    guard case .percent(let largest) = cut else { return value }
    guard value >= .zero, value <= 100 else {
      throw MethodError(
        .unit,
        at: place,
        "`\(name)` is \(value)",
        rule: "a cut declared as `unit: percent` lies in 0–100",
        remedy: "declare `unit: raw`, or correct the value"
      )
    }
    return value * largest / 100
  }

  /// A rate as a share from 0 to 1.
  func share(_ value: Rational, at place: String, name: String) throws(MethodError) -> Rational {
    let largest: Rational = rate == .percent ? 100 : 1
    guard value >= .zero, value <= largest else {
      let rule =
        rate == .percent
        ? "a rate declared as `unit: percent` lies in 0–100"
        : "a rate lies in 0–1 unless `unit: percent` is declared"
      throw MethodError(
        .unit,
        at: place,
        "`\(name)` is \(value)",
        rule: rule,
        remedy: "declare `unit: percent`, or correct the value"
      )
    }
    return value / largest
  }

  /// A doubt to print when rates declared as percentages look like shares.
  func doubt(of rates: [Rational]) -> MethodResult.Flag? {
    guard rate == .percent, rates.allSatisfy({ $0 <= 1 }), rates.contains(where: { $0 > .zero })
    else { return nil }
    return MethodResult.Flag(
      .unitDoubt,
      "rates are declared as percentages, but none exceeds 1; read as given, 0.45 is 0.45 %"
    )
  }
}
