// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `reading NAME "…" chosen A "…" instead of B "…" because "…" by "…" on DATE`.
  mutating func readingDeclaration() throws(Unreadable) -> ReadingDeclaration {
    try expect("reading")
    let name = try name("the name of the reading")
    let question = try text("the question")
    try expect("chosen")
    let chosen = try answer()
    var others: [ReadingDeclaration.Answer] = []
    while take("instead", "of") {
      repeat { others.append(try answer()) } while take(.comma)
    }
    try expect("because")
    let reason = try text("the reason")
    let author = take("by") ? try text("who chose") : nil
    let date = take("on") ? try date() : nil
    endLine()
    return ReadingDeclaration(
      name,
      question: question,
      chosen: chosen,
      others: others,
      reason: reason,
      author: author,
      date: date
    )
  }

  private mutating func answer() throws(Unreadable) -> ReadingDeclaration.Answer {
    let letter = try name("the letter of an answer")
    return ReadingDeclaration.Answer(letter, try text("the answer"))
  }
}
