// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// The scorecard of one unit in one year: components, total, share and level.
public struct UnitReport: Sendable {
  /// The unit and its year.
  public let subject: Evaluator.Subject
  /// The version of the policy that decided.
  public let version: String
  /// The scorecard as the policy has it.
  public let scorecard: Scorecard
  /// The components in order.
  public let components: [ComponentReport]
  /// The points of the report: a value, or bounds where components are not scored.
  public let total: Answer
  /// The points possible; `nil` where the policy declares none.
  public let possible: Rational?
  /// The total as a share; `nil` where the policy declares none.
  public let share: Answer?
  /// The level, in the policy's words: one where every total that is possible gives it, two ends where
  /// it is undetermined, none where the policy has no levels or nothing is known.
  public let levels: [String]
  /// The readings on which the report rests.
  public let readings: [String]
  /// The weakest grade of the sources on which it rests.
  public let grade: SourceDeclaration.Grade?

  /// The lowest and highest total that the open components leave; no more than the points possible.
  public var bounds: NumberInterval { Self.bounds(total, atMost: possible) }

  /// The lowest and highest share.
  public var shareBounds: NumberInterval? {
    share.map { Self.bounds($0, atMost: possible == nil ? nil : 1) }
  }

  /// The level, where it is one.
  public var level: String? { levels.count == 1 ? levels[0] : nil }

  /// Whether a number rests on a source that nobody published.
  public var isUnofficial: Bool {
    grade == .unverified || components.contains { $0.grade == .unverified }
  }

  /// The components that are not scored.
  public var unscored: [ComponentReport] {
    components.filter { if case .notScored = $0.state { true } else { false } }
  }

  /// The bounds of a number; those of an open one reach no further than the most there is.
  static func bounds(_ answer: Answer, atMost most: Rational?) -> NumberInterval {
    switch answer {
    case .value(.number(let number)): return NumberInterval(number)
    case .between(let interval, _):
      let upper = [interval.upper, most].compactMap(\.self).min()
      return NumberInterval(interval.lower, upper)
    default: return NumberInterval(nil, nil)
    }
  }
}

/// Reads scorecards: evaluates a unit with its reasons and takes the points apart.
public struct ScorecardReader: Sendable {
  /// The policy under its circumstances.
  public let evaluator: Evaluator

  /// A reader.
  ///
  /// - Parameter evaluator: The policy under its circumstances.
  public init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  /// The report of a unit in a year.
  ///
  /// - Parameters:
  ///   - subject: The unit and its year.
  ///   - data: The rows of the unit.
  /// - Returns: The report; `nil` where no version of the policy is in force, or it has no scorecard.
  public func report(of subject: Evaluator.Subject, in data: CaseData) -> UnitReport? {
    let evaluation = evaluator.evaluation(of: data, explains: true)
    guard let record = evaluation.scorecard(of: subject),
      let version = evaluator.rulebook.versions.first(where: { $0.name == record.version })
    else { return nil }
    let components = record.entries.map { ComponentReport($0, in: version.program) }
    let figures = [record.total, record.share, record.level].compactMap(\.self)
    let readings = figures.flatMap(\.readings) + components.flatMap(\.readings)
    return UnitReport(
      subject: subject,
      version: record.version,
      scorecard: record.scorecard,
      components: components,
      total: record.total.answer,
      possible: record.possible?.number,
      share: record.share?.answer,
      levels: levels(record, subject, data, version.program),
      readings: Set(readings).sorted(),
      grade: figures.compactMap(\.weakestGrade).max()
    )
  }

  /// The level, or those at both ends of the total where it is open.
  private func levels(
    _ record: ScorecardRecord,
    _ subject: Evaluator.Subject,
    _ data: CaseData,
    _ program: Program
  ) -> [String] {
    guard let level = record.level, let term = record.scorecard.level else { return [] }
    if case .value = level.answer { return [level.answer.plain(term.type)] }
    guard case .between = record.total.answer else { return [] }
    let interval = UnitReport.bounds(record.total.answer, atMost: record.possible?.number)
    let ends = [interval.lower, interval.upper].map { end in
      end.flatMap { self.level(at: $0, of: subject, in: data) }
    }
    // Of an end without a level nothing is known, and one level alone would read as the unit's own.
    guard let lowest = ends[0], let highest = ends[1] else { return [] }
    return lowest == highest ? [lowest] : [lowest, highest]
  }

  /// The level that a total would give.
  ///
  /// - Parameters:
  ///   - total: The points of the report.
  ///   - subject: The unit and its year.
  ///   - data: The rows of the unit.
  /// - Returns: The level in the policy's words; `nil` where it has none, or the total is no measure
  ///   that can be supposed.
  public func level(
    at total: Rational,
    of subject: Evaluator.Subject,
    in data: CaseData
  ) -> String? {
    guard let place = evaluator.evaluation(of: data).version(for: subject) else { return nil }
    let program = evaluator.rulebook.versions[place].program
    guard let scorecard = program.scorecard, let level = scorecard.level,
      case .measure(let measure, _, nil) = scorecard.total.kind,
      let row = data.place(of: subject.id, in: evaluator.rulebook.subject, period: subject.period)
    else { return nil }
    var supposed = data
    let call = CaseRow.Call(program.measures[measure].name, [])
    supposed[evaluator.rulebook.subject, row].measures[call] = .final(.value(.number(total)))
    let answer = evaluator.evaluation(of: supposed).value(of: level, at: subject)
    guard case .value = answer else { return nil }
    return answer.plain(level.type)
  }
}

extension Answer {
  /// The answer in words, a text without its quotation marks.
  func plain(_ type: ValueType) -> String {
    if case .value(.text(let text)) = self { return text.spelledOut }
    return words(type).spelledOut
  }
}
