// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Where two weighted normal densities are equal, between their means.
///
/// For groups 0 (not qualified) and 1 (qualified), A·c² + B·c + C = 0 with
/// A = 1/(2s1²) − 1/(2s0²), B = m0/s0² − m1/s1²,
/// C = m1²/(2s1²) − m0²/(2s0²) + ln(s1/s0) − ln(w1/w0). Equal SDs give the single root −C/B.
public struct NormalIntersection: Sendable, Hashable {
  /// A group's mean, SD and weight.
  public struct Group: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The SD, above 0.
    public let standardDeviation: Double
    /// The weight of the density, above 0.
    public let weight: Double

    /// A group.
    ///
    /// - Parameters:
    ///   - mean: The mean.
    ///   - standardDeviation: The SD.
    ///   - weight: The weight of the density.
    public init(mean: Double, standardDeviation: Double, weight: Double = 1) {
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.weight = weight
    }
  }

  /// The root between the means.
  public let cut: Double
  /// The other root, when the SDs differ.
  public let otherRoot: Double?

  /// The intersection of two groups' densities.
  ///
  /// - Parameters:
  ///   - notQualified: Group 0, with the lower mean.
  ///   - qualified: Group 1.
  /// - Throws: `MethodError` when an SD or weight is not above 0, the means are not in order, or no
  ///   root lies between the means.
  public init(notQualified: Group, qualified: Group) throws(MethodError) {
    for (group, name) in [(notQualified, "not qualified"), (qualified, "qualified")] {
      guard group.standardDeviation > 0, group.weight > 0 else {
        throw NormalIntersection.refusal(
          "group `\(name)` has SD \(group.standardDeviation) and weight \(group.weight)",
          rule: "a normal density needs an SD and a weight above 0"
        )
      }
    }
    guard notQualified.mean < qualified.mean else {
      throw NormalIntersection.refusal(
        "the mean of the group `not qualified` is not below that of the group `qualified`",
        rule: "qualified persons score higher on average"
      )
    }
    let (m0, s0) = (notQualified.mean, notQualified.standardDeviation)
    let (m1, s1) = (qualified.mean, qualified.standardDeviation)
    // Measured from the middle of the means, where cancellation is least.
    let middle = (m0 + m1) / 2
    let half = (m1 - m0) / 2
    let a = 1 / (2 * s1 * s1) - 1 / (2 * s0 * s0)
    let b = -half / (s0 * s0) - half / (s1 * s1)
    let c =
      half * half / (2 * s1 * s1) - half * half / (2 * s0 * s0) + log(s1 / s0)
      - log(qualified.weight / notQualified.weight)
    var roots: [Double] = []
    if s0 == s1 {
      roots = [-c / b]
    } else {
      let discriminant = b * b - 4 * a * c
      if discriminant >= 0 {
        // b is negative, so this form subtracts nothing that is nearly equal.
        let stable = (-b + discriminant.squareRoot()) / 2
        roots = [c / stable, stable / a]
      }
    }
    guard let inside = roots.firstIndex(where: { abs($0) <= half }) else {
      throw NormalIntersection.refusal(
        "no root between the means",
        rule: "the densities cross between the two means"
      )
    }
    cut = middle + roots[inside]
    otherRoot = roots.count == 2 ? middle + roots[1 - inside] : nil
  }

  private static func refusal(_ finding: String, rule: String) -> MethodError {
    MethodError(
      .noCrossing,
      at: "contrasting groups, normal intersection",
      finding,
      rule: rule,
      remedy: "check the groups, or use the midpoint or the logistic form"
    )
  }
}
