// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// The evaluation of one set of rows: remembers measures, decisions and divisions of pools.
///
/// It belongs to one thread. What it gives depends on the policy, the circumstances and the rows
/// only, never on what was asked before. What every term reads is not checked for overlapping
/// accesses while the program runs: no accessor calls back.
public final class Evaluation {
  let evaluator: Evaluator
  let programs: [PreparedProgram]
  @exclusivity(unchecked) var entities: [EntityRows]
  /// Where the evaluation stands.
  @exclusivity(unchecked) var frame: Frame
  /// The tree of what happens; `nil` when nobody asks.
  @exclusivity(unchecked) var recorder: Recorder?
  /// The presumptions and readings used so far by what is being computed.
  @exclusivity(unchecked) var usage = Usage()
  /// Values that some facts are taken to have instead of those on file; see `suppose`.
  @exclusivity(unchecked) var supposed: [FactSlot: Rational] = [:]
  /// The facts that trials move; `nil` where nothing moves.
  @exclusivity(unchecked) var moving: MovingFacts?
  /// The groups of moving facts that what is being computed has read.
  @exclusivity(unchecked) var groupsRead: UInt64 = 0
  /// How deep measures and decisions call each other.
  @exclusivity(unchecked) var depth = 0

  var remembered: [FactKey: Answer] = [:]
  var measures: [MeasureKey: MeasureResult] = [:]
  var activeMeasures: Set<MeasureKey> = []
  var decisions: [DecisionKey: DecisionResult] = [:]
  var activeDecisions: Set<DecisionKey> = []
  var activeCriteria: Set<CriterionKey> = []
  var cycle: CycleState?
  var members: [MemberKey: [String: [Int]]] = [:]
  var memberIndices: [MemberIndex.Key: MemberIndex] = [:]
  /// Whether members are looked up by the facts that a filter asks for; tests compare both ways.
  var indexesMembers = true
  var selections: [SubjectKey: VersionSelection] = [:]
  var divisions: [DivisionKey: Division] = [:]
  /// What an answer rests on that takes a reading, by the reading.
  var readingUsages: [String: Usage] = [:]

  /// An evaluation of rows.
  ///
  /// - Parameters:
  ///   - evaluator: The policy under its circumstances.
  ///   - data: The rows.
  ///   - explains: Whether what happens is recorded.
  init(_ evaluator: Evaluator, _ data: CaseData, explains: Bool) {
    self.evaluator = evaluator
    programs = evaluator.programs
    entities = evaluator.names.all.map { name in
      EntityRows(
        name,
        data.rows[name] ?? [],
        period: name == evaluator.rulebook.subject ? evaluator.rulebook.period : nil
      )
    }
    frame = Frame(version: 0, entity: 0, row: 0, period: nil)
    recorder = explains ? Recorder() : nil
  }

  /// The rules in use.
  var prepared: PreparedProgram { programs[frame.version] }
}

/// Where an evaluation stands: a version, a row, a period, the variables in scope.
struct Frame {
  /// The version's place.
  var version: Int
  /// The row's entity, a place among the entities of all versions.
  var entity: Int
  /// The row's place among the rows of its entity.
  var row: Int
  /// The period of the subject.
  var period: Int?
  /// Parameters and elements of lists.
  var variables: [Answer] = []
  /// Inside an adjustment, the stage before it.
  var previous: Answer?
  /// Whether unknown numbers leave bounds.
  var keepsBounds = false
  /// The criterion or measure that is being computed, for unknowns that the rule itself states.
  var clause = ""
  /// The decision whose criteria can be named.
  var decision: DecisionKey?
}
