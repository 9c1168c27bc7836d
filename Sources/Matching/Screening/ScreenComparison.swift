// SPDX-License-Identifier: Apache-2.0

/// Two screens over the same applicants: who is read under which.
public struct ScreenComparison: Sendable, Hashable {
  /// How many are read under both.
  public let both: Int
  /// How many are read under the first only.
  public let onlyFirst: Int
  /// How many are read under the second only.
  public let onlySecond: Int
  /// How many are read under neither.
  public let neither: Int

  /// Compares two screens.
  ///
  /// - Parameters:
  ///   - first: What the first does with each applicant.
  ///   - second: What the second does with each; another number of applicants is a mistake of the caller
  ///     and traps.
  public init(_ first: [FilterStep], _ second: [FilterStep]) {
    precondition(first.count == second.count, "both screens see the same applicants")
    var counts = (both: 0, first: 0, second: 0, neither: 0)
    for (one, other) in zip(first, second) {
      switch (one != .drop, other != .drop) {
      case (true, true): counts.both += 1
      case (true, false): counts.first += 1
      case (false, true): counts.second += 1
      case (false, false): counts.neither += 1
      }
    }
    (both, onlyFirst, onlySecond, neither) = counts
  }

  /// How many files the first asks to read.
  public var first: Int { both + onlyFirst }
  /// How many files the second asks to read.
  public var second: Int { both + onlySecond }
}

/// How long it takes to read files, so that the reason for a screen is visible.
public struct ReadingCapacity: Sendable, Hashable {
  /// How many files are read.
  public let files: Int
  /// How many minutes one takes.
  public let minutes: Int

  /// A number of files.
  ///
  /// - Parameters:
  ///   - files: How many files are read.
  ///   - minutes: How many minutes one takes.
  public init(files: Int, minutes: Int) {
    self.files = files
    self.minutes = minutes
  }

  /// The time in hours.
  public var hours: Double { Double(files * minutes) / 60 }

  /// The time in words: `1000 files of 10 minutes = 167 h`.
  public var words: String {
    "\(files) files of \(minutes) minutes = \(Int(hours.rounded())) h"
  }
}
