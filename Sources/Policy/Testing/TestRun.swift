// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// One test on its way: compares what is expected with what the evaluator gives.
struct TestRun {
  /// What was expected and what came, where they differ.
  struct Difference {
    let expected: String
    let found: String

    init(_ expected: String, _ found: String) {
      self.expected = expected
      self.found = found
    }

    /// The difference as the failure of a line.
    func failure(at site: Site) -> TestResult.Failure {
      TestResult.Failure(site: site, expected: expected, found: found)
    }
  }

  let test: RuleTest
  let testCase: TestCase
  let evaluator: Evaluator
  let hooks: TestHooks
  let explains: Bool

  private var subject: Evaluator.Subject {
    Evaluator.Subject(testCase.subject, period: testCase.period)
  }

  /// Checks an `expect` line.
  ///
  /// - Returns: The difference, `nil` when the line holds, and the decisions that were asked for.
  func check(
    line: Int,
    _ expectation: TestDeclaration.Expectation
  ) -> (Difference?, [DecisionRecord]) {
    let evaluation = evaluator.evaluation(of: testCase.data, explains: explains)
    let asked = ask(line, evaluation)
    guard let first = asked.first else {
      return (Difference("a name of the version in force", "none of this name"), [])
    }
    let difference: Difference?
    switch expectation {
    case .outcome(let word, let kinds, let code, let labels):
      difference = OutcomeExpectation(word, kinds: kinds, code: code, because: labels)
        .difference(from: first)
    case .values(let literals): difference = self.difference(literals, asked)
    case .between(let lower, let upper): difference = self.difference(lower, upper, first)
    case .probability(let word, let number, let tolerance):
      let value = request(line, evaluation).flatMap { hooks.probability?($0, word) }
      difference = self.difference("probability \(word.rawValue)", number, tolerance, value)
    case .differs(let number, let tolerance):
      let value = request(line, evaluation).flatMap { hooks.difference?($0) }
      difference = self.difference("differs", number, tolerance, value)
    }
    return (difference, asked.compactMap(\.record))
  }

  /// Checks a `needs minimal` line.
  func check(
    needs names: Set<String>,
    _ direction: TestDeclaration.Direction
  ) -> Difference? {
    let expected = "needs minimal {\(names.sorted().joined(separator: ", "))}"
    let evaluation = evaluator.evaluation(of: testCase.data)
    let decisions = test.declaration.lines.indices.lazy.compactMap { request($0, evaluation) }
    guard let request = decisions.first, let search = hooks.minimalEvidence,
      let found = search(request, direction)
    else { return Difference(expected, "not evaluated") }
    if found.contains(names) { return nil }
    let sets = found.map { "{\($0.sorted().joined(separator: ", "))}" }.sorted()
    return Difference(expected, sets.isEmpty ? "nothing" : sets.joined(separator: " or "))
  }

  // MARK: Questions

  /// What one question gave.
  struct Reply {
    let answer: Answer
    let type: ValueType
    let record: DecisionRecord?
  }

  private func ask(_ line: Int, _ evaluation: Evaluation) -> [Reply] {
    let selection = evaluation.stand(at: subject)
    guard case .version(let place, _) = selection else {
      // No version could be picked, and that is the answer to every question.
      let asked = test.asked.lazy.compactMap { $0[line]?.first }.first
      guard let asked else { return [] }
      if case .decision(let index, _) = asked.term.kind {
        let name = evaluation.programs.lazy.compactMap {
          $0.decisions.indices.contains(index) ? $0.decisions[index].name : nil
        }.first
        let record = evaluation.record(of: name ?? "", selection) { _ in nil }
        return [Reply(answer: record.verdict.answer, type: .truth, record: record)]
      }
      return [Reply(answer: selection.answer, type: asked.term.type, record: nil)]
    }
    return (test.asked[place][line] ?? []).map { ask($0, in: place, evaluation) }
  }

  private func ask(
    _ question: RuleTest.Question,
    in version: Int,
    _ evaluation: Evaluation
  ) -> Reply {
    let selection = evaluation.stand(at: row(question, in: version, evaluation))
    guard case .version(let place, _) = selection else {
      return Reply(answer: selection.answer, type: question.term.type, record: nil)
    }
    evaluation.frame.version = place
    guard case .decision(let index, let arguments) = question.term.kind else {
      let answer = evaluation.answer(question.term)
      return Reply(answer: answer, type: question.term.type, record: nil)
    }
    let name = evaluation.programs[place].decisions[index].name
    let answers = evaluation.answers(arguments)
    let record = evaluation.record(of: name, selection) { _ in (index, answers) }
    return Reply(answer: record.verdict.answer, type: .truth, record: record)
  }

  /// The row that a question is about: one that it names, where the measure or decision stands, or
  /// else the subject.
  private func row(
    _ question: RuleTest.Question,
    in version: Int,
    _ evaluation: Evaluation
  ) -> Evaluator.Subject {
    guard let id = question.row else { return subject }
    let program = evaluation.programs[version]
    let home: Int? =
      switch question.term.kind {
      case .measure(let place, _, _): program.measures[place].place
      case .decision(let place, _): program.decisions[place].place
      default: nil
      }
    let name = home.map { evaluation.entities[$0].name }
    return Evaluator.Subject(id, of: name, period: testCase.period)
  }

  private func request(_ line: Int, _ evaluation: Evaluation) -> TestHooks.Request? {
    guard case .version(let place, _) = evaluation.stand(at: subject),
      let question = test.asked[place][line]?.first,
      case .decision(let index, let arguments) = question.term.kind
    else { return nil }
    evaluation.frame.version = place
    return TestHooks.Request(
      evaluator: evaluator,
      data: testCase.data,
      subject: row(question, in: place, evaluation),
      decision: evaluation.programs[place].decisions[index].name,
      arguments: evaluation.answers(arguments).compactMap(\.value)
    )
  }

  // MARK: Values

  private func difference(_ literals: [Literal], _ asked: [Reply]) -> Difference? {
    let expected = literals.map { Pieces($0).text }.joined(separator: " ")
    let found = asked.map { $0.answer.words($0.type) }.joined(separator: " ")
    guard literals.count == asked.count else { return Difference(expected, found) }
    let holds = zip(literals, asked).allSatisfy { literal, reply in
      testCase.value(literal, as: reply.type).map { reply.answer == .value($0) } ?? false
    }
    return holds ? nil : Difference(expected, found)
  }

  private func difference(
    _ lower: NumberLiteral,
    _ upper: NumberLiteral,
    _ reply: Reply
  ) -> Difference? {
    let expected = "between \(lower.text) and \(upper.text)"
    let found = reply.answer.words(reply.type)
    // Bounds lie between the two when both of their ends do.
    let ends: (lower: Rational?, upper: Rational?) =
      if case .between(let bounds, _) = reply.answer {
        (bounds.lower, bounds.upper)
      } else {
        (reply.answer.number, reply.answer.number)
      }
    guard let type = reply.type.withoutConstants.number, let least = ends.lower,
      let greatest = ends.upper
    else { return Difference(expected, found) }
    let isInside =
      testCase.number(lower, as: type) <= least && greatest <= testCase.number(upper, as: type)
    return isInside ? nil : Difference(expected, found)
  }

  private func difference(
    _ what: String,
    _ number: NumberLiteral,
    _ tolerance: NumberLiteral,
    _ value: Double?
  ) -> Difference? {
    let expected = "\(what) = \(number.text) within \(tolerance.text)"
    guard let value, let exact = Rational(exactly: value) else {
      return Difference(expected, "not evaluated")
    }
    let isInside = (exact - number.value).magnitude <= tolerance.value
    return isInside ? nil : Difference(expected, value.text(places: 9))
  }
}

extension VersionSelection {
  /// Why no version could be picked, as the answer to any question.
  var answer: Answer {
    switch self {
    case .version: .unknown(.none)
    case .unknown(let unknowns): .unknown(unknowns)
    case .fault(let faults): .fault(faults)
    }
  }
}
