// SPDX-License-Identifier: Apache-2.0

/// Dates as readers know them: data hold `2014-01-31`, a text says `31 January 2014`.
enum LongDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// An ISO date in words; any other text as it is.
  static func text(_ date: String) -> String {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      let month = Int(parts[1]), months.indices.contains(month - 1), let day = Int(parts[2]),
      (1...31).contains(day)
    else { return date }
    return "\(day) \(months[month - 1]) \(parts[0])"
  }
}
