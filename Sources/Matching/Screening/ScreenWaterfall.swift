// SPDX-License-Identifier: Apache-2.0

/// What each filter does to the files that reach it, and what it would do on its own.
///
/// The steps depend on the order of the filters, the two columns beside them do not. Of a screen of cuts
/// (`all of`) a filter's mark is a drop, and dropped files leave; of a mission (`any of`) it is a pass,
/// and files that are read leave. A file that a filter refers stays, marked: a later filter can still
/// settle it, since not met and unknown is not met.
public struct ScreenWaterfall: Sendable, Hashable {
  /// One filter.
  public struct Row: Sendable, Hashable {
    /// The filter's label.
    public let label: String
    /// How many files reach it.
    public let entering: Int
    /// How many it settles: of cuts those it drops, of a mission those it asks to read.
    public let settled: Int
    /// How many of those that go on it refers to a person.
    public let referred: Int
    /// How many others go on: of cuts those it lets pass, of a mission those it does not ask for.
    public let others: Int
    /// How many only this filter settles: without it, of cuts they would pass all others, of a mission
    /// all others leave them out.
    public let settledOnlyHere: Int
    /// How many it would settle if it came first.
    public let settledIfFirst: Int
  }

  /// The filters in the screen's order.
  public let rows: [Row]
  /// How they go together.
  public let combination: Screen.Combination
  /// How many files come in.
  public let total: Int
  /// How many pass the screen.
  public let passed: Int
  /// How many a person looks at.
  public let referred: Int
  /// How many are not shown to meet the screen.
  public let dropped: Int

  /// How many files are read: those that pass, and those that a person looks at.
  public var read: Int { passed + referred }

  /// Counts.
  ///
  /// - Parameter screening: What the filters do with each applicant.
  /// - Complexity: O(applicants · filters).
  public init(_ screening: Screening) {
    let combination = screening.screen.combination
    // What a filter does to a file that leaves, and to one that it never moves.
    let mark: FilterStep = combination == .all ? .drop : .pass
    let idle: FilterStep = combination == .all ? .pass : .drop
    let count = screening.screen.filters.count
    var settled = Array(repeating: 0, count: count)
    var referred = settled
    var only = settled
    var first = settled
    for steps in screening.steps {
      var isIn = true
      for (filter, step) in steps.enumerated() {
        if step == mark { first[filter] += 1 }
        guard isIn else { continue }
        if step == .refer { referred[filter] += 1 }
        if step == mark {
          settled[filter] += 1
          isIn = false
        }
      }
      let moving = steps.indices.filter { steps[$0] != idle }
      if moving.count == 1, steps[moving[0]] == mark { only[moving[0]] += 1 }
    }
    var entering = screening.steps.count
    var rows: [Row] = []
    for (filter, declared) in screening.screen.filters.enumerated() {
      rows.append(
        Row(
          label: declared.label,
          entering: entering,
          settled: settled[filter],
          referred: referred[filter],
          others: entering - settled[filter] - referred[filter],
          settledOnlyHere: only[filter],
          settledIfFirst: first[filter]
        )
      )
      entering -= settled[filter]
    }
    let outcomes = screening.outcomes
    self.rows = rows
    self.combination = combination
    total = outcomes.count
    passed = outcomes.count { $0 == .pass }
    self.referred = outcomes.count { $0 == .refer }
    dropped = outcomes.count { $0 == .drop }
  }
}
