// SPDX-License-Identifier: Apache-2.0
extension Evaluation {
  /// The value of the one case that applies.
  ///
  /// Of the cases whose guard is met, those that another taken case sets aside are removed; exactly
  /// one must stay. A guard that is unknown and could change which case stays gives unknown.
  ///
  /// - Parameter cases: The cases.
  /// - Returns: The value of the case that stays; F06 without any, F05 with several.
  func result(of cases: [Measure.Case]) -> MeasureResult {
    let guards = cases.map { $0.condition.map { verdict($0) } ?? Verdict(.met) }
    var result = chosen(cases, guards)
    result.add(guards.reduce([]) { Fault.union($0, $1.faults) })
    return result
  }

  private func chosen(_ cases: [Measure.Case], _ guards: [Verdict]) -> MeasureResult {
    let taken = cases.indices.filter { guards[$0].truth == .met }
    let setAside = Set(taken.compactMap { cases[$0].despite })
    var unknowns = Unknowns.none
    var isOpen = false
    for place in cases.indices where guards[place].truth == .unknown {
      // Without effect: it would be set aside itself, and so is what it would set aside.
      let target = cases[place].despite
      let hasTarget = target.map { guards[$0].truth != .notMet && !setAside.contains($0) } ?? false
      if setAside.contains(place), !hasTarget { continue }
      isOpen = true
      unknowns = unknowns.union(guards[place].unknowns)
    }
    if isOpen { return MeasureResult(Verdict(.unknown, unknowns: unknowns)) }
    let staying = taken.filter { !setAside.contains($0) }
    guard let only = staying.first else {
      return MeasureResult(.fault(.noCase, "no case of `\(frame.clause)` applies"))
    }
    guard staying.count == 1 else {
      let labels = staying.map { "(\(cases[$0].label))" }.joined(separator: " and ")
      return MeasureResult(.fault(.conflictingCases, "cases \(labels) of `\(frame.clause)` apply"))
    }
    usage.formUnion(Usage(cases[only].tail))
    recorder?.note(.chosenCase(cases[only].label))
    return result(of: cases[only].value)
  }
}
