// SPDX-License-Identifier: Apache-2.0

/// A clause that says how many panelists did something.
struct PanelClaim {
  /// How many are meant.
  enum Count {
    case exactly(Int)
    case allBut(Int)

    func value(of all: Int) -> Int {
      switch self {
      case .exactly(let count): count
      case .allBut(let count): all - count
      }
    }
  }

  let count: Count
  /// The clause as read.
  let text: String
  /// What they did, as stems.
  private let predicate: [String]

  /// The claims of a sentence, in order.
  ///
  /// The clause of a claim ends where the next one begins, at a semicolon, or with the sentence.
  static func all(_ sentence: RunningText.Sentence) -> [PanelClaim] {
    let text = sentence.text
    guard text.lowercased().contains("panelist") else { return [] }
    var marks: [(range: Range<String.Index>, count: Count)] = []
    let allBut = /[Aa]ll but ([a-z]+) of the (?:[0-9]+ )?panelists/
    for match in text.matches(of: allBut) {
      if let number = NumberWord.value(match.1) { marks.append((match.range, .allBut(number))) }
    }
    for match in text.matches(of: /[Aa]ll (?:of the )?(?:[0-9]+ )?panelists/) {
      marks.append((match.range, .allBut(0)))
    }
    for match in text.matches(of: /([A-Za-z]+(?:-[a-z]+)?|[0-9]+) of the [0-9]+ panelists/) {
      if let number = NumberWord.value(match.1) { marks.append((match.range, .exactly(number))) }
    }
    for match in text.matches(of: /([A-Za-z]+(?:-[a-z]+)?|[0-9]+) panelists? (?:was|were)\b/) {
      guard let number = NumberWord.value(match.1) else { continue }
      let isCovered = marks.contains { $0.range.overlaps(match.range) }
      if !isCovered { marks.append((match.range, .exactly(number))) }
    }
    guard !marks.isEmpty else { return [] }
    for match in text.matches(of: /(?:, |and )([a-z]+(?:-[a-z]+)?) (?:was|were)\b/) {
      guard let number = NumberWord.value(match.1) else { continue }
      if !marks.contains(where: { $0.range.overlaps(match.range) }) {
        marks.append((match.range, .exactly(number)))
      }
    }
    marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    if let match = text.firstMatch(of: /with the remaining panelists?/), marks.count == 1,
      case .exactly(let number) = marks[0].count
    {
      marks.append((match.range, .allBut(number)))
    }
    return marks.enumerated().map { index, mark in
      let end = index + 1 < marks.count ? marks[index + 1].range.lowerBound : text.endIndex
      let clause = text[mark.range.upperBound..<end].prefix { $0 != ";" }
      return PanelClaim(
        count: mark.count,
        text: (text[mark.range] + clause).trimmed,
        predicate: clause.stems
      )
    }
  }

  /// The row the clause speaks of, the options it names and their count together.
  func match(_ rows: [ResponseRow]) -> (row: ResponseRow, options: [String], count: Int)? {
    for tolerance in 0...1 {
      var found: [(row: ResponseRow, options: [Int], overlap: Int)] = []
      for row in rows where row.respondents != nil {
        let options = named(row.cells.map(\.option), tolerance: tolerance)
        guard !options.isEmpty else { continue }
        let question = Set(row.question.contentStems)
        let overlap = Set(predicate).intersection(question).count
        found.append((row, options, overlap))
      }
      guard let most = found.map(\.overlap).max() else { continue }
      let best = found.filter { $0.overlap == most }
      guard best.count == 1, found.count == 1 || most >= 2 else { continue }
      let row = best[0].row
      let cells = best[0].options.map { row.cells[$0] }
      return (row, cells.map { $0.option.lowercased() }, cells.compactMap(\.count).reduce(0, +))
    }
    return nil
  }

  /// The options the clause names; `at least` takes the stronger ones with it.
  private func named(_ options: [String], tolerance: Int) -> [Int] {
    let order = options.indices.sorted { options[$0].count > options[$1].count }
    var rest = predicate.map(Optional.some)
    var result: Set<Int> = []
    for index in order {
      let label = options[index].stems
      guard !label.isEmpty, label.count > 1 || label[0].count >= 5, label != ["other"] else {
        continue
      }
      guard let place = PanelClaim.place(of: label, in: rest, tolerance) else { continue }
      result.insert(index)
      if place >= 2, rest[place - 2] == "at", rest[place - 1] == "least" {
        let isFalling = options[0].stems.last == label.last
        result.formUnion(isFalling ? Array(0...index) : Array(index..<options.count))
      }
      for offset in label.indices { rest[place + offset] = nil }
    }
    return result.sorted()
  }

  /// Where some words stand in a row; with a tolerance one of them may be one letter off.
  private static func place(of label: [String], in words: [String?], _ tolerance: Int) -> Int? {
    guard words.count >= label.count else { return nil }
    return (0...(words.count - label.count)).first { start in
      var edits = 0
      for (offset, word) in label.enumerated() {
        guard let other = words[start + offset] else { return false }
        if other == word { continue }
        guard tolerance > 0, word.count >= 3, word.count == other.count else { return false }
        edits += editDistance(word, other, limit: tolerance)
      }
      return edits <= tolerance
    }
  }
}
