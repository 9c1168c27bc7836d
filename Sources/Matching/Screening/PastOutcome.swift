// SPDX-License-Identifier: Apache-2.0

/// Something that happened to applicants of a past season: an interview, a rank, a match.
public struct PastOutcome: Sendable, Hashable {
  /// What happened, such as `interviewed`.
  public let name: String
  /// Whether it happened to each applicant.
  public let had: [Bool]

  /// Something that happened.
  ///
  /// - Parameters:
  ///   - name: What happened.
  ///   - had: Whether it happened to each applicant.
  public init(name: String, had: [Bool]) {
    self.name = name
    self.had = had
  }

  /// How many of those to whom it happened a screen would not have read.
  ///
  /// - Parameter outcomes: What the screen does with each applicant.
  /// - Returns: The counts.
  public func loss(_ outcomes: [FilterStep]) -> PastLoss {
    let places = had.indices.filter { had[$0] }
    return PastLoss(
      name: name,
      had: places.count,
      lost: places.count { outcomes[$0] == .drop }
    )
  }
}

/// How many of those to whom something happened a screen would not have read.
public struct PastLoss: Sendable, Hashable {
  /// What happened.
  public let name: String
  /// To how many it happened.
  public let had: Int
  /// How many of them are not read.
  public let lost: Int
}
