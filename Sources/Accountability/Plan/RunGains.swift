// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic

/// What a measure gained before, in a unit and in units like it, as runs say.
package struct RunGains: Sendable, Hashable {
  /// The gain of one unit between two years.
  package struct Gain: Sendable, Hashable {
    /// The unit.
    package let unit: String
    /// Over how many years it was made.
    package let years: Int
    /// The gain, in the right direction above 0.
    package let value: Rational
  }

  /// The gains, by unit and year.
  package let gains: [Gain]

  /// All gains between two years of the same unit.
  ///
  /// - Parameters:
  ///   - series: The numbers of each unit by year; what is not known is left out.
  ///   - direction: Which way is better.
  package init(
    _ series: [String: [(year: Int, value: Rational)]],
    _ direction: Plan.Measure.Direction
  ) {
    gains = series.sorted { $0.key < $1.key }.flatMap { unit, values -> [Gain] in
      let values = values.sorted { $0.year < $1.year }
      return values.indices.flatMap { from in
        values[(from + 1)...].filter { $0.year > values[from].year }.map { later in
          Gain(
            unit: unit,
            years: later.year - values[from].year,
            value: direction.advance(from: values[from].value, to: later.value)
          )
        }
      }
    }
  }

  /// The gains over so many years.
  package func over(_ years: Int) -> [Gain] { gains.filter { $0.years == years } }

  /// The stretch of years with which a longer time is put together.
  ///
  /// - Parameter span: How many years there are.
  /// - Returns: The longest that goes into them and for which there are enough gains, else the one with
  ///   as many years or the most gains; `nil` without any gain.
  func stretch(for span: Int) -> Int? {
    let lengths = Set(gains.map(\.years)).sorted()
    let whole = lengths.filter { span % $0 == 0 && over($0).count >= Self.enough }
    if let longest = whole.last { return longest }
    if lengths.contains(span) { return span }
    return lengths.max { (over($0).count, $1) < (over($1).count, $0) }
  }

  /// How many gains make a percentile worth its name.
  package static let enough = 20
}
