// SPDX-License-Identifier: Apache-2.0

/// A command to copy into a shell: words that need quotes get them.
struct ShellLine: CustomStringConvertible {
  let words: [String]

  init(_ words: String...) { self.words = words }

  var description: String { words.map(Self.quoted).joined(separator: " ") }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "_-./=:,@+%".unicodeScalars.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
