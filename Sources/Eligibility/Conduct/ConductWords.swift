// SPDX-License-Identifier: Apache-2.0

/// The words that nothing about a person ever says.
///
/// An engine shows what is not shown yet; it turns nobody away.
public enum ConductWords {
  /// The words, in lower case.
  static let all = [
    "denied", "denies", "deny", "denial", "rejected", "rejection", "fails", "failed", "failing",
    "ineligible", "disqualified",
  ]

  /// The words of a text that nothing about a person may say.
  ///
  /// - Parameter text: The text.
  /// - Returns: The words in the order of the text, each once.
  public static func found(in text: String) -> [String] {
    var words: [String] = []
    for part in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      let word = String(part)
      if all.contains(word), !words.contains(word) { words.append(word) }
    }
    return words
  }
}
