// SPDX-License-Identifier: Apache-2.0
internal import Evidence
public import Policy

/// How a component stands: with points, not evaluated, or no part of the report.
///
/// The three are never mixed up: what is not scored keeps its maximum among the possible points, and
/// what does not apply takes it away. Neither is a zero.
public enum ComponentState: Sendable, Hashable {
  /// It has points, or a verdict.
  case scored(Basis)
  /// The rule applies, and it cannot be evaluated.
  case notScored(Reason)
  /// The policy says that it does not count, and in which words.
  case notApplicable(String)

  /// Where the points come from.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// Computed from evidence.
    case computed
    /// Given by a file of official points.
    case supplied
  }

  /// Why a component cannot be evaluated.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Two pieces of evidence disagree.
    case conflict
    /// Evidence is missing, illegible or on its way.
    case missingInput = "missing_input"
    /// The rule names a method that is not published.
    case noMethod = "no_method"
    /// The table that would give the points is not published.
    case noTable = "no_table"

    /// The reason in words.
    public var sentence: String {
      switch self {
      case .conflict: "two pieces of evidence disagree"
      case .missingInput: "evidence is missing"
      case .noMethod: "the method is not published"
      case .noTable: "the table of points is not published"
      }
    }
  }

  /// The word of the specification, such as `NOT_SCORED`.
  public var word: String {
    switch self {
    case .scored: "SCORED"
    case .notScored: "NOT_SCORED"
    case .notApplicable: "NOT_APPLICABLE"
    }
  }

  /// Why it is not scored or does not apply, or on what basis it is scored.
  public var reason: String {
    switch self {
    case .scored(let basis): basis.rawValue
    case .notScored(let reason): reason.rawValue
    case .notApplicable(let words): words
    }
  }

  /// Whether it has points.
  public var isScored: Bool { if case .scored = self { true } else { false } }
}

extension ComponentState.Reason {
  /// Why something is not known, by its causes: a conflict before missing evidence, evidence before
  /// a method, and a method before a table.
  ///
  /// - Parameters:
  ///   - unknowns: The causes.
  ///   - program: The rules, to tell a table from a clause.
  public init(_ unknowns: Unknowns, in program: Program) {
    let tables = Set(program.tables.map(\.name))
    let reasons = unknowns.causes.map { cause -> ComponentState.Reason in
      switch cause.kind {
      case .disputed: .conflict
      case .unpublished: tables.contains(cause.name) ? .noTable : .noMethod
      default: .missingInput
      }
    }
    self = Self.allCases.first { reasons.contains($0) } ?? .missingInput
  }
}
