// SPDX-License-Identifier: Apache-2.0
import Study

/// A command to copy into a shell: words that need quotes get them.
struct ShellLine: CustomStringConvertible {
  let words: [String]

  init(_ words: String...) { self.words = words }

  var description: String { words.map(ShellWord.quoted).joined(separator: " ") }
}
