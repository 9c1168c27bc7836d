// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// What a component came to, and what it is made of.
public struct ComponentReport: Sendable {
  /// Its name, such as `s1_math`; the row's where every row is a component.
  public let id: String
  /// What people call it.
  public let title: String
  /// The name of its standard; empty outside a standard.
  public let standard: String
  /// How it stands.
  public let state: ComponentState
  /// Its points: a value, bounds or an unknown; 1 or 0 for a verdict.
  public let points: Answer
  /// The same in words: `15`, `met`, `0 to 16`.
  public let words: String
  /// The most points there are; `nil` where none are declared.
  public let possible: Rational?
  /// Its share of a mean; `nil` where none is declared.
  public let weight: Rational?
  /// What the points are made of.
  public let parts: [ComponentPart]
  /// The readings on which it rests.
  public let readings: [String]
  /// The weakest grade of the sources on which it rests.
  public let grade: SourceDeclaration.Grade?
  /// What keeps it from being scored, by name.
  public let missing: [String]

  /// Whether it counts, scored or not.
  public var counts: Bool { if case .notApplicable = state { false } else { true } }

  /// The points lost to maxima, 0 or more.
  public var lostToCaps: Rational { amount(.cap) * -1 }

  /// The points that guards took away, 0 or more.
  public var lostToGuards: Rational { amount(.guardClause) * -1 }

  /// The points that later changes of the measures added.
  public var adjusted: Rational { amount(.adjustment) }

  private func amount(_ role: ComponentPart.Role) -> Rational {
    parts.filter { $0.role == role }.compactMap(\.amount).sum()
  }

  init(_ entry: ScorecardRecord.Entry, in program: Program) {
    id = entry.row ?? entry.component.name
    title = entry.row?.spelledOut ?? entry.component.title
    standard = entry.standard
    let type = entry.component.value.type
    let answer = entry.value.answer
    if case .value(.truth(let isMet)) = answer {
      points = .value(.number(isMet ? 1 : 0))
      words = isMet ? "met" : "not met"
    } else {
      points = answer
      words = answer.words(type)
    }
    possible = entry.possible?.number ?? (type == .truth ? 1 : nil)
    weight = entry.weight?.number
    readings = entry.value.readings
    grade = entry.value.weakestGrade
    let trace = entry.value.trace
    parts =
      trace.map { PartReader(program: program).parts(of: $0, label: entry.component.title) } ?? []
    let unknowns = answer.unknowns.union(entry.counts.unknowns)
    missing = unknowns.names
    state = Self.state(entry, parts, unknowns, program)
  }

  private static func state(
    _ entry: ScorecardRecord.Entry,
    _ parts: [ComponentPart],
    _ unknowns: Unknowns,
    _ program: Program
  ) -> ComponentState {
    switch entry.counts.truth {
    case .notMet: return .notApplicable(reason(entry.countsTrace) ?? "not counted")
    case .unknown: return .notScored(ComponentState.Reason(entry.counts.unknowns, in: program))
    case .met: break
    }
    guard case .value = entry.value.answer else {
      return .notScored(ComponentState.Reason(unknowns, in: program))
    }
    return .scored(parts.count == 1 && parts[0].isSupplied ? .supplied : .computed)
  }

  /// The words of the criterion that keeps a component out.
  private static func reason(_ trace: TraceNode?) -> String? {
    guard let trace else { return nil }
    for note in trace.notes {
      guard case .decided(let record) = note else { continue }
      let failing = record.leaves.first { $0.counted.truth == .notMet }
      if let words = failing?.node.wording { return "criterion not met: \(words)" }
    }
    return trace.children.lazy.compactMap(reason).first
  }
}
