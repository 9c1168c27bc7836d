// SPDX-License-Identifier: Apache-2.0

/// The words a report must spell right: the field's own, and those the report uses often.
struct Glossary {
  /// A word of the text with the lines it stands in.
  struct Word {
    let text: String
    let lines: [Int]
  }

  /// Terms in lower case.
  let terms: Set<String>
  /// The field's own terms and the report's longer ones, which bear comparison by distance.
  private let comparable: [(term: String, scalars: [Unicode.Scalar], limit: Int)]
  /// Each term by what is left of it without a ligature.
  private let withoutLigature: [String: String]
  /// How often each word occurs.
  private let counts: [String: Int]

  /// Answers whose words are too short to be compared by distance alone.
  static let phrases = [["too", "low"], ["too", "high"]]

  private static let field: Set = [
    "adjustment", "administrator", "agreement", "angoff", "appendix", "assessment", "background",
    "bookmark", "candidate", "certification", "classification", "comfortable", "competence",
    "conditional", "convergence", "description", "deviation", "difficult", "difficulty",
    "education", "educational", "estimate", "evaluation", "examination", "executive",
    "experience", "facilitator", "feedback", "judgment", "judgments", "knowledge", "language",
    "licensure", "measurement", "multistate", "panelist", "panelists", "passing", "pathologist",
    "pathologists", "pathology", "possible", "practice", "pretest", "probability",
    "professional", "qualified", "recommendation", "recommended", "reliability", "response",
    "scaled", "scientific", "scores", "somewhat", "specialist", "specific", "specification",
    "standard", "statistics", "summary", "uncertainty", "uncomfortable", "validity",
  ]

  /// How often a word must occur to be trusted.
  private static let trusted = 4
  private static let suffixes = [
    "", "s", "es", "ed", "d", "ing", "er", "ers", "or", "ors", "ion", "ions", "al", "ally", "ly",
    "y", "ies", "ment", "ments", "ness", "ity", "ive", "e", "ble", "bly", "cy", "nt", "nts", "nce",
    "able", "ure", "ist", "ists", "ic", "ical", "ate", "ates", "ator", "ators", "ation", "ations",
    "th",
  ]

  init(_ text: ReportText) {
    var counts: [String: Int] = [:]
    for word in Glossary.words(text) { counts[word.text.lowercased(), default: 0] += 1 }
    self.counts = counts
    let frequent = counts.filter { $0.value >= Glossary.trusted && $0.key.count >= 6 }.map(\.key)
    terms = Glossary.field.union(frequent)
    comparable = terms.sorted().compactMap { term in
      let isOwn = Glossary.field.contains(term)
      guard isOwn || term.count >= 7 else { return nil }
      return (term, Array(term.unicodeScalars), isOwn && term.count >= 9 ? 2 : 1)
    }
    var damaged: [String: String] = [:]
    for term in terms.sorted() {
      for rest in Glossary.withoutLigature(term) { damaged[rest] = term }
    }
    withoutLigature = damaged
  }

  /// The words of six letters and more that occur once or twice and are no term.
  func rareWords(_ text: ReportText) -> [Word] {
    var result: [Word] = []
    var places: [String: Int] = [:]
    for (word, line) in Glossary.words(text) {
      let key = word.lowercased()
      guard key.count >= 6, !terms.contains(key), counts[key] ?? 0 <= 2 else { continue }
      if let place = places[key] {
        let lines = result[place].lines + [line]
        result[place] = Word(text: result[place].text, lines: lines)
      } else {
        places[key] = result.count
        result.append(Word(text: word, lines: [line]))
      }
    }
    return result
  }

  /// The term a rare word most likely is; `nil` for a word of its own.
  func likely(_ word: String) -> (term: String, isLigature: Bool)? {
    let key = word.lowercased()
    if let term = withoutLigature[key] { return (term, true) }
    let scalars = Array(key.unicodeScalars)
    let near = comparable.compactMap { term, other, limit -> (term: String, distance: Int)? in
      let distance = editDistance(other, scalars, limit: limit)
      guard distance <= limit, !Glossary.areForms(term, key) else { return nil }
      return (term, distance)
    }
    return near.min { ($0.distance, $0.term) < ($1.distance, $1.term) }.map { ($0.term, false) }
  }

  /// What is left of a term when a ligature is dropped.
  private static func withoutLigature(_ term: String) -> [String] {
    ["ffi", "ffl", "fi", "fl", "ff"].compactMap { ligature in
      term.firstRange(of: ligature).map { range in
        String(term[..<range.lowerBound] + term[range.upperBound...])
      }
    }
  }

  /// Whether two words are forms of one: a common stem of four letters and two known endings.
  private static func areForms(_ first: String, _ second: String) -> Bool {
    let common = zip(first, second).prefix { $0 == $1 }.count
    guard common >= 4 else { return isPrefixed(first, second) }
    return (4...common).contains { length in
      suffixes.contains(String(first.dropFirst(length)))
        && suffixes.contains(String(second.dropFirst(length)))
    } || isPrefixed(first, second)
  }

  /// Whether one word is the other with a prefix such as `un`, `re` or `in`.
  private static func isPrefixed(_ first: String, _ second: String) -> Bool {
    ["un", "re", "in", "im", "a", "dis"].contains { $0 + first == second || $0 + second == first }
  }

  /// The words of the open lines; a word torn by a line's end is left out.
  private static func words(_ text: ReportText) -> [(text: String, line: Int)] {
    var result: [(text: String, line: Int)] = []
    var isTorn = false
    for line in text.open where !line.isBlank {
      let words = line.text.split { !$0.isLetter }.map(String.init)
      let kept = isTorn ? words.dropFirst() : words[...]
      isTorn = line.text.hasSuffix("-")
      result += (isTorn ? kept.dropLast() : kept).map { ($0, line.number) }
    }
    return result
  }
}
