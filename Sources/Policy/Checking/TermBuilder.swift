// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Turns a written expression into a term: names resolved, types and units checked.
struct TermBuilder {
  /// Names that stand for a variable, or for the fields of one.
  struct Scope {
    let name: String?
    let place: Int
    let type: ValueType
  }

  /// A named constant that a condition beside an expression rules out.
  struct Exclusion: Hashable {
    let expression: Expression
    let constant: String
  }

  let checker: VersionChecker
  /// The entity at whose rows the expression is evaluated; `nil` while that follows from its names.
  var entity: Int?
  /// The entities whose facts the expression needs, outside what it says about members.
  var needs: Set<Int> = []
  /// Parameters, elements and fields in scope, the innermost last.
  var scopes: [Scope] = []
  /// The decision whose criteria may be named.
  var decision: Int?
  /// The measure that is being adjusted, whose name is the stage before.
  var adjusted: Int?
  var exclusions: Set<Exclusion> = []
  private var nextVariable = 0

  /// A builder for an expression of a version.
  ///
  /// - Parameters:
  ///   - checker: The version.
  ///   - parameters: Parameters in scope, the variables 0, 1, ….
  init(_ checker: VersionChecker, parameters: [Parameter] = []) {
    self.checker = checker
    for parameter in parameters { _ = bind(parameter.name, parameter.type) }
  }

  var findings: Findings { checker.findings }
  var literals: LiteralReader { checker.shared.literals }

  /// Takes a variable into scope.
  ///
  /// - Returns: The variable's place.
  mutating func bind(_ name: String?, _ type: ValueType) -> Int {
    let place = nextVariable
    nextVariable += 1
    scopes.append(Scope(name: name, place: place, type: type))
    return place
  }

  /// Builds something with a variable in scope.
  mutating func binding<Result>(
    _ name: String?,
    _ type: ValueType,
    _ build: (inout TermBuilder, Int) -> Result
  ) -> Result {
    let place = bind(name, type)
    defer { scopes.removeLast() }
    return build(&self, place)
  }

  /// Builds something that is evaluated at the rows of an entity: what it needs of those rows and
  /// of what they belong to is no need of the expression around it.
  mutating func atMembers<Result>(
    of member: Int,
    _ build: (inout TermBuilder) -> Result
  ) -> Result {
    let (outer, needed) = (entity, needs)
    (entity, needs) = (member, [])
    defer { (entity, needs) = (outer, needed) }
    return build(&self)
  }

  /// Builds something while constants are ruled out.
  mutating func excluding<Result>(
    _ more: [Exclusion],
    _ build: (inout TermBuilder) -> Result
  ) -> Result {
    let before = exclusions
    exclusions.formUnion(more)
    defer { exclusions = before }
    return build(&self)
  }

  /// A term that stands for something that could not be checked; no finding follows from it.
  func damaged(_ site: Site) -> Term { Term(.unknown(.unpublished), .damaged, site) }

  /// Adds a finding about an expression.
  ///
  /// - Returns: A term from which no further finding follows.
  func failed(
    _ code: DiagnosticCode,
    _ message: String,
    _ site: Site,
    label: String = "",
    others: [Diagnostic.Mark] = [],
    help: String? = nil
  ) -> Term {
    findings.add(code, message, at: site, label: label, others: others, help: help)
    return damaged(site)
  }

  /// Builds a condition.
  mutating func condition(_ expression: Expression) -> Term {
    let term = term(expression, expecting: .truth)
    switch term.type {
    case .truth, .damaged: return term
    case .union(.truth, _): return ruledOut(term, expression, "a condition")
    default:
      return failed(
        .typeMismatch,
        "a condition is expected, and this is \(term.type.words)",
        expression.site,
        help: "compare it with something"
      )
    }
  }

  /// Builds an expression.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - expected: The type that the place asks for, by which bare words and plain numbers are read;
  ///     the caller still checks the type.
  /// - Returns: The term; one of a damaged type after a finding.
  mutating func term(_ expression: Expression, expecting expected: ValueType? = nil) -> Term {
    let site = expression.site
    switch expression.kind {
    case .damaged: return damaged(site)
    case .unknown(let kind): return Term(.unknown(kind), expected ?? .damaged, site)
    case .literal(let literal): return constant(literal, expecting: expected)
    case .reference(let name, let arguments):
      return reference(name, arguments, site, expecting: expected)
    case .field(let inner, let name): return field(inner, name, site)
    case .period(let inner, let period): return measure(inner, at: period, site)
    case .criterion(let path): return criterion(path)
    case .negative(let inner): return negative(inner, site, expecting: expected)
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, left, right, site, expecting: expected)
    case .comparison(let relation, let left, let right, let count):
      return comparison(relation, left, right, by: count, site)
    case .between(let value, let lower, let upper):
      let first = comparison(.atLeast, value, lower, by: nil, site)
      let second = comparison(.atMost, value, upper, by: nil, site)
      return Term(.logical(isAnd: true, [first, second]), .truth, site)
    case .membership(let value, let collection, let isNegated):
      let inside = membership(value, collection, site)
      return isNegated ? Term(.not(inside), .truth, site) : inside
    case .given(let inner, let isNegated):
      let given = given(inner, site)
      return isNegated ? Term(.not(given), .truth, site) : given
    case .excludes(let interval, let number): return excludes(interval, number, site)
    case .logical(let isAnd, let members): return logical(isAnd, members, site)
    case .not(let inner): return Term(.not(condition(inner)), .truth, site)
    case .conditional(let test, let first, let second):
      return conditional(test, first, second, site, expecting: expected)
    case .quantified(let isEvery, let name, let list, let body):
      return quantified(isEvery, name, list, body, site)
    case .aggregate(let aggregate): return self.aggregate(aggregate, site)
    case .extreme(let extreme, let members):
      return self.extreme(extreme, members, site, expecting: expected)
    case .window(let value, let name, let from, let to):
      return window(value, name, from, to, site)
    case .timeIn(let time): return timeIn(time, site)
    case .best(let best): return self.best(best, site)
    case .allocate(let allocation): return allocate(allocation, site)
    case .reading(let name, let alternatives):
      return reading(name, alternatives, site, expecting: expected)
    case .round(let inner, let step, let mode):
      return rounded(inner, step, mode, site, expecting: expected)
    }
  }
}
