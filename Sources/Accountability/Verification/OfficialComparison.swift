// SPDX-License-Identifier: Apache-2.0
public import Policy

/// Computed reports against published ones, and which other readings would give what was published.
///
/// A reading is proposed and never adopted: the file of the policy says which one holds.
public struct OfficialComparison: Sendable {
  /// One published value with what was computed.
  public struct Line: Sendable {
    /// What was published.
    public let official: OfficialValue
    /// How what was computed compares with it.
    public let agreement: OfficialValue.Agreement
    /// What was computed, in words.
    public let computed: String
  }

  /// Other answers of readings, and what they would give.
  public struct Alternative: Sendable, Hashable {
    /// The answers by the readings' names.
    public let answers: [Answered]
    /// How many published values it gives exactly.
    public let exact: Int
    /// How many of those that the chosen answers miss.
    public let gained: Int
    /// How many published values it loses that the chosen answers give.
    public let lost: Int

    /// An answer of a reading.
    public struct Answered: Sendable, Hashable {
      /// The reading's name.
      public let reading: String
      /// The answer's letter.
      public let letter: String
    }
  }

  /// Every published value, in order.
  public let lines: [Line]
  /// The single and paired answers that give more of the published values, the best first: the most
  /// values, then the fewest answers.
  public let alternatives: [Alternative]
  /// The alternatives that give every published value, with the fewest answers.
  public var explanations: [Alternative] {
    let whole = alternatives.filter { $0.exact == lines.count }
    let fewest = whole.map(\.answers.count).min()
    return whole.filter { $0.answers.count == fewest }
  }

  /// Compares, and searches where something differs.
  ///
  /// - Parameters:
  ///   - official: What was published.
  ///   - units: For each unit its id, its years, and its rows.
  ///   - evaluator: The policy under its circumstances.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Complexity: O(units · pairs of answers).
  public init(
    _ official: [OfficialValue],
    of units: [(id: String, years: [Int?], rows: CaseData)],
    by evaluator: Evaluator,
    threads: Int
  ) {
    let lines = Self.lines(official, units, evaluator, threads)
    self.lines = lines
    guard lines.contains(where: { $0.agreement != .exact }) else {
      alternatives = []
      return
    }
    let singles = evaluator.rulebook.readings.flatMap { reading in
      reading.letters.filter { $0 != evaluator.answers[reading.name.text] }.map { letter in
        Alternative.Answered(reading: reading.name.text, letter: letter)
      }
    }
    var choices = singles.map { [$0] }
    for (place, first) in singles.enumerated() {
      for second in singles.dropFirst(place + 1) where second.reading != first.reading {
        choices.append([first, second])
      }
    }
    let found = choices.compactMap { answers -> Alternative? in
      var options = evaluator.options
      for answer in answers { options.readings[answer.reading] = answer.letter }
      let other = Self.lines(official, units, evaluator.with(options), threads)
      let pairs = zip(lines, other).map { ($0.agreement == .exact, $1.agreement == .exact) }
      let gained = pairs.count { !$0 && $1 }
      guard gained > 0 else { return nil }
      return Alternative(
        answers: answers,
        exact: pairs.count(where: \.1),
        gained: gained,
        lost: pairs.count { $0 && !$1 }
      )
    }
    // A pair says something only where it gives more than either of its answers alone.
    alternatives = found.filter { pair in
      pair.answers.count == 1
        || !found.contains { single in
          single.answers.count == 1 && pair.answers.contains(single.answers[0])
            && single.exact >= pair.exact
        }
    }.sorted { left, right in
      if left.exact != right.exact { return left.exact > right.exact }
      if left.answers.count != right.answers.count {
        return left.answers.count < right.answers.count
      }
      return left.answers.lexicographicallyPrecedes(right.answers) {
        ($0.reading, $0.letter) < ($1.reading, $1.letter)
      }
    }
  }

  private static func lines(
    _ official: [OfficialValue],
    _ units: [(id: String, years: [Int?], rows: CaseData)],
    _ evaluator: Evaluator,
    _ threads: Int
  ) -> [Line] {
    let reader = ScorecardReader(evaluator)
    var totals: [Evaluator.Subject: UnitTotals] = [:]
    for unit in reader.totals(of: units, threads: threads).flatMap(\.self) {
      totals[unit.subject] = unit
    }
    let scorecard = evaluator.rulebook.versions.lazy.compactMap(\.program.scorecard).first
    return official.map { value in
      let (agreement, computed) = value.compared(with: totals[value.subject], scorecard)
      return Line(official: value, agreement: agreement, computed: computed)
    }
  }
}
