// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Tests of a policy at the numbers and dates where its decisions turn, to be pasted into the file.
///
/// For every threshold of a fact there are three cases, one step below it, at it and one step above;
/// the other facts are those that make the decision met where it can be, so that the threshold is
/// what decides. Another case knows nothing. What the tests expect is what the evaluator says of the
/// policy as it stands: pasted, they pass, and they fail once a line is moved.
///
/// Facts of other entities than the subject, lists and facts with arguments have no cases.
public struct BoundaryTests {
  /// The tests as text, each a block of its own.
  public private(set) var tests: [String] = []

  private let policy: CheckedPolicy
  private let imports: any TableImports
  private var titles: Set<String> = []

  /// The tests of every decision without parameters, in each version that a date picks.
  ///
  /// - Parameters:
  ///   - policy: A policy without errors; there are no tests for another.
  ///   - imports: Where the files stand that its tables import.
  public init(of policy: CheckedPolicy, imports: any TableImports = NoTableImports()) {
    self.policy = policy
    self.imports = imports
    guard let rulebook = policy.rulebook else { return }
    for test in rulebook.tests {
      if case .text(let title) = test.declaration.title.kind { titles.insert(title) }
    }
    for version in rulebook.versions {
      guard let circumstance = version.circumstance(rulebook) else { continue }
      for decision in version.program.decisions
      where decision.parameters.isEmpty && decision.home == 0 {
        add(decision, version, circumstance, rulebook)
      }
    }
  }

  /// A case before it is decided.
  private struct Asked {
    let title: String
    let given: [String]
  }

  private mutating func add(
    _ decision: Decision,
    _ version: RuleVersion,
    _ circumstance: String,
    _ rulebook: Rulebook
  ) {
    let facts = thresholds(of: decision, version.program, rulebook)
    let base = meeting(decision.name, circumstance, version.program)
    var asked = [Asked(title: "\(decision.name), nothing known", given: [])]
    for (fact, values) in facts {
      let others = base.filter { $0.name != fact }.map { "\($0.name) \($0.value)" }
      for value in values {
        asked.append(
          Asked(title: "\(decision.name), \(fact) \(value)", given: others + ["\(fact) \(value)"])
        )
      }
    }
    let when = circumstance.isEmpty ? "" : ",\(circumstance)"
    asked = asked.map { Asked(title: $0.title + when, given: $0.given) }
    let expected = outcomes(asked, decision.name, circumstance)
    for (one, outcome) in zip(asked, expected) where titles.insert(one.title).inserted {
      let given = one.given.isEmpty ? "" : "  given \(one.given.joined(separator: ", "))\n"
      tests.append(
        "test \(Pieces.quoted(one.title))\(circumstance):\n\(given)"
          + "  expect \(decision.name) \(outcome)\n"
      )
    }
  }

  // MARK: Values

  /// The facts with thresholds, and the values round them.
  private func thresholds(
    of decision: Decision,
    _ program: Program,
    _ rulebook: Rulebook
  ) -> [(fact: String, values: [String])] {
    let term = Term(.decision(decision.place(in: program), arguments: []), .truth, decision.site)
    let reach = FactReach(term, in: program) { _ in nil }
    return reach.slots.filter { $0.row == nil }.map(\.fact).sorted().compactMap { place in
      let fact = program.facts[place]
      let isGiven = [rulebook.decidesBy, rulebook.period].contains(fact.name)
      guard fact.entity == 0, fact.parameters.isEmpty, !isGiven else { return nil }
      let slot = ReachedFact(fact: place, row: nil)
      guard let cells = FactCells(of: slot, in: [term], program) else { return nil }
      let values = cells.valuesRoundThresholds.compactMap { $0.written(as: fact.type) }
      return values.isEmpty ? nil : (fact.name, values)
    }
  }

  /// What makes the decision met, fact by fact, where values of single facts can.
  private func meeting(
    _ decision: String,
    _ circumstance: String,
    _ program: Program
  ) -> [(name: String, value: String)] {
    guard let (runner, test) = cases([Asked(title: "", given: [])], decision, circumstance)?.first,
      case let testCase = runner.testCase(for: test),
      let summary = EvidenceSummary(
        decision,
        about: Evaluator.Subject(testCase.subject, period: testCase.period),
        in: testCase.data,
        by: runner.evaluator(for: test)
      ), let set = summary.report.toMeet.sets.first
    else { return [] }
    return set.answers.compactMap { answer in
      guard case .fact(let place) = answer.subject, let value = summary.value(of: answer) else {
        return nil
      }
      let name = summary.evidence.facts[place].name
      let fact = program.facts.first { $0.name == name && $0.entity == 0 }
      guard let fact, fact.parameters.isEmpty, let written = value.written(as: fact.type) else {
        return nil
      }
      return (name, written)
    }
  }

  // MARK: Outcomes

  /// A fact of the subject that does not pick the version.
  private var anyFact: String? {
    guard let rulebook = policy.rulebook else { return nil }
    let facts = rulebook.versions.flatMap(\.program.facts)
    return facts.first { fact in
      fact.entity == 0 && fact.parameters.isEmpty
        && ![rulebook.decidesBy, rulebook.period].contains(fact.name)
    }?.name
  }

  private func cases(
    _ asked: [Asked],
    _ decision: String,
    _ circumstance: String
  ) -> [(PolicyTestRunner, RuleTest)]? {
    guard let anyFact else { return nil }
    let text = asked.map { one in
      // A case has at least one line; that a fact is unknown says nothing.
      let given = one.given.isEmpty ? "\(anyFact) unknown" : one.given.joined(separator: ", ")
      return "case \(Pieces.quoted(one.title))\(circumstance):\n  given \(given)\n"
    }
    let source = SourceText(name: "cases", text: text.joined())
    let checked = CheckedCases(source, of: policy, asking: [decision], imports: imports)
    guard let rulebook = checked.rulebook, checked.cases.count == asked.count else { return nil }
    let runner = PolicyTestRunner(rulebook)
    return checked.cases.map { (runner, $0) }
  }

  private func outcomes(_ asked: [Asked], _ decision: String, _ circumstance: String) -> [String] {
    (cases(asked, decision, circumstance) ?? []).map { runner, test in
      guard let record = runner.run(test).records.first else { return "unknown" }
      let labels = record.responsible
      let isBroken = !record.verdict.faults.isEmpty
      let because =
        labels.isEmpty || isBroken ? "" : " because \(labels.joined(separator: ", "))"
      guard isBroken else { return record.verdict.words + because }
      return "fault \(record.verdict.faults[0].code.rawValue)"
    }
  }
}

extension RuleVersion {
  /// How a test says that this version decides it; `nil` when no date is known to pick it.
  fileprivate func circumstance(_ rulebook: Rulebook) -> String? {
    guard appliesTo == nil else { return nil }
    switch status {
    case .implicit: return ""
    case .inForce(let from, _):
      return rulebook.countsYears ? " in \(from)" : " on \(CalendarDate(dayNumber: from))"
    case .proposed, .undated, .withdrawn: return nil
    }
  }
}

extension Decision {
  fileprivate func place(in program: Program) -> Int {
    program.decisions.firstIndex { $0.name == name } ?? 0
  }
}
