// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The members of one subject, by the values of some of their facts.
struct MemberIndex {
  /// Which members of which subject, by which facts.
  struct Key: Hashable {
    let version: Int
    let entity: Int
    let parent: Int?
    let id: String
    let facts: [Int]
  }

  /// The members with given values of the facts, in their order.
  var rows: [[Value]: [Int]] = [:]
  /// Members of which a value is unknown, broken or of a kind that is not looked up: any filter has to
  /// look at them.
  var open: [Int] = []
}

extension Evaluation {
  /// Groups smaller than this are looked through one by one.
  private static let leastIndexed = 8

  /// The members that a filter can let in: those whose facts have the values that it asks for.
  ///
  /// A filter `subject = s and tested = apr_year` leaves one row of a district's hundred, and is asked
  /// again for every subject and year. Only a filter that is nothing but such equations is looked up:
  /// any other condition could be broken at a row that an equation leaves out, and would then break
  /// the number.
  ///
  /// - Parameters:
  ///   - aggregate: The number with its filter.
  ///   - rows: All members, in their order.
  ///   - row: The row that they belong to; `nil` for all rows of the entity.
  /// - Returns: The members to look at, in their order.
  func candidates(of aggregate: RowAggregate, among rows: [Int], at row: Int?) -> [Int] {
    guard indexesMembers, rows.count >= Self.leastIndexed, supposed.isEmpty,
      prepared.program.entities[aggregate.entity].name != evaluator.rulebook.subject,
      let filter = aggregate.filter,
      let equations = equations(filter, of: aggregate)
    else { return rows }
    var values: [Value] = []
    for equation in equations {
      guard case .value(let value) = keyed(equation.key, of: aggregate, at: row),
        value.isLookedUp
      else { return rows }
      values.append(value)
    }
    let entity = prepared.entities[aggregate.entity]
    let parent = aggregate.parent.map { prepared.entities[$0] }
    let key = MemberIndex.Key(
      version: frame.version,
      entity: entity,
      parent: parent,
      id: row.flatMap { row in parent.map { entities[$0].rows[row].id } } ?? "",
      facts: equations.map(\.fact)
    )
    let index = index(key) { indexed(rows, of: entity, by: key.facts) }
    let found = index.rows[values] ?? []
    if index.open.isEmpty { return found }
    return (found + index.open).sorted()
  }

  private func index(_ key: MemberIndex.Key, _ make: () -> MemberIndex) -> MemberIndex {
    if let known = memberIndices[key] { return known }
    let (made, reach) = watchingMoves(make)
    if reach.isEverywhere { memberIndices[key] = made }
    return made
  }

  /// The value that an equation compares with, where it is the same for every member.
  private func keyed(_ term: Term, of aggregate: RowAggregate, at row: Int?) -> Answer {
    guard case .fact = term.kind else { return answer(term) }
    guard let parent = aggregate.parent, let row else { return .unknown(.none) }
    return at(entity: prepared.entities[parent], row: row) { answer(term) }
  }

  private func indexed(_ rows: [Int], of entity: Int, by facts: [Int]) -> MemberIndex {
    var index = MemberIndex()
    for row in rows {
      let answers = at(entity: entity, row: row) { facts.map { fact($0, arguments: []) } }
      let values = answers.compactMap(\.value)
      if values.count == facts.count, values.allSatisfy(\.isLookedUp) {
        index.rows[values, default: []].append(row)
      } else {
        index.open.append(row)
      }
    }
    return index
  }

  /// The equations that a filter consists of; `nil` when it says anything else.
  private func equations(
    _ filter: Term,
    of aggregate: RowAggregate
  ) -> [(fact: Int, key: Term)]? {
    var equations: [(fact: Int, key: Term)] = []
    func add(_ term: Term) -> Bool {
      guard case .comparison(.equal, let left, let right, nil) = term.kind else { return false }
      for (side, other) in [(left, right), (right, left)] {
        guard case .fact(let fact, let arguments) = side.kind, arguments.isEmpty,
          prepared.program.facts[fact].entity == aggregate.entity, isPlain(fact),
          isSame(other, for: aggregate)
        else { continue }
        equations.append((fact, other))
        return true
      }
      return false
    }
    if case .logical(true, let parts) = filter.kind {
      guard parts.allSatisfy(add) else { return nil }
    } else {
      guard add(filter) else { return nil }
    }
    return equations
  }

  /// Whether reading a fact rests on nothing but its cell.
  private func isPlain(_ fact: Int) -> Bool {
    let fact = prepared.facts[fact]
    return fact.presumed == nil && fact.completeWhen == nil && !fact.hasError && !fact.isPeriod
  }

  /// Whether a term has one value for all members of a subject: a constant, a variable, or a fact of
  /// the subject itself.
  private func isSame(_ term: Term, for aggregate: RowAggregate) -> Bool {
    switch term.kind {
    case .constant, .variable: return true
    case .fact(let fact, let arguments):
      return arguments.isEmpty && aggregate.parent != aggregate.entity
        && prepared.program.facts[fact].entity == aggregate.parent
        && prepared.facts[fact].presumed == nil
    default: return false
    }
  }
}

extension Value {
  /// Whether two such values are equal just where they are the same.
  fileprivate var isLookedUp: Bool {
    switch self {
    case .number, .name, .text, .truth: true
    default: false
    }
  }
}
