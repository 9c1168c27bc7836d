// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The cut that each panelist's judgments imply, in raw points.
///
/// This is what every statistic of the panel starts from, whichever way the cuts came about: from
/// item judgments, from totals, or from another method.
public struct PanelistCuts: Sendable, Hashable {
  /// The panelists' keys.
  public let panelists: [String]
  /// Their cuts, in the same order.
  public let values: [Rational]
  /// Panelists left out, with the cut they would have; a leave-one-out view shows them hollow.
  public let excluded: [Excluded]

  /// A panelist who is left out of computation.
  public struct Excluded: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The cut the judgments imply.
    public let value: Rational
  }

  /// Cuts by panelist.
  ///
  /// - Parameters:
  ///   - panelists: The panelists' keys.
  ///   - values: Their cuts; as many as there are keys, else the caller is mistaken and it traps.
  ///   - leavingOut: Keys of panelists who are excluded.
  public init(panelists: [String], values: [Rational], leavingOut: Set<String> = []) {
    precondition(panelists.count == values.count, "each panelist has one cut")
    let all = zip(panelists, values)
    let kept = all.filter { !leavingOut.contains($0.0) }
    self.panelists = kept.map(\.0)
    self.values = kept.map(\.1)
    excluded = all.filter { leavingOut.contains($0.0) }
      .map { Excluded(panelist: $0.0, value: $0.1) }
  }
}
