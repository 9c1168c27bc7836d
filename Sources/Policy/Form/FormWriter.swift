// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension Form {
  /// Writes out the decisions and measures of a program.
  ///
  /// Those without parameters stand in the form on their own; those with parameters are written
  /// out wherever they are used. What cannot be said is refused by name, and nothing is dropped.
  ///
  /// - Parameters:
  ///   - program: The rules.
  ///   - answers: The letter of the answer for each reading.
  ///   - periods: The entity whose rows are subjects in periods; `nil` where there are none.
  /// - Returns: The form.
  /// - Complexity: O(size of the program with parameters written out).
  public static func of(
    _ program: Program,
    answers: [String: String] = [:],
    periods: Periods? = nil
  ) -> Form {
    var writer = FormWriter(program, answers: answers, periods: periods)
    for (place, decision) in program.decisions.enumerated() where decision.parameters.isEmpty {
      do throws(Unsayable) {
        writer.form.decisions[place] = try writer.decision(place)
      } catch {
        writer.form.refusals.append(FormRefusal(part: .decision(place), finding: error.finding))
      }
    }
    for (place, measure) in program.measures.enumerated() where measure.parameters.isEmpty {
      do throws(Unsayable) {
        guard measure.type.isSingle else {
          throw Unsayable("a value that is no single number or name", measure.site)
        }
        let range = try writer.measure(place)
        writer.form.measures[place] = range.value
        writer.form.ranges[place] = range.isPlain ? nil : range
      } catch {
        writer.form.refusals.append(FormRefusal(part: .measure(place), finding: error.finding))
      }
    }
    do throws(Unsayable) {
      writer.form.scorecard = try writer.scorecard()
    } catch {
      writer.form.refusals.append(FormRefusal(part: .scorecard, finding: error.finding))
    }
    return writer.form
  }
}

/// A clause that a form cannot say.
struct Unsayable: Error {
  /// What the clause uses, as the subject of a sentence: `the period of a measure`.
  let construct: String
  /// Where it stands.
  let site: Site

  init(_ construct: String, _ site: Site) {
    self.construct = construct
    self.site = site
  }

  /// The finding for the author of the policy.
  var finding: Diagnostic {
    Diagnostic(
      .kernelFallback,
      "\(construct) is left to the evaluator of single cases",
      at: site.span
    )
  }
}

/// Writes terms as slots.
struct FormWriter {
  /// What variables and `previous` stand for.
  struct Scope {
    var variables: [Int: Slot] = [:]
    /// The ends of variables that are known by their bounds only.
    var ranges: [Int: FormRange] = [:]
    /// Variables that stand for an item of a list.
    var items: [Int: FormList] = [:]
    var previous: Slot?
    var previousRange: FormRange?
    /// Whether unknown numbers leave bounds.
    var keepsBounds = false
    /// The period of the row, where the rule itself names it.
    var period: Int?

    /// The same for conditions, in which unknown numbers never leave bounds.
    var strict: Scope {
      var scope = self
      scope.keepsBounds = false
      return scope
    }
  }

  /// What of a scope means the same on every member of a row of a parent.
  func inherited(_ scope: Scope, by parent: Int?) -> Scope {
    func isShared(_ slot: Slot) -> Bool {
      let home = form[slot].home
      guard let parent else { return home == FormNode.anywhere }
      return home == FormNode.anywhere || home == parent
        || form.ancestors(of: parent).contains(home)
    }
    var inner = Scope()
    inner.variables = scope.variables.filter { isShared($0.value) }
    inner.previous = scope.previous.flatMap { isShared($0) ? $0 : nil }
    return inner
  }

  /// What is being written out, to notice a cycle.
  enum Entry: Hashable {
    case measure(Int, period: Int?)
    case decision(Int)
    case criterion(Int, [Int])
    case list(Int)
  }

  let program: Program
  let answers: [String: String]
  let periods: Form.Periods?
  var form: Form
  var open: Set<Entry> = []
  /// Measures that are written out already.
  var written: [MeasureUse: FormRange] = [:]
  /// Values that may be known by their bounds only, which a comparison would read.
  var bounded: Set<Slot> = []

  init(_ program: Program, answers: [String: String], periods: Form.Periods?) {
    self.program = program
    self.answers = answers
    self.periods = periods
    form = Form(program: program, periods: periods)
  }

  // MARK: - Slots

  func type(_ slot: Slot) -> ValueType { form[slot].type }

  /// A slot at a home; constants stay where they are.
  mutating func add(_ operation: FormOperation, _ type: ValueType, at home: Int) -> Slot {
    if case .either(let first, let second) = operation {
      if first == second { return first }
      if case .constant = form[first].operation { return first }
    }
    let isConstant =
      !operation.operands.isEmpty
      && operation.operands.allSatisfy { form[$0].home == FormNode.anywhere }
    if isConstant, !operation.crossesEntities {
      if let value = folded(operation) { return constant(value, type) }
    }
    let slot = form.slot(FormNode(operation: operation, type: type, home: home))
    if operation.passedOn.contains(where: { bounded.contains($0) }) { bounded.insert(slot) }
    return slot
  }

  mutating func constant(_ value: Value, _ type: ValueType) -> Slot {
    form.slot(FormNode(operation: .constant(value), type: type, home: FormNode.anywhere))
  }

  /// The operand at the rows of a home below its own.
  mutating func lifted(_ slot: Slot, to home: Int, _ site: Site) throws(Unsayable) -> Slot {
    let node = form[slot]
    if node.home == home || node.home == FormNode.anywhere { return slot }
    let isAbove =
      node.home == program.entities.count || home == program.entities.count
      || form.ancestors(of: home).contains(node.home)
    guard isAbove, home != program.entities.count else {
      throw Unsayable("a value of an entity that the row does not belong to", site)
    }
    let lifted = form.slot(FormNode(operation: .lifted(slot), type: node.type, home: home))
    if bounded.contains(slot) { bounded.insert(lifted) }
    return lifted
  }

  /// The value of a union without its named constants.
  mutating func narrowed(_ slot: Slot) -> Slot {
    let node = form[slot]
    guard case .union(let type, _) = node.type else { return slot }
    return add(.narrowed(slot), type, at: node.home)
  }

  mutating func not(_ slot: Slot) -> Slot {
    if case .not(let inner) = form[slot].operation { return inner }
    return add(.not(slot), .truth, at: form[slot].home)
  }

  // MARK: - Constants

  /// The value of an operation on constants, where it can be had without a fault.
  private func folded(_ operation: FormOperation) -> Value? {
    func number(_ slot: Slot) -> Rational? {
      guard case .constant(.number(let number)) = form[slot].operation else { return nil }
      return number
    }
    switch operation {
    case .negative(let a): return number(a).map { .number(-$0) }
    case .rounded(let a, let step, let mode):
      return number(a).map { .number(mode.round($0, to: step)) }
    case .greater(let a, let b):
      return number(a).flatMap { a in number(b).map { .number(max(a, $0)) } }
    case .lesser(let a, let b):
      return number(a).flatMap { a in number(b).map { .number(min(a, $0)) } }
    case .arithmetic(let op, let a, let b):
      guard let a = number(a), let b = number(b) else { return nil }
      switch op {
      case .plus: return .number(a + b)
      case .minus: return .number(a - b)
      case .times: return .number(a * b)
      case .divided, .percentOf: return b == .zero ? nil : .number(a / b)
      }
    default: return nil
    }
  }
}
