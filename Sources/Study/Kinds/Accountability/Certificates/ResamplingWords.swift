// SPDX-License-Identifier: Apache-2.0
import Accountability
import ExactArithmetic

/// What drawing the counts of students anew gave, in words.
struct ResamplingWords {
  let result: LevelResampling.Result
  let seed: UInt64

  init(_ result: LevelResampling.Result, seed: UInt64) {
    (self.result, self.seed) = (result, seed)
  }

  /// The level, the total and the assumptions in one sentence.
  var sentence: String {
    var clauses: [String] = []
    if let (value, error) = result.probability {
      clauses.append(
        "the same level in \((value * 100).text(places: 1)) of 100 cohorts of the same size "
          + "(Monte Carlo error \((error * 100).text(places: 1)))"
      )
    }
    if let total = result.total {
      let lower = total.lowerBound
      clauses.append(
        lower == total.upperBound
          ? "95 of 100 give a total of at least \(lower)"
          : "95 of 100 give a total, or its least, from \(lower) to \(total.upperBound)"
      )
    }
    let words = clauses.isEmpty ? "no total in every draw" : clauses.joined(separator: "; ")
    let rows = "\(result.rows) row\(result.rows == 1 ? "" : "s")"
    return words.prefix(1).uppercased() + words.dropFirst()
      + ". \(result.draws) draws with seed \(seed) of \(rows) of counts, components treated as "
      + "independent; what stands without counts stays as it is."
  }
}
