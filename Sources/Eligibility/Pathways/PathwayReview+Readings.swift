// SPDX-License-Identifier: Apache-2.0
import Policy

extension PathwayReview {
  /// Which other answers of the policy's readings would change a requirement, one sentence for each
  /// answer that would, in file order.
  public var otherReadings: [String] {
    pathway.rulebook.readings.flatMap { reading -> [String] in
      let chosen = pathway.evaluator.answers[reading.name.text]
      return reading.letters.filter { $0 != chosen }.compactMap { letter -> String? in
        let other = PathwayReview(
          pathway.reading(reading.name.text, as: letter),
          file,
          on: day,
          searches: false
        )
        let changed = zip(items, other.items).filter {
          $0.label == $1.label && $0.status != $1.status
        }
        guard !changed.isEmpty else { return nil }
        let words = changed.map { "\($0.label) would be: \($1.status.words)" }
        return "Under answer \(letter) of reading \(reading.name.text) (\(reading.question)) "
          + words.joined(separator: ", ") + "; the answer as a whole: \(other.answer.rawValue)."
      }
    }
  }
}
