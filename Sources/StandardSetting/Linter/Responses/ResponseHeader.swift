// SPDX-License-Identifier: Apache-2.0

/// The line `N % N % N %` above a table of counts and percents.
struct ResponseHeader {
  /// Where it stands among the open lines.
  let index: Int
  /// The number of options beside each other; 1 when options stand below each other.
  let width: Int
  /// The options' names.
  let options: [String]
  /// Where the heading that belongs to it begins.
  let start: Int

  /// The headers of a text in order.
  static func all(_ lines: [ReportText.Line]) -> [ResponseHeader] {
    lines.indices.compactMap { index in
      let width = width(lines[index])
      guard width > 0 else { return nil }
      guard width > 1 else {
        return ResponseHeader(index: index, width: 1, options: [], start: index)
      }
      let above = lines[..<index].indices.suffix(2).map { lines[$0] }
      let names = options(above: above, count: width)
      return ResponseHeader(
        index: index,
        width: width,
        options: names.options.isEmpty ? (1...width).map { "option \($0)" } : names.options,
        start: index - names.linesUsed
      )
    }
  }

  /// The pairs of `N` and a percent sign, perhaps misread, that end a line.
  private static func width(_ line: ReportText.Line) -> Int {
    var tokens = line.tokens
    var count = 0
    var signs = 0
    while tokens.count >= 2 {
      let sign = tokens[tokens.count - 1]
      let letter = tokens[tokens.count - 2]
      guard letter == "N" || letter == "n", sign.count <= 2, !sign.contains(where: \.isNumber)
      else { break }
      count += 1
      if sign.contains("%") { signs += 1 }
      tokens.removeLast(2)
    }
    return signs > 0 ? count : 0
  }

  /// The names in the lines above: in one line, or with their first words in the line before.
  private static func options(
    above: [ReportText.Line],
    count: Int
  ) -> (options: [String], linesUsed: Int) {
    guard let last = above.last else { return ([], 0) }
    let words = last.tokens
    var groups: [[String]] = []
    for word in words {
      if word.first?.isUppercase == true || groups.isEmpty {
        groups.append([word])
      } else {
        groups[groups.count - 1].append(word)
      }
    }
    if groups.count == count, words.count <= 3 * count, words.first?.first?.isUppercase == true {
      return (groups.map { $0.joined(separator: " ") }, 1)
    }
    let lower = Array(words.suffix(count))
    let wanting = lower.count { $0.first?.isLowercase == true }
    let upper = (above.dropLast().last?.tokens ?? []).suffix(wanting)
    guard lower.count == count, upper.count == wanting,
      upper.allSatisfy({ $0.first?.isUppercase == true })
    else { return ([], 0) }
    var heads = upper.makeIterator()
    let names = lower.map { word in
      guard word.first?.isLowercase == true, let head = heads.next() else { return word }
      return head + " " + word
    }
    return (names, 2)
  }
}
