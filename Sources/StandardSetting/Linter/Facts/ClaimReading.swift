// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Every place where the text or a table states the recommended score.
struct ClaimReading {
  private(set) var claims: [ReportFacts.Claim] = []

  init(_ running: RunningText, facts: ReportFacts) {
    let text = running.text
    for match in text.matches(of: /([0-9]+(?:\.[0-9]+)?) \(?out of (?:a possible )?([0-9]+) raw/) {
      let lines = running.lines(match.range)
      let kind: ReportFacts.Claim.Kind = match.1.contains(".") ? .unroundedCut : .rawCut
      add(kind, match.1, lines)
      add(.maximumPoints, match.2, lines)
    }
    for match in text.matches(of: /whole number, ([0-9]+)/) {
      add(.rawCut, match.1, running.lines(match.range))
    }
    for match in text.matches(of: /raw score of ([0-9]+)/) {
      add(.rawCut, match.1, running.lines(match.range))
    }
    for match in text.matches(of: /([0-9]+) raw points is ([0-9]+)/) {
      let lines = running.lines(match.range)
      add(.rawCut, match.1, lines)
      add(.scaledCut, match.2, lines)
    }
    for match in text.matches(of: /raw score of [0-9]+ is ([0-9]+)/) {
      add(.scaledCut, match.1, running.lines(match.range))
    }
    for match in text.matches(of: /scaled score of ([0-9]+)/) {
      add(.scaledCut, match.1, running.lines(match.range))
    }
    addTables(facts)
  }

  /// The summary of the last round and the first row of the bands state the score again.
  private mutating func addTables(_ facts: ReportFacts) {
    if let average = facts.rounds.last?.summary[.average] {
      add(.unroundedCut, average.text, average.lines)
    }
    guard let bands = facts.bands else { return }
    add(.rawCut, String(bands.cut), bands.error.lines)
    if let pair = facts.conversion.first(where: { $0.raw == bands.cut }) {
      add(.scaledCut, String(pair.scale), pair.lines)
    }
  }

  private mutating func add(
    _ kind: ReportFacts.Claim.Kind,
    _ text: some StringProtocol,
    _ lines: [Int]
  ) {
    guard let value = Rational(decimal: text) else { return }
    claims.append(ReportFacts.Claim(kind, value, lines: lines))
  }
}
