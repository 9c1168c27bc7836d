// SPDX-License-Identifier: Apache-2.0
import Policy

/// What a run of comparisons came to; two tallies add up.
struct DifferentialTally: Sendable {
  /// Pairs of a program and rows.
  var pairs = 0
  /// Pairs of which all three ways ran every decision and every measure.
  var whole = 0
  /// Pairs of which all three ways ran some of them.
  var inPart = 0
  var programs = 0
  var rows = 0
  /// Decisions and measures of pairs: all of them, and those that all three ways ran.
  var outputs = 0
  var byAll = 0
  /// What SQL refuses, by its code: clauses of programs.
  var refused: [String: Int] = [:]
  /// Pairs whose rows no table could hold.
  var refusedAtLoading = 0
  /// What columns left to single cases: decisions and measures of pairs, by the reason.
  var fallbacks: [String: Int] = [:]
  /// Pairs that differ, one text for each.
  var differences: [String] = []

  /// Adds a program.
  mutating func add(_ refusals: [Diagnostic]) {
    programs += 1
    for finding in refusals { refused[finding.code.rawValue, default: 0] += 1 }
  }

  /// Adds a set of rows.
  mutating func add(_ agreement: ThreeWays.Agreement, outputs: Int) {
    pairs += 1
    rows += agreement.rows
    self.outputs += outputs
    byAll += agreement.byAll
    whole += agreement.byAll == outputs ? 1 : 0
    inPart += agreement.byAll > 0 && agreement.byAll < outputs ? 1 : 0
    refusedAtLoading += agreement.isRefusedAtLoading ? 1 : 0
    for reason in agreement.fallbacks { fallbacks[reason, default: 0] += 1 }
  }

  /// Adds the figures of another run.
  mutating func add(_ other: DifferentialTally) {
    pairs += other.pairs
    whole += other.whole
    inPart += other.inPart
    programs += other.programs
    rows += other.rows
    outputs += other.outputs
    byAll += other.byAll
    refusedAtLoading += other.refusedAtLoading
    refused.merge(other.refused, uniquingKeysWith: +)
    fallbacks.merge(other.fallbacks, uniquingKeysWith: +)
    differences += other.differences
  }

  /// The figures for people, the reasons most frequent first.
  func report(seed: Int) -> String {
    let codes = refused.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let reasons = fallbacks.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return """
      tree = columns = SQLite: \(whole) pairs in whole and \(inPart) in part of \(pairs) pairs, \
      seed \(seed), programs \(programs), rows \(rows), \
      refused by SQL \(refused.values.reduce(0, +)) clauses (\(codes.joined(separator: ", "))) \
      and \(refusedAtLoading) sets of rows, \
      kernel fallback \(fallbacks.values.reduce(0, +)) of \(outputs) results, \
      differences \(differences.count)
      """ + reasons.prefix(12).map { "\n  \($0.value) \($0.key)" }.joined()
  }
}
