// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Shows that exactly one case of a measure applies, where all cases ask about one fact.
///
/// Along a number, nothing can change between two neighbouring bounds; a value of each stretch is
/// tried. Cases that ask about several facts are left to the run, which finds F05 and F06.
struct CaseProof {
  private let measure: Measure
  private let program: Program
  private let circumstance: String?
  private let findings: Findings

  /// A proof.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - program: The rules around it.
  ///   - circumstance: How a test says that the measure's version decides it.
  ///   - findings: Gets what is found.
  init(
    _ measure: Measure,
    of program: Program,
    circumstance: String?,
    _ findings: Findings
  ) {
    self.measure = measure
    self.program = program
    self.circumstance = circumstance
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    guard case .cases(let cases) = measure.body,
      let subject = subject(of: cases), let values = values(of: subject, cases)
    else { return }
    var isSaid = (gap: false, overlap: false)
    for value in values {
      let taken = cases.indices.filter { place in
        cases[place].condition.map { holds($0, subject, value) } ?? true
      }
      let left = taken.filter { place in !taken.contains { cases[$0].despite == place } }
      if left.isEmpty, !isSaid.gap {
        isSaid.gap = true
        findings.add(
          .casesGap,
          "the measure `\(measure.name)` has no case for \(words(subject, value))",
          at: measure.site,
          help: "add a case for it",
          example: example(subject, value, .noCase)
        )
      } else if left.count > 1, !isSaid.overlap {
        isSaid.overlap = true
        findings.add(
          .casesOverlap,
          "the measure `\(measure.name)` has \(left.count) cases for \(words(subject, value))",
          at: cases[left[1]].site,
          others: [Diagnostic.Mark(cases[left[0]].site.span, "also applies")],
          help: "write `despite (\(cases[left[0]].label))` behind the case that goes before",
          example: example(subject, value, .conflictingCases)
        )
      }
    }
  }

  /// The test that gives the value; `nil` where a test cannot give it.
  private func example(_ subject: Term, _ value: Value, _ fault: Fault.Code) -> String? {
    guard measure.home == 0, measure.parameters.isEmpty, measure.adjustments.isEmpty,
      let name = name(of: subject), let written = value.written(as: subject.type)
    else { return nil }
    return Counterexample(
      subject: "measure \(measure.name)",
      input: "\(name) \(words(subject, value))",
      given: ["\(name) \(written)"],
      question: measure.name,
      fault: fault
    ).text(circumstance)
  }

  /// What a test calls a fact, a field of one or a measure of the subject.
  private func name(of subject: Term) -> String? {
    switch subject.kind {
    case .fact(let place, let arguments):
      let fact = program.facts[place]
      return arguments.isEmpty && fact.entity == 0 ? fact.name : nil
    case .measure(let place, let arguments, nil):
      let given = program.measures[place]
      let isPlain = arguments.isEmpty && given.home == 0 && given.adjustments.isEmpty
      return isPlain && given.steps.isEmpty ? given.name : nil
    case .field(let base, let field): return name(of: base).map { "\($0).\(field)" }
    default: return nil
    }
  }

  /// The one fact or measure that every condition compares with constants.
  private func subject(of cases: [Measure.Case]) -> Term? {
    var subjects: Set<Term> = []
    for condition in cases.compactMap(\.condition) {
      guard let found = self.subjects(condition) else { return nil }
      subjects.formUnion(found)
    }
    return subjects.count == 1 ? subjects.first : nil
  }

  private func subjects(_ condition: Term) -> Set<Term>? {
    switch condition.kind {
    case .comparison(_, let left, let right, nil):
      switch (left.kind, right.kind) {
      case (.constant, .constant): return nil
      case (.constant, _): return [right]
      case (_, .constant): return [left]
      default: return nil
      }
    case .membership(let value, _): return [value]
    case .given(let value): return [value]
    case .not(let inner): return subjects(inner)
    case .logical(_, let members):
      var all: Set<Term> = []
      for member in members {
        guard let found = subjects(member) else { return nil }
        all.formUnion(found)
      }
      return all
    case .fact, .field: return [condition]
    default: return nil
    }
  }

  /// Values of the subject of which each stretch between bounds has one.
  private func values(of subject: Term, _ cases: [Measure.Case]) -> [Value]? {
    if let finite = subject.type.finiteValues { return finite }
    guard let type = subject.type.withoutConstants.number else { return nil }
    var bounds: Set<Rational> = Set([type.lower, type.upper].compactMap { $0 })
    for condition in cases.compactMap(\.condition) {
      condition.walk {
        if case .constant(.number(let number)) = $0.kind { bounds.insert(number) }
        if case .membership(_, let values) = $0.kind {
          for case .number(let number) in values { bounds.insert(number) }
        }
      }
    }
    let sorted = bounds.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let between = zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
    let step = type.step ?? 1
    let beside = sorted.flatMap { [$0 - step, $0 + step] }
    let points = Set(sorted + between + beside + [first - 1, last + 1])
    let inside = points.filter { point in
      (type.lower.map { point >= $0 } ?? true) && (type.upper.map { point <= $0 } ?? true)
        && (type.step.map { (point / $0).isInteger } ?? true)
    }
    return inside.sorted().map(Value.number) + subject.type.constants.map(Value.name)
  }

  private func holds(_ condition: Term, _ subject: Term, _ value: Value) -> Bool {
    switch condition.kind {
    case .comparison(let relation, let left, let right, _):
      let (one, other) = (self.value(left, subject, value), self.value(right, subject, value))
      if case .number(let first)? = one, case .number(let second)? = other {
        return relation.truth(NumberInterval(first), NumberInterval(second)) == .met
      }
      switch relation {
      case .equal: return one == other
      case .different: return one != other
      default: return false
      }
    case .membership(_, let values): return values.contains(value)
    case .given: return value != Value.none
    case .not(let inner): return !holds(inner, subject, value)
    case .logical(true, let members): return members.allSatisfy { holds($0, subject, value) }
    case .logical(false, let members): return members.contains { holds($0, subject, value) }
    default: return value == .truth(true)
    }
  }

  private func value(_ term: Term, _ subject: Term, _ value: Value) -> Value? {
    if case .constant(let constant) = term.kind { return constant }
    return term == subject ? value : nil
  }

  private func words(_ subject: Term, _ value: Value) -> String {
    guard case .number(let number) = value, let type = subject.type.withoutConstants.number else {
      return value.words
    }
    return type.text(number)
  }
}
