// SPDX-License-Identifier: Apache-2.0

/// Numbers written as words, from zero to ninety-nine.
enum NumberWord {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// Reads `17`, `seventeen` or `Twenty-four`; `nil` for anything else, and above a million.
  static func value(_ text: some StringProtocol) -> Int? {
    if let number = Int(text), (0...1_000_000).contains(number) { return number }
    let parts = text.lowercased().split(separator: "-").map(String.init)
    if parts.count == 1 {
      return small.firstIndex(of: parts[0]) ?? tens.firstIndex(of: parts[0]).map { 20 + 10 * $0 }
    }
    guard parts.count == 2, let ten = tens.firstIndex(of: parts[0]),
      let unit = small.firstIndex(of: parts[1]), (1...9).contains(unit)
    else { return nil }
    return 20 + 10 * ten + unit
  }

  /// The number in words up to ninety-nine, in digits above.
  static func text(_ number: Int) -> String {
    switch number {
    case 0..<20: small[number]
    case 20..<100:
      tens[number / 10 - 2] + (number % 10 == 0 ? "" : "-" + small[number % 10])
    default: String(number)
    }
  }
}

extension StringProtocol {
  /// The runs of letters and digits, in lower case.
  var plainWords: [String] {
    lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The words without a plural `s` and a final `d` after `e`: enough to compare a sentence with a label.
  var stems: [String] {
    plainWords.map { word in
      guard word.count >= 4 else { return word }
      if word.hasSuffix("ss") { return word }
      if word.hasSuffix("s") { return String(word.dropLast()) }
      return word.hasSuffix("eed") || word.hasSuffix("ed") ? String(word.dropLast()) : word
    }
  }
}

/// The number of edits between two words: insert, delete, replace, or swap neighbours.
///
/// The optimal string alignment distance, bounded: anything above `limit` gives `limit + 1`.
func editDistance(_ left: some StringProtocol, _ right: some StringProtocol, limit: Int) -> Int {
  editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars), limit: limit)
}

/// The same distance between words that are split into scalars already.
func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar], limit: Int) -> Int {
  guard abs(first.count - second.count) <= limit else { return limit + 1 }
  var before: [Int] = []
  var previous = Array(0...second.count)
  for row in 0..<first.count {
    var current = [row + 1]
    for column in 0..<second.count {
      let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
      var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, before[column - 1] + 1)
      }
      current.append(best)
    }
    if (current.min() ?? 0) > limit { return limit + 1 }
    before = previous
    previous = current
  }
  return min(previous[second.count], limit + 1)
}
