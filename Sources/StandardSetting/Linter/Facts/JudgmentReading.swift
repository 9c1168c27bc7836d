// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The table of panelists' scores by round, with its summary rows.
struct JudgmentReading {
  let rounds: [ReportFacts.Round]

  init(_ text: ReportText) {
    guard let header = text.open.first(where: { JudgmentReading.roundNames($0).count >= 1 }) else {
      rounds = []
      return
    }
    let names = JudgmentReading.roundNames(header)
    var columns = names.map { ReportFacts.Round(name: $0, totals: []) }
    for line in text.open where line.number > header.number && !line.isBlank {
      let tokens = line.tokens
      let figures = tokens.suffix(names.count)
      guard tokens.count > names.count, figures.allSatisfy({ Rational(decimal: $0) != nil }) else {
        if columns[0].totals.isEmpty || line.isPageNumber { continue }
        break
      }
      let label = tokens.dropLast(names.count).joined(separator: " ")
      for (index, figure) in figures.enumerated() {
        let printed = ReportFacts.Printed(figure, lines: [line.number])
        if let statistic = ReportFacts.Statistic(label: label) {
          columns[index].summary[statistic] = printed
        } else {
          columns[index].totals.append(printed)
        }
      }
    }
    rounds = columns[0].totals.isEmpty && columns[0].summary.isEmpty ? [] : columns
  }

  /// `Panelist Round 1 Round 2` gives the two names.
  private static func roundNames(_ line: ReportText.Line) -> [String] {
    let tokens = line.tokens
    guard let first = tokens.first?.lowercased(), ["panelist", "judge", "rater"].contains(first),
      tokens.count % 2 == 1
    else { return [] }
    var names: [String] = []
    for index in stride(from: 1, to: tokens.count, by: 2) {
      guard tokens[index].lowercased() == "round", Int(tokens[index + 1]) != nil else { return [] }
      names.append(tokens[index] + " " + tokens[index + 1])
    }
    return names
  }
}

extension ReportFacts.Statistic {
  /// Reads the label of a summary row.
  init?(label: String) {
    switch label.lowercased() {
    case "average", "mean": self = .average
    case "lowest", "minimum", "min": self = .lowest
    case "highest", "maximum", "max": self = .highest
    case "sd", "standard deviation": self = .deviation
    case "sej", "standard error of judgment": self = .judgmentError
    default: return nil
    }
  }
}

/// The rating scale as a list of values, and the step they share.
enum RatingScaleReading {
  /// The greatest number of which every listed value is a multiple; `nil` without a list.
  static func step(_ running: RunningText) -> Rational? {
    let list = /(?:[0-9]{0,3}\.?[0-9]{1,4}, ?){4,}(?:and |or )?[0-9]{0,3}\.?[0-9]{1,4}/
    for match in running.text.matches(of: list) {
      let values = match.0.split { $0 == "," || $0 == " " }.compactMap { Rational(decimal: $0) }
      let isRising = zip(values, values.dropFirst()).allSatisfy { $0.0 < $0.1 }
      guard isRising, values.first == .zero else { continue }
      return values.dropFirst().reduce(nil) { step, value in
        step.map { common($0, value) } ?? value
      }
    }
    return nil
  }

  /// The greatest common divisor of two positive numbers.
  private static func common(_ left: Rational, _ right: Rational) -> Rational {
    var (high, low) = (left, right)
    while low > .zero { (high, low) = (low, high - (high / low).floor * low) }
    return high
  }
}
