// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic

/// What a run says of a measure in a year.
package struct MeasureReading: Sendable, Hashable {
  /// What it says.
  package enum Value: Sendable, Hashable {
    /// A number.
    case number(Rational)
    /// No number, and why.
    case open(String)
    /// A number that is not shown, and why.
    case suppressed(String)
  }

  /// The year.
  package let year: Int
  /// What it says.
  package let value: Value
  /// The points of the measure's component; `nil` where they are not known, or there is none.
  package var points: Rational?
  /// The most points of that component.
  package var most: Rational?
  /// The fingerprint of the run.
  package var fingerprint = ""

  /// A reading.
  package init(year: Int, _ value: Value) { (self.year, self.value) = (year, value) }

  /// The number; `nil` where there is none.
  package var number: Rational? { if case .number(let number) = value { number } else { nil } }

  /// The part of a fingerprint that names the rule, such as `p:91c0aa42`; `nil` where it has none.
  package static func rule(of fingerprint: String) -> Substring? {
    fingerprint.split(separator: " ").first { $0.hasPrefix("p:") }
  }
}

/// The numbers of one unit in a run, as plans name them.
package struct RunMeasures: Sendable, Hashable {
  /// The unit.
  package let unit: String
  /// The fingerprint of the run.
  package let fingerprint: String
  /// The readings of each measure, by year.
  package let readings: [Plan.Measure.Reference: [MeasureReading]]

  /// The numbers of a unit.
  package init(
    unit: String,
    fingerprint: String,
    readings: [Plan.Measure.Reference: [MeasureReading]]
  ) {
    self.unit = unit
    self.fingerprint = fingerprint
    self.readings = readings.mapValues { $0.sorted { $0.year < $1.year } }
  }

  /// The names of all measures, in order.
  package var names: [String] { readings.keys.map(\.description).sorted() }

  /// The last reading of a measure; `nil` where the run does not know it.
  package func last(_ measure: Plan.Measure.Reference) -> MeasureReading? {
    readings[measure]?.last
  }
}
