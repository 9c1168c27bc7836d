// SPDX-License-Identifier: Apache-2.0

/// The rules of one version as slots, each assigned once from earlier ones.
///
/// A form says what is computed, on which entity's rows, and nothing of how values are encoded: the
/// columnar kernel binds it to columns. Two expressions that mean the same share a slot, so a
/// threshold that ten criteria use is looked up once.
///
/// Measures, decisions with their parameters, and readings are written out; nothing in a form
/// refers to the policy's text but the sites of what it could not write out.
///
/// INVARIANT: an operand's place is below the place of the slot that uses it.
public struct Form: Sendable {
  /// The slots, operands first.
  public private(set) var nodes: [FormNode] = []
  /// The decisions that could be written out, by their place in the program.
  public var decisions: [Int: FormDecision] = [:]
  /// The measures that could be written out, by their place in the program.
  public var measures: [Int: Slot] = [:]
  /// The bounds of those measures that keep bounds, by the measure's place in the program.
  public var ranges: [Int: FormRange] = [:]
  /// The scorecard; `nil` where the program has none, or it could not be written out.
  public var scorecard: FormScorecard?
  /// The entity whose rows are subjects in periods; `nil` where there are none.
  public let periods: Periods?
  /// Why the others could not, one finding for each, by the clause that stands in the way.
  public var refusals: [FormRefusal] = []
  /// Whether it is what remains of a form of which the rest was computed before.
  var isRemainder = false
  /// Lists of rows that references lead to.
  private(set) var views: [ItemView] = []
  /// The program that was written out; slots name its facts, tables and entities by place.
  public let program: Program

  private var places: [FormNode: Slot] = [:]

  /// An empty form of a program.
  ///
  /// - Parameters:
  ///   - program: The rules.
  ///   - periods: The entity whose rows are subjects in periods; `nil` where there are none.
  init(program: Program, periods: Periods? = nil) {
    self.program = program
    self.periods = periods
  }

  /// The same rules without slots, to be filled with those of this form that are still needed.
  func emptied() -> Form {
    var form = self
    (form.nodes, form.places) = ([], [:])
    (form.decisions, form.measures, form.ranges) = ([:], [:], [:])
    form.isRemainder = true
    return form
  }

  /// Subjects that have a row for each of several periods.
  public struct Periods: Sendable, Hashable {
    /// The subjects' entity, a place in `entities`.
    public var entity: Int
    /// The fact that says a row's period, a place in `facts`.
    public var fact: Int

    /// Subjects in periods.
    ///
    /// - Parameters:
    ///   - entity: The subjects' entity.
    ///   - fact: The fact that says a row's period.
    public init(entity: Int, fact: Int) {
      self.entity = entity
      self.fact = fact
    }
  }

  /// A slot's node.
  ///
  /// - Complexity: O(1).
  public subscript(slot: Slot) -> FormNode { nodes[slot.place] }

  /// The home of the items of a view.
  mutating func home(of view: ItemView) -> Int {
    let number = views.firstIndex(of: view) ?? views.count
    if number == views.count { views.append(view) }
    return program.viewHome(number)
  }

  /// The slot of a node: the one that already computes it, or a new one.
  mutating func slot(_ node: FormNode) -> Slot {
    if let known = places[node] { return known }
    let slot = Slot(place: nodes.count)
    nodes.append(node)
    places[node] = slot
    return slot
  }
}

/// A place in a form, assigned once.
public struct Slot: Sendable, Hashable {
  /// The place in `nodes`.
  public let place: Int
}

/// A decision as slots.
public struct FormDecision: Sendable, Hashable {
  /// A condition of the tree.
  public struct Leaf: Sendable, Hashable {
    /// Its truth as its group counts it: its own guards are part of it.
    public var slot: Slot
    /// Whether the groups around it apply.
    ///
    /// Where this is definitely not met nobody looks at the leaf. `nil` when no group around it
    /// has a guard.
    public var applies: Slot?
    /// What must fail for it to be why the decision is not met: itself and every group around it
    /// but the outermost.
    public var fails: [Failure]
    /// The labels from the outside in, such as `(4)(B)`.
    public var path: String
  }

  /// A criterion or group that fails: by not being met, or, under an odd number of `none of`, by
  /// being met.
  public struct Failure: Sendable, Hashable {
    /// Its truth as its group counts it.
    public var slot: Slot
    /// Whether it fails by being met.
    public var isReversed: Bool
  }

  /// The truth of the outermost group.
  public var root: Slot
  /// The conditions of the tree in the order of the law; bit i of the missing mask is leaf i.
  public var leaves: [Leaf]
  /// The entity whose rows are decided.
  public var home: Int
}

/// A part of the program that a form cannot say, and the clause that stands in the way.
public struct FormRefusal: Sendable, Hashable {
  /// What is left to the tree evaluator.
  public enum Part: Sendable, Hashable {
    /// A decision, by its place in the program.
    case decision(Int)
    /// A measure, by its place in the program.
    case measure(Int)
    /// The scorecard.
    case scorecard
  }

  /// What is left to the tree evaluator.
  public var part: Part
  /// The finding W705 that names the clause.
  public var finding: Diagnostic
}
