// SPDX-License-Identifier: Apache-2.0

extension Evaluation {
  /// Decides about one subject.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - subject: The subject's id and period; `nil` for the only row of the subject's entity.
  ///   - arguments: The decision's arguments.
  /// - Returns: What is decided, and why.
  public func decide(
    _ decision: String,
    about subject: Evaluator.Subject? = nil,
    arguments: [Value] = []
  ) -> DecisionRecord {
    let selection = stand(at: subject)
    return record(of: decision, selection) { program in
      program.decisionPlaces[decision].map { ($0, arguments.map { .value($0) }) }
    }
  }

  /// The record of a decision at the current row.
  ///
  /// - Parameters:
  ///   - name: The decision's name.
  ///   - selection: The version that is in force, or why there is none.
  ///   - decision: The decision's place in a version, and its arguments.
  /// - Returns: What is decided, and why.
  func record(
    of name: String,
    _ selection: VersionSelection,
    _ decision: (PreparedProgram) -> (index: Int, arguments: [Answer])?
  ) -> DecisionRecord {
    var record = DecisionRecord(decision: name, subject: "", verdict: Verdict(.unknown))
    if entities[frame.entity].rows.indices.contains(frame.row) {
      record.subject = entities[frame.entity].rows[frame.row].id
    }
    record.period = frame.period
    switch selection {
    case .unknown(let unknowns): record.verdict = Verdict(.unknown, unknowns: unknowns)
    case .fault(let faults): record.verdict = Verdict(.unknown, faults: faults)
    case .version(let place, let drafts):
      frame.version = place
      record.version = prepared.version.name
      record.mayBeReplacedBy = drafts
      guard let (index, arguments) = decision(prepared) else {
        let fault = Fault(.noVersion, "version \(prepared.version.name) has no such decision")
        record.verdict = Verdict(.unknown, faults: [fault])
        return record
      }
      record.arguments = arguments
      if let recording = recorder {
        recorder = nil
        record.decidingValue = decidingValue().value
        recorder = recording
        frame.version = place
      }
      usage = Usage(prepared.version.tail)
      guard let result = decided(index, arguments) else {
        record.verdict = self.decision(index, arguments: arguments)
        return record
      }
      record.verdict = result.verdict
      record.root = result.root
      usage.formUnion(result.usage)
      record.presumed = usage.presumed
      record.readings = usage.readings
      record.weakestGrade = evaluator.rulebook.weakestGrade(of: usage.sources)
    }
    return record
  }

  /// The full result of a decision at the current row; `nil` when the row of its entity is not clear.
  private func decided(_ index: Int, _ arguments: [Answer]) -> DecisionResult? {
    key(of: index, arguments).map { result(of: $0) }
  }

  /// A decision at the row that the current row is or belongs to; `nil` when that is not clear.
  func key(of index: Int, _ arguments: [Answer]) -> DecisionKey? {
    let decision = prepared.decisions[index]
    guard case .row(let row) = locate(decision.place) else { return nil }
    return DecisionKey(
      version: frame.version,
      decision: index,
      entity: decision.place,
      row: row,
      period: frame.period,
      arguments: arguments
    )
  }

  /// Moves to a subject's row, and picks its version.
  ///
  /// - Parameter subject: The subject; `nil` for the only row of the subject's entity.
  /// - Returns: The version, or why there is none.
  func stand(at subject: Evaluator.Subject?) -> VersionSelection {
    usage = Usage()
    frame = Frame(version: 0, entity: 0, row: 0, period: subject?.period)
    if let subject {
      guard let home = place(ofEntity: subject.entity) else {
        return .fault([Fault(.noEntity, "the policy knows no \(subject.entity ?? "subject")")])
      }
      // A member belongs to no period of its own; the one whose member it is may have one.
      let own =
        home == 0 ? entities[0].period(ofOnlyRow: subject.id) : entities[0].periods.first ?? nil
      let period = subject.period ?? own
      frame.period = period
      frame.entity = home
      guard let row = entities[home].place(of: subject.id, period: period) else {
        return .fault([Fault(.noEntity, "the subject is not on file")])
      }
      frame.row = row
    } else {
      frame.period = entities[0].periods.first ?? nil
      guard let row = entities[0].onlyPlace(period: frame.period) else {
        return .fault([Fault(.noEntity, "several subjects are on file, and none is named")])
      }
      frame.row = row
    }
    return selection()
  }

  private func place(ofEntity name: String?) -> Int? {
    name.map { name in entities.firstIndex { $0.name == name } } ?? 0
  }

  /// A measure of one subject under the version in force.
  ///
  /// - Parameters:
  ///   - measure: The measure's name.
  ///   - subject: The subject; `nil` for the only row of the subject's entity.
  ///   - arguments: The measure's arguments.
  /// - Returns: A value in base units, bounds, an unknown or a fault.
  public func measure(
    _ measure: String,
    of subject: Evaluator.Subject? = nil,
    arguments: [Value] = []
  ) -> Answer {
    value(of: subject) { program in
      guard let index = program.measurePlaces[measure] else { return nil }
      return self.measure(index, arguments: arguments.map { .value($0) }, period: nil).answer
    } ?? .fault(.noVersion, "the version has no such measure")
  }

  /// An expression at one subject's row.
  ///
  /// - Parameters:
  ///   - term: The expression, resolved in the version that is in force for the subject.
  ///   - subject: The subject; `nil` for the only row of the subject's entity.
  /// - Returns: A value in base units, bounds, an unknown or a fault.
  public func value(of term: Term, at subject: Evaluator.Subject? = nil) -> Answer {
    value(of: subject) { _ in answer(term) } ?? .unknown(.none)
  }

  /// The place of the version that is in force for a subject.
  ///
  /// - Parameter subject: The subject; `nil` for the only row of the subject's entity.
  /// - Returns: The version's place in the rulebook; `nil` when none could be picked.
  public func version(for subject: Evaluator.Subject? = nil) -> Int? {
    if case .version(let place, _) = stand(at: subject) { place } else { nil }
  }

  private func value(
    of subject: Evaluator.Subject?,
    _ body: (PreparedProgram) -> Answer?
  ) -> Answer? {
    switch stand(at: subject) {
    case .unknown(let unknowns): return .unknown(unknowns)
    case .fault(let faults): return .fault(faults)
    case .version(let place, _):
      frame.version = place
      return body(prepared)
    }
  }
}
