// SPDX-License-Identifier: Apache-2.0

/// A word of a command to copy into a shell.
package enum ShellWord {
  /// The word as a shell reads it back: in quotation marks where it needs them.
  ///
  /// - Parameter word: The word.
  /// - Returns: The word, quoted where a shell would read it otherwise.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "_-./=:,@+%".unicodeScalars.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
