// SPDX-License-Identifier: Apache-2.0

/// A count and a percent as they stand in a damaged table.
struct PrintedPair: Sendable, Hashable {
  /// The count's token, perhaps a stray letter.
  var count: String
  /// The percent's token, perhaps without its sign.
  var percent: String
  /// A mark that stands before the count and belongs to nothing.
  var stray: String = ""

  /// The count when the token is a number.
  var legibleCount: Int? { PrintedPair.number(count) }

  /// The percent when the token is a number from 0 to 100 with its sign.
  var legiblePercent: Int? {
    guard percent.hasSuffix("%"), let number = PrintedPair.number(percent.dropLast()),
      number <= 100
    else { return nil }
    return number
  }

  /// The pair as printed.
  var text: String { [stray, count, percent].filter { !$0.isEmpty }.joined(separator: " ") }

  private static func number(_ text: some StringProtocol) -> Int? {
    guard (1...4).contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
