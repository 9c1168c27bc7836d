// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
internal import NumericsCore

/// All methods of a study on one axis, with errors from one bootstrap.
///
/// Every resample draws panelists and examinees once, and every method works on that draw: methods
/// that share judges or scores move together, and the interval of a difference knows it. Cuts are
/// never averaged across methods.
public struct MethodComparison: Sendable, Hashable {
  /// A method under the name that the study gives it.
  public struct Entry: Sendable {
    /// The name in the study, unique in the comparison.
    public let label: String
    /// The method with its data.
    public let method: any CutMethod

    /// A method under a name.
    ///
    /// - Parameters:
    ///   - label: The name in the study.
    ///   - method: The method with its data.
    public init(_ label: String, _ method: any CutMethod) {
      self.label = label
      self.method = method
    }
  }

  /// One method's line.
  public struct Line: Sendable, Hashable {
    /// The name in the study.
    public let label: String
    /// The method's own result, with its own error.
    public let result: MethodResult
    /// The cut after rounding.
    public let functionalCut: CutValue
    /// The bootstrap error when only panelists are drawn; `nil` when the method has none.
    public let panelistError: Double?
    /// The bootstrap error when only examinees are drawn; `nil` when the method has none.
    public let examineeError: Double?
    /// The bootstrap error when both are drawn.
    public let jointError: Double?
    /// The percentile interval of the unrounded cut when both are drawn.
    public let interval: ClosedRange<Double>?
    /// How many joint resamples gave no cut.
    public let failures: Int
  }

  /// The difference between two methods' unrounded cuts.
  public struct Difference: Sendable, Hashable {
    /// The name of the first method.
    public let first: String
    /// The name of the second method.
    public let second: String
    /// First minus second.
    public let difference: Double
    /// The bootstrap error of the difference when both kinds of units are drawn.
    public let standardError: Double?
    /// The percentile interval of the difference.
    public let interval: ClosedRange<Double>?
    /// How many joint resamples lacked one of the cuts.
    public let failures: Int
  }

  /// The bootstrap that all methods share.
  public let plan: BootstrapPlan
  /// The level of the intervals.
  public let level: Double
  /// The rounding rule of the functional cuts.
  public let rounding: RoundingRule
  /// The methods in the order given.
  public let lines: [Line]
  /// All pairs in the order of the lines.
  public let differences: [Difference]

  /// Compares methods.
  ///
  /// - Parameters:
  ///   - entries: The methods under their names.
  ///   - rounding: The study's rounding rule.
  ///   - plan: The bootstrap that all methods share.
  ///   - level: The level of the intervals.
  /// - Throws: `MethodError` when a name is repeated or a method gives no cut.
  /// - Complexity: O(3 · replicates · cost of all cuts).
  public init(
    _ entries: [Entry],
    rounding: RoundingRule,
    bootstrap plan: BootstrapPlan,
    level: Double = 0.95
  ) throws(MethodError) {
    var names: Set<String> = []
    for entry in entries where !names.insert(entry.label).inserted {
      throw MethodError(
        .duplicate,
        at: "method comparison, method `\(entry.label)`",
        "the name stands twice",
        rule: "each method of a study has its own name",
        remedy: "rename one of them"
      )
    }
    let draws = SharedDraws(entries.map(\.method))
    var lines: [Line] = []
    var joint: [[Double?]] = []
    for (index, entry) in entries.enumerated() {
      func estimate(_ units: ResampledUnits) -> BootstrapEstimate {
        draws.estimate(entry.method, at: index, plan: plan, units: units)
      }
      let both = estimate(.both)
      let result = try entry.method.result(bootstrap: nil)
      lines.append(
        Line(
          label: entry.label,
          result: result,
          functionalCut: result.functionalCut(rounding),
          panelistError: entry.method.panelists.count < 2
            ? nil : estimate(.panelists).standardError,
          examineeError: entry.method.examinees.count < 2
            ? nil : estimate(.examinees).standardError,
          jointError: max(entry.method.panelists.count, entry.method.examinees.count) < 2
            ? nil : both.standardError,
          interval: both.interval(level: level),
          failures: both.failures
        )
      )
      joint.append(both.cuts)
    }
    self.plan = plan
    self.level = level
    self.rounding = rounding
    self.lines = lines
    differences = lines.indices.flatMap { first in
      lines.indices.dropFirst(first + 1).map { second in
        let pairs = zip(joint[first], joint[second]).compactMap { left, right in
          left.flatMap { left in right.map { left - $0 } }
        }
        return Difference(
          first: lines[first].label,
          second: lines[second].label,
          difference: lines[first].result.cut.double - lines[second].result.cut.double,
          standardError: Moments(pairs).standardDeviation,
          interval: BootstrapEstimate.interval(of: pairs, level: level),
          failures: plan.replicates - pairs.count
        )
      }
    }
  }
}
