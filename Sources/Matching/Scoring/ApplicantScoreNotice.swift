// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension HolisticScores {
  /// What was scored of an applicant, in sentences for that applicant.
  ///
  /// It names criteria, means, counts of raters and weights. It holds no rater's name, no free text, and
  /// nothing of another applicant.
  ///
  /// - Parameter applicant: The applicant.
  /// - Returns: The sentences; empty when the program has no rating of the applicant.
  public func notice(for applicant: String) -> [String] {
    guard let own = applicants.first(where: { $0.applicant == applicant }) else { return [] }
    let total = sheet.totalWeight
    var sentences = zip(sheet.criteria, own.parts).map { criterion, part in
      let share = (criterion.weight / total * 100).text(places: 1)
      let raters = "\(part.raters) \(part.raters == 1 ? "rater" : "raters")"
      guard let mean = part.mean else {
        return "\(criterion.label): not scored, \(raters) of \(criterion.requiredRaters) needed; "
          + "\(share) % of the weight."
      }
      return "\(criterion.label): \(mean.text(places: 2)) on a scale from \(sheet.scaleWords), the "
        + "mean of \(raters); \(share) % of the weight."
    }
    if let score = own.score {
      sentences.append("Score: \(score.text(places: 3)), the weighted mean of what is present.")
    } else {
      sentences.append("No score was formed: \(own.reasons.joined(separator: "; ")).")
    }
    sentences.append("Weights: \(sheet.weightSource).")
    if sheet.raterEffects == .centred {
      sentences.append("Strict and mild raters were brought to one mean before.")
    }
    return sentences
  }
}
