// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Scorecards of many subjects in several periods each, on columns.
///
/// The meaning is that of `Evaluation.scorecard(of:)`, row by row. Subjects that columns cannot carry are
/// left out of the result by name, for the evaluator of single cases: those whose measures are given,
/// those that read a period under other rules, and all of them where a clause cannot be written out.
public struct ScorecardRunner: Sendable {
  /// A subject with the rows that it is evaluated on, those of earlier periods included.
  public struct Unit: Sendable {
    /// The subject's id, which no other unit has.
    public var id: String
    /// The periods that are asked for; `nil` where the policy has none.
    public var periods: [Int?]
    /// The rows.
    public var rows: CaseData

    /// A subject with its rows.
    public init(id: String, periods: [Int?], rows: CaseData) {
      self.id = id
      self.periods = periods
      self.rows = rows
    }
  }

  /// What columns found of the units.
  public struct Result: Sendable {
    /// The scorecards of each group of versions that mean the same.
    public internal(set) var scorecards: [ScorecardColumns] = []
    /// For each period of each unit its scorecard's group and row; `nil` where it is left to the
    /// evaluator of single cases.
    public internal(set) var places: [[(group: Int, row: Int)?]]
  }

  private let evaluator: Evaluator
  private let versions: PeriodVersions
  private let subject: String
  private let period: String
  /// The rules of versions that mean the same, by their places.
  private let forms: [(form: Form, versions: Set<Int>)]

  /// A runner; `nil` where the policy has no periods, or something else than the period picks the version.
  ///
  /// - Parameter evaluator: The policy under its circumstances.
  public init?(_ evaluator: Evaluator) {
    guard let period = evaluator.rulebook.period, let versions = PeriodVersions(evaluator) else {
      return nil
    }
    self.evaluator = evaluator
    self.versions = versions
    self.period = period
    subject = evaluator.rulebook.subject
    var forms: [(form: Form, versions: Set<Int>)] = []
    for place in evaluator.rulebook.versions.indices where versions.isUsed(place) {
      guard let form = Self.form(of: place, evaluator, subject, period) else { continue }
      if let known = forms.firstIndex(where: { $0.form.means(form) }) {
        forms[known].versions.insert(place)
      } else {
        forms.append((form, [place]))
      }
    }
    self.forms = forms
  }

  /// Runs the scorecards.
  ///
  /// - Parameters:
  ///   - units: The subjects.
  ///   - reasons: Whether kinds of unknowns are wanted; without them nothing is spent on them.
  ///   - threads: On how many threads; the result does not depend on it.
  /// - Returns: What columns found.
  public func run(_ units: [Unit], reasons: Bool = true, threads: Int) -> Result {
    var result = Result(places: units.map { $0.periods.map { _ in nil } })
    for (form, group) in forms {
      guard let (rows, columns) = encoded(units, form, group, threads) else { continue }
      var request = ColumnRequest(
        decisions: [],
        parts: reasons ? .kinds : [],
        threads: threads
      )
      request.scorecard = true
      guard let scorecard = ColumnRunner(form, columns).run(request).scorecard else { continue }
      let number = result.scorecards.count
      result.scorecards.append(scorecard)
      for entry in rows.asked where !scorecard.hasGap(entry.row) {
        result.places[entry.unit][entry.period] = (number, entry.row)
      }
    }
    return result
  }

  /// The columns of units under one group of versions; `nil` where none of them is carried.
  private func encoded(
    _ units: [Unit],
    _ form: Form,
    _ group: Set<Int>,
    _ threads: Int
  ) -> (rows: SubjectRows, columns: ColumnSet)? {
    let rows = SubjectRows(units, of: subject, by: period, shiftsOf: form) { period in
      versions.version(in: period).map(group.contains) ?? false
    }
    guard !rows.asked.isEmpty,
      let version = group.min().map({ evaluator.rulebook.versions[$0].name }),
      let columns = try? ColumnSet(rows, evaluator, version: version, form: form, threads: threads)
    else { return nil }
    return (rows, columns)
  }

  /// The columns of units, once for all of them that are under rules that mean the same.
  func encoded(
    _ units: [Unit],
    threads: Int
  ) -> [(form: Form, rows: SubjectRows, columns: ColumnSet)] {
    forms.compactMap { form, group in
      encoded(units, form, group, threads).map { (form, $0.rows, $0.columns) }
    }
  }

  /// The rules of a version, where the scorecard and everything under it can be written out.
  private static func form(
    of version: Int,
    _ evaluator: Evaluator,
    _ subject: String,
    _ period: String
  ) -> Form? {
    let program = evaluator.rulebook.versions[version].program
    guard let entity = program.entities.firstIndex(where: { $0.name == subject }),
      let fact = program.facts.firstIndex(where: { $0.entity == entity && $0.name == period })
    else { return nil }
    let periods = Form.Periods(entity: entity, fact: fact)
    let form = Form.of(program, answers: evaluator.answers, periods: periods)
    guard let scorecard = form.scorecard,
      scorecard.components.allSatisfy({ $0.home == entity }), scorecard.home == entity,
      program.entities.indices.allSatisfy({ place in
        let ancestors = program.entities[place].ancestors
        return ancestors.isEmpty || ancestors == [entity]
      })
    else { return nil }
    return form
  }
}

extension ScorecardColumns {
  /// Whether a row read a period that columns do not hold.
  func hasGap(_ row: Int) -> Bool {
    totalsHaveGap(row)
      || components.contains { component in
        component.value[row].isGap || (component.counts?[row]).isGap
          || (component.possible?[row]).isGap
      }
  }

  /// Whether the totals of a row read such a period.
  func totalsHaveGap(_ row: Int) -> Bool {
    total[row].isGap || share?[row].isGap ?? false || (possible?[row]).isGap || (level?[row]).isGap
  }
}

extension ScorecardCell {
  /// Whether it read a period that columns do not hold.
  var isGap: Bool {
    if case .fault(let codes) = self { codes.contains(.noEntity) } else { false }
  }
}

extension MeasureColumn.Cell? {
  fileprivate var isGap: Bool { map { ScorecardCell($0).isGap } ?? false }
}
