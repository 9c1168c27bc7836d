// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Matching

/// The cuts of a curve, in the place of the one that the policy states.
struct CurveSetting {
  /// The score whose cut moves.
  let score: String
  /// The filter in which it stands.
  let filter: String
  /// The cut as the policy states it, where the filter states several; `nil` for its only one.
  let stated: Rational?
  let cuts: [Rational]

  /// A curve of more cuts than this is refused.
  private static let most = 200

  init?(_ reader: SettingsReader) throws(StudyError) {
    guard let group = try reader.group("curve") else { return nil }
    score = try group.text("score")
    filter = ScreeningSettings.label(try group.text("filter"))
    stated = try group.optionalRational("cut")
    cuts = try Self.cuts(group)
    try group.finish()
  }

  /// The cuts of a group `from`, `to`, `by`.
  static func cuts(_ group: SettingsReader) throws(StudyError) -> [Rational] {
    let first = try group.rational("from", default: 205)
    let last = try group.rational("to", default: 235)
    let step = try group.rational("by", default: 5)
    guard step.signum > 0, first <= last, (last - first) / step < Rational(Self.most) else {
      throw group.trouble(
        "by",
        "is above 0 and leads from `from` up to `to` in fewer than \(Self.most) steps"
      )
    }
    return CutoffCurve.cuts(from: first, to: last, by: step)
  }
}

/// Published means and standard deviations of groups, from which a curve can be computed.
struct NormalsSetting {
  let source: String
  let curve: NormalCutoffCurve

  init?(_ reader: SettingsReader) throws(StudyError) {
    guard let group = try reader.group("normals") else { return nil }
    source = try group.text("source")
    let named = try group.text("reference")
    var groups: [NormalCutoffCurve.Group] = []
    for one in try group.groups("groups") {
      let spread = try one.rational("sd")
      guard spread.signum > 0 else { throw one.trouble("sd", "is above 0") }
      groups.append(
        .init(
          name: try one.text("name"),
          mean: try one.rational("mean").double,
          standardDeviation: spread.double
        )
      )
      try one.finish()
    }
    guard let reference = groups.firstIndex(where: { $0.name == named }), groups.count > 1 else {
      throw group.trouble(
        "reference",
        "names none of the groups: \"\(named)\" (`groups` has "
          + "\(groups.isEmpty ? "none" : groups.map(\.name).list); it takes two or more)"
      )
    }
    curve = NormalCutoffCurve(
      groups,
      reference: reference,
      cuts: try CurveSetting.cuts(group)
    )
    try group.finish()
  }
}
