// SPDX-License-Identifier: Apache-2.0

/// A measure of one row in one period, with its arguments.
struct MeasureKey: Hashable {
  let version: Int
  let measure: Int
  let row: Int
  let period: Int?
  let keepsBounds: Bool
  let arguments: [Answer]
}

/// What a measure came to, and what that rests on.
struct MeasureResult {
  var answer: Answer
  /// For a measure of type yes/no the truth beside its faults.
  var truth: Verdict?
  var usage = Usage()
  /// Until which trial it holds.
  var reach = TrialReach()
  var trace: TraceNode?

  var verdict: Verdict { truth ?? Verdict(answer) }

  init(_ answer: Answer) { self.answer = answer }

  init(_ verdict: Verdict) {
    answer = verdict.answer
    truth = verdict
  }

  /// Adds the faults of a condition that was live beside the value.
  mutating func add(_ faults: [Fault]) {
    if faults.isEmpty { return }
    answer = .fault(Fault.union(faults, answer.faults))
    if var verdict = truth {
      verdict.faults = Fault.union(faults, verdict.faults)
      truth = verdict
    }
  }
}
