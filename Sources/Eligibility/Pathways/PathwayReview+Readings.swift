// SPDX-License-Identifier: Apache-2.0
public import Evidence
import Policy

extension PathwayReview {
  /// Which other answers of the policy's readings would change what the evidence shows.
  ///
  /// - Parameters:
  ///   - file: The case.
  ///   - day: The day of the snapshot.
  /// - Returns: One sentence for each answer that would, in file order.
  public func otherReadings(of file: CaseFile, on day: CalendarDate?) -> [String] {
    let spoken = parts.flatMap { $0.explanation.readings.map(\.id) }.uniqued
    return pathway.rulebook.readings.filter { spoken.contains($0.name.text) }.flatMap { reading in
      let chosen = pathway.evaluator.answers[reading.name.text]
      return reading.letters.filter { $0 != chosen }.compactMap { letter -> String? in
        let other = PathwayReview(
          pathway.reading(reading.name.text, as: letter),
          file,
          on: day
        )
        guard other.answer != answer else { return nil }
        return "Under answer \(letter) of reading \(reading.name.text) it would be: "
          + "\(other.answer.rawValue) (here: \(answer.rawValue))."
      }
    }
  }
}
