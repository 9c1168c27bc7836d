// SPDX-License-Identifier: Apache-2.0
/// Decisions that need each other, while their greatest fixpoint is sought.
struct CycleState {
  /// The truth that each is taken to have for now; all start as met.
  var assumptions: [DecisionKey: Verdict] = [:]
  /// The decisions in the order in which they were first asked for.
  var order: [DecisionKey] = []
  /// Whether an assumption has been used since somebody last looked.
  var isUsed = false
}

extension Evaluation {
  /// The greatest fixpoint of decisions that need each other through conjunctions.
  ///
  /// All start as met; each is evaluated again under what the others came to, until nothing changes.
  /// Truths only fall and causes only grow, so the end does not depend on the order; going backwards
  /// through a chain reaches it in one pass.
  /// A decision that is asked for meanwhile joins the list instead of being evaluated inside, so a
  /// long chain needs no deep stack.
  func fixpoint(of key: DecisionKey) -> DecisionResult {
    if cycle != nil { return assumed(key) }
    let recording = recorder
    recorder = nil
    defer { recorder = recording }
    if known(key) == nil {
      cycle = CycleState(assumptions: [key: Verdict(.met)], order: [key])
      settleCycle()
      cycle = nil
    }
    recorder = recording
    guard recording != nil, activeDecisions.insert(key).inserted else {
      return known(key) ?? DecisionResult(verdict: Verdict(.unknown))
    }
    defer { activeDecisions.remove(key) }
    // With every truth settled one more evaluation only writes down how it came about.
    guard activeDecisions.count < 8 else {
      return known(key) ?? DecisionResult(verdict: Verdict(.unknown))
    }
    var traced = evaluated(key)
    traced.reach = readingAll()
    decisions[key] = traced
    return traced
  }

  private func assumed(_ key: DecisionKey) -> DecisionResult {
    if let done = known(key) { return done }
    if cycle?.assumptions[key] == nil {
      cycle?.assumptions[key] = Verdict(.met)
      cycle?.order.append(key)
    }
    cycle?.isUsed = true
    return DecisionResult(verdict: cycle?.assumptions[key] ?? Verdict(.met))
  }

  private func settleCycle() {
    var results: [DecisionKey: DecisionResult] = [:]
    var place = 0
    // The first pass finds every decision that is needed.
    while let key = cycle?.order.dropFirst(place).first {
      results[key] = evaluated(key)
      place += 1
    }
    let order = cycle?.order ?? []
    for (key, result) in results { cycle?.assumptions[key] = result.verdict }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for key in order.reversed() {
        let result = evaluated(key)
        if result.verdict != cycle?.assumptions[key] { hasChanged = true }
        cycle?.assumptions[key] = result.verdict
        results[key] = result
      }
    }
    let reach = readingAll()
    for (key, result) in results {
      decisions[key] = result
      decisions[key]?.reach = reach
    }
  }

  /// Evaluates something, and says whether it rests on no assumption that may still fall.
  func watchingAssumptions<Result>(_ body: () -> Result) -> (result: Result, isSettled: Bool) {
    guard let before = cycle?.isUsed else { return (body(), true) }
    cycle?.isUsed = false
    let result = body()
    let isUsed = cycle?.isUsed ?? false
    cycle?.isUsed = before || isUsed
    return (result, !isUsed)
  }
}
