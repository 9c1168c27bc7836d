// SPDX-License-Identifier: Apache-2.0
import StandardSetting

/// Who judged what, in a sentence, for methods whose judges have no cut of their own.
struct JudgedEvidence {
  let analysis: CutAnalysis

  /// The sentence for the deciding method; it ends with a full stop.
  var sentence: String {
    let method = analysis.method
    return (counts ?? "The judgments are those of the evidence files.")
      + " The cut comes from the \(method.name) method."
  }

  private var counts: String? {
    let inputs = analysis.inputs
    let method = analysis.method
    switch method.kind {
    case .borderlineRegression:
      guard let all = try? inputs.encounters() else { return nil }
      return "Judges gave \(all.count) global ratings of \(Self.persons(all.map(\.person))) at "
        + "\(Set(all.map(\.station)).count) stations."
    case .borderlineGroup:
      guard let all = try? inputs.borderline(method.options) else { return nil }
      return "Judges named \(Self.persons(all.map(\.person))) borderline."
    case .contrastingMidpoint, .contrastingNormal, .contrastingLogistic,
      .contrastingMisclassification, .contrastingYouden:
      guard let all = try? inputs.contrasting(method.options) else { return nil }
      return
        "\(Self.judges(all.compactMap(\.panelist))) placed \(Self.persons(all.map(\.person))) in two "
        + "groups."
    case .bodyOfWork:
      guard let all = try? inputs.levels() else { return nil }
      return
        "\(Self.judges(all.compactMap(\.panelist))) sorted \(Set(all.map(\.work)).count) folders of "
        + "work into levels."
    case .hofstee, .beuk, .deGruijter:
      let columns = method.kind == .hofstee ? ["kmin", "kmax", "fmin", "fmax"] : ["k", "v"]
      guard let rows = try? inputs.compromise(columns, method: method.id) else { return nil }
      return "\(Self.judges(rows.map(\.panelist))) gave cuts and rates, and the scores of "
        + "\(Self.persons(analysis.scores.map(\.person))) show what they bring."
    case .angoffProbability, .angoffYesNo, .angoffExtended, .ebel, .nedelsky: return nil
    }
  }

  private static func judges(_ names: [String]) -> String {
    let count = Set(names).count
    return count == 0 ? "Judges" : count == 1 ? "1 judge" : "\(count) judges"
  }

  private static func persons(_ names: [String]) -> String {
    let count = Set(names).count
    return count == 1 ? "1 test taker" : "\(count) test takers"
  }
}
