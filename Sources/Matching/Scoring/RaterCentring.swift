// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Values from which each rater's own mean is taken, criterion by criterion.
///
/// v′ = v − (mean of the rater on the criterion) + (mean of all on the criterion), exact. It is fair where
/// raters saw applicants by chance; where strict raters saw weaker applicants it takes away a difference
/// that was there. It may leave the scale.
struct RaterCentring {
  let values: [[[HolisticScores.RaterValue]]]
  let cautions: [String]

  init(_ values: [[[HolisticScores.RaterValue]]], raters: Int) {
    var centred = values
    var alone = 0
    for criterion in values.first?.indices ?? 0..<0 {
      var sums = [Rational](repeating: .zero, count: raters)
      var counts = [Int](repeating: 0, count: raters)
      for value in values.flatMap({ $0[criterion] }) {
        sums[value.rater] = sums[value.rater] + value.value
        counts[value.rater] += 1
      }
      let count = counts.reduce(0, +)
      guard count > 0 else { continue }
      let all = sums.sum() / Rational(count)
      alone += counts.count { $0 == 1 }
      for applicant in values.indices {
        centred[applicant][criterion] = values[applicant][criterion].map {
          let own = sums[$0.rater] / Rational(counts[$0.rater])
          return .init(rater: $0.rater, value: $0.value - own + all)
        }
      }
    }
    self.values = centred
    var words = [
      "Values are centred by rater: that is fair where raters saw applicants by chance, and takes "
        + "away a true difference where they did not."
    ]
    if alone > 0 {
      words.append(
        "\(alone) \(alone == 1 ? "time" : "times") a rater judged one applicant alone on a "
          + "criterion; centred, such a value is the mean of all and says nothing."
      )
    }
    cautions = words
  }
}
