// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

extension Samples {
  /// Four criteria over ten cases, one of which does not apply to everybody.
  static let outcomeBars = OutcomeBars(
    name: "outcome-bars",
    title: "Outcomes by criterion",
    rows: [
      .init(label: "(1) training >= 3 years", met: 6, notMet: 2, unknown: 2, fault: 0),
      .init(label: "(2) any of", met: 4, notMet: 0, unknown: 5, fault: 1),
      .init(label: "(3) fitness", met: 1, notMet: 0, unknown: 1, fault: 0, exempt: 8),
      .init(label: "(4) is of good character", met: 10, notMet: 0, unknown: 0, fault: 0),
    ],
    rowTitle: "criterion",
    unit: "decisions",
    finding: "Most often open is (2), in 5 decisions; most often not met is (1), in 2."
  )

  /// Long words and large counts beside each other.
  static let longOutcomes = OutcomeBars(
    name: "long-outcomes",
    title: "Outcomes of a long criterion",
    rows: (1...3).map { number in
      .init(
        label:
          "(\(number)) time in practice where country <> \"US\" within last 5 years before the "
          + "application >= 3 years by anniversary, or a longer one in another country",
        met: 1_234_567,
        notMet: 7_654_321 * number,
        unknown: 9_999_999,
        fault: 1,
        exempt: 12_345_678
      )
    },
    rowTitle: "criterion",
    unit: "decisions",
    finding: "Most often not met is (3)."
  )

  static let noOutcomes = OutcomeBars(
    name: "no-outcomes",
    title: "Outcomes of nobody",
    rows: [],
    rowTitle: "criterion",
    unit: "decisions",
    finding: "Nobody was decided."
  )
}
