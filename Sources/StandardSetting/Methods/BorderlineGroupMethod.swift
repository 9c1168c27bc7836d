// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Borderline group: the median (default) or mean score of the persons judged borderline.
///
/// Fewer than 3 persons are refused, fewer than 10 are flagged. The error is a bootstrap of persons.
public struct BorderlineGroupMethod: CutMethod {
  /// Below this number there is no cut.
  public static let smallestGroup = 3
  /// Below this number the cut is flagged.
  public static let comfortableGroup = 10

  /// The persons judged borderline.
  public let group: [ExamineeScore]
  /// Median or mean.
  public let centre: GroupCentre
  private let cut: Rational
  private let range: (lowest: Rational, highest: Rational)
  private let binaryScores: [Double]

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - group: The persons judged borderline; weights are not used.
  ///   - centre: Median or mean.
  /// - Throws: `MethodError` when a person is repeated or fewer than 3 are given.
  public init(group: [ExamineeScore], centre: GroupCentre = .median) throws(MethodError) {
    let scores = group.map(\.score)
    guard group.count >= BorderlineGroupMethod.smallestGroup, let lowest = scores.min(),
      let highest = scores.max(), let cut = centre.value(of: scores)
    else {
      throw MethodError(
        .tooFew,
        at: "borderline group",
        "\(group.count) persons were judged borderline",
        rule: "a cut needs at least \(BorderlineGroupMethod.smallestGroup)",
        remedy: "judge more persons, or use borderline regression"
      )
    }
    try ExamineeScore.check(group, place: "borderline group")
    self.group = group
    self.centre = centre
    self.cut = cut
    range = (lowest, highest)
    binaryScores = scores.map(\.double)
  }

  /// The method's identity.
  public var identity: MethodIdentity { .borderlineGroup }

  /// None: who judged is not part of the method.
  public var panelists: [String] { [] }

  /// The persons judged borderline.
  public var examinees: [String] { group.map(\.person) }

  /// The centre of the group with its error and size.
  ///
  /// - Parameter plan: How to resample persons.
  /// - Returns: The result.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    var flags: [MethodResult.Flag] = []
    if group.count < BorderlineGroupMethod.comfortableGroup {
      flags.append(
        MethodResult.Flag(
          .smallGroup,
          "only \(group.count) persons were judged borderline; fewer than "
            + "\(BorderlineGroupMethod.comfortableGroup) make an unsteady cut"
        )
      )
    }
    let resampling = resamplingError(plan)
    return MethodResult(
      method: identity,
      cut: .exact(cut),
      standardError: resampling.error,
      flags: flags + resampling.flags,
      assumptions: [
        "The cut is the \(centre.rawValue) of the scores of persons judged borderline.",
        "Judges placed persons without knowing their scores.",
        "Persons are a random sample of borderline persons.",
      ],
      figures: [
        MethodResult.Figure("persons", head: "Persons judged borderline", Rational(group.count)),
        MethodResult.Figure("lowest", head: "Lowest score", range.lowest),
        MethodResult.Figure("highest", head: "Highest score", range.highest),
      ] + resampling.figures
    )
  }

  /// The centre when persons count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    centre.value(of: binaryScores, counts: draw.examinees)
  }
}
