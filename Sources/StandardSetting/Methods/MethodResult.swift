// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// What a method says about one cut: the cut, its error, what it rests on.
///
/// The value is made to be printed as it stands: a page shows every assumption and every flag.
public struct MethodResult: Sendable, Hashable {
  /// Which method.
  public let method: MethodIdentity
  /// The panelists' cuts, in the order of the input; empty for a method with a direct panel cut.
  public let panelistCuts: [PanelistCut]
  /// The cut before rounding, in raw score points.
  public let cut: CutValue
  /// The standard error of the unrounded cut, or why there is none.
  public let standardError: StandardError
  /// What a reader must know before using the cut.
  public let flags: [Flag]
  /// What the method takes for granted, one sentence each.
  public let assumptions: [String]
  /// The figures behind the cut, in reading order.
  public let figures: [Figure]

  /// A result from its parts.
  ///
  /// - Parameters:
  ///   - method: Which method.
  ///   - panelistCuts: The panelists' cuts, if the method has them.
  ///   - cut: The cut before rounding.
  ///   - standardError: Its standard error, or why there is none.
  ///   - flags: What a reader must know before using the cut.
  ///   - assumptions: What the method takes for granted.
  ///   - figures: The figures behind the cut.
  public init(
    method: MethodIdentity,
    panelistCuts: [PanelistCut] = [],
    cut: CutValue,
    standardError: StandardError,
    flags: [Flag] = [],
    assumptions: [String],
    figures: [Figure] = []
  ) {
    self.method = method
    self.panelistCuts = panelistCuts
    self.cut = cut
    self.standardError = standardError
    self.flags = flags
    self.assumptions = assumptions
    self.figures = figures
  }

  /// The cut after the study's rounding rule.
  public func functionalCut(_ rule: RoundingRule) -> CutValue { cut.rounded(rule) }

  /// The figure with a name, if the method gives it.
  public func figure(_ name: String) -> CutValue? { figures.first { $0.name == name }?.value }

  /// Whether a flag was raised.
  public func has(_ code: FlagCode) -> Bool { flags.contains { $0.code == code } }
}
