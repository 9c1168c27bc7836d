// SPDX-License-Identifier: Apache-2.0
import Decisions

extension Figure {
  /// A number of things that were counted.
  static func count(_ key: String, _ label: String, _ value: Int, _ unit: String) -> Figure {
    Figure(
      key: key,
      label: label,
      text: String(value),
      exact: String(value),
      unit: unit,
      error: "a count, without error"
    )
  }
}
