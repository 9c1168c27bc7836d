// SPDX-License-Identifier: Apache-2.0

/// How many items a report says the test has.
struct ItemReading {
  let counts: ReportFacts.ItemCounts?

  init(_ running: RunningText) {
    let text = running.text
    let total = /contains? ([0-9]+|[a-z]+(?:-[a-z]+)?) (?:[a-z]+[- ]){0,3}(?:items|questions)/
    let whole = text.matches(of: total).first { NumberWord.value($0.1) != nil }
    guard let whole, let shown = NumberWord.value(whole.1) else {
      counts = nil
      return
    }
    var result = ReportFacts.ItemCounts(shown: shown, lines: running.lines(whole.range))
    let areas = /\((approximately |about )?([0-9]{1,6}) (?:items|questions)\)/
    for match in text.matches(of: areas) {
      guard let count = Int(match.2) else { continue }
      result.areas.append(count)
      result.areasAreApproximate = result.areasAreApproximate || match.1 != nil
      result.lines += running.lines(match.range)
    }
    let pretest =
      /([0-9]+|[A-Za-z]+(?:-[a-z]+)?) of the [0-9]+ (?:[a-z]+[- ]){0,3}items are pretest/
    if let match = text.firstMatch(of: pretest), let count = NumberWord.value(match.1) {
      result.pretest = count
      result.lines += running.lines(match.range)
    }
    let points = text.firstMatch(of: /possible ([0-9]{1,6}) raw/)
    if let points, let count = Int(points.1) {
      result.scored = count
    } else if let match = text.firstMatch(of: /([0-9]{1,6}) scored items/), let count = Int(match.1)
    {
      result.scored = count
    }
    result.lines = Array(Set(result.lines)).sorted()
    counts = result
  }
}
