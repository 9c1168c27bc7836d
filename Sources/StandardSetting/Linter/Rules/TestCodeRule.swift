// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS01: one test code throughout.
  static let testCode = LintRule(
    .testCode,
    title: "one test code throughout",
    checks: "every code in brackets behind the test's title is the declared code, or else the code "
      + "used most often"
  ) { rule, input in
    let mentions = CodeMention.all(input)
    let usual = CodeMention.usual(mentions)
    let codes = input.facts.testCodes.isEmpty ? usual.map { [$0] } ?? [] : input.facts.testCodes
    guard !codes.isEmpty, !mentions.isEmpty else { return [] }
    let own = mentions.filter { codes.contains($0.code) }
    let title = CodeMention.sharedTitle(own)
    let strays = mentions.filter { mention in
      guard !codes.contains(mention.code) else { return false }
      let isSameTitle = !title.isEmpty && mention.title.suffix(title.count).elementsEqual(title)
      let isMangled =
        mention.code.count != codes[0].count && !mention.isListed
        && codes.contains { editDistance($0, mention.code, limit: 1) <= 1 }
      return isSameTitle || isMangled
    }
    guard !strays.isEmpty else {
      guard !own.isEmpty else { return [] }
      let times = own.count == 1 ? "once" : "\(own.count) times"
      return [rule.pass("the code \(codes.joined(separator: " or ")) stands \(times), no other")]
    }
    return strays.map { mention in
      let isMajority = own.count > strays.count { $0.code == mention.code }
      let likely = isMajority || !input.facts.testCodes.isEmpty ? codes[0] : nil
      let times = own.count == 1 ? "once" : "\(own.count) times"
      return rule.finding(
        .error,
        lines: mention.lines,
        asRead: "(\(mention.code))",
        "the same title carries the code \(codes[0]) \(times)",
        remedy: likely.map { "likely \($0): compare with the source" }
          ?? "compare both codes with the source"
      )
    }
  }
}

/// A code in brackets, with the words before it.
private struct CodeMention {
  let code: String
  let title: [String]
  let lines: [Int]
  let isListed: Bool

  static func all(_ input: LintInput) -> [CodeMention] {
    let running = RunningText(input.text)
    let listed = Set(input.facts.passingScores.map(\.line))
    return running.text.matches(of: /\(([0-9]{4,6})\)/).map { match in
      let before = running.text[..<match.range.lowerBound].suffix(80)
      return CodeMention(
        code: String(match.1),
        title: before.plainWords,
        lines: running.lines(match.range),
        isListed: running.lines(match.range).contains(where: listed.contains)
      )
    }
  }

  /// The code that most mentions carry, the first of equals; lists of other tests left out.
  static func usual(_ mentions: [CodeMention]) -> String? {
    let open = mentions.filter { !$0.isListed }
    var best: (code: String, count: Int)?
    for mention in open {
      let count = open.count { $0.code == mention.code }
      if count > best?.count ?? 0 { best = (mention.code, count) }
    }
    return best?.code
  }

  /// The last words that the title has in every mention of the study's own code.
  static func sharedTitle(_ mentions: [CodeMention]) -> [String] {
    guard var shared = mentions.first.map({ $0.title[...] }) else { return [] }
    for mention in mentions.dropFirst() {
      let same = zip(shared.reversed(), mention.title.reversed()).prefix { $0.0 == $0.1 }.count
      shared = shared.suffix(same)
    }
    return Array(shared.suffix(4))
  }
}
