// SPDX-License-Identifier: Apache-2.0

/// Guesses which word was meant; the guess is only ever printed, never acted on.
public enum Spelling {
  /// A did-you-mean to put behind a sentence.
  ///
  /// - Parameters:
  ///   - word: What was written.
  ///   - candidates: What exists.
  /// - Returns: Text such as `; did you mean "kind"?`, or an empty text when nothing is near.
  public static func suggestion(for word: String, among candidates: [String]) -> String {
    nearest(to: word, in: candidates).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// The candidate nearest to a word, if it is near enough to be a slip.
  static func nearest(to word: String, in candidates: [String]) -> String? {
    let plain = simplified(word)
    let limit = max(1, plain.count * 2 / 5)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = distance(plain, simplified(candidate))
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  private static func simplified(_ word: String) -> [Character] {
    word.lowercased().filter { !" _-.".contains($0) }.map { $0 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one word into another
  /// (optimal string alignment; Damerau 1964).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard left.count <= 64, right.count <= 64 else { return .max }
    var earlier: [Int] = []
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var next = [i + 1]
      for (j, b) in right.enumerated() {
        var best = a == b ? row[j] : 1 + min(row[j], row[j + 1], next[j])
        if i > 0, j > 0, a == right[j - 1], b == left[i - 1] {
          best = min(best, earlier[j - 1] + 1)
        }
        next.append(best)
      }
      (earlier, row) = (row, next)
    }
    return row[right.count]
  }
}

/// A cell as a message may print it: short, on one line, with invisible characters spelled out.
enum PrintedCell {
  static let redacted = "<redacted>"
  private static let longest = 60

  static func shortened(_ text: String) -> String {
    var result = ""
    for (count, character) in text.enumerated() {
      if count == longest { return result + "…" }
      if character.isNewline {
        result += "\\n"
      } else if character == "\t" {
        result += "\\t"
      } else if let scalar = character.unicodeScalars.first, scalar.value < 32 {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.append(character)
      }
    }
    return result
  }
}
