// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// One panelist's level for one folder of work, with the folder's score.
public struct LevelJudgment: Sendable, Hashable {
  /// The panelist's key.
  public let panelist: String
  /// The folder's key.
  public let work: String
  /// The level, a whole number that rises with quality.
  public let level: Int
  /// The folder's score, not shown to the panelist.
  public let score: Rational

  /// A panelist's level for a folder.
  ///
  /// - Parameters:
  ///   - panelist: The panelist's key.
  ///   - work: The folder's key.
  ///   - level: The level.
  ///   - score: The folder's score.
  public init(panelist: String, work: String, level: Int, score: Rational) {
    self.panelist = panelist
    self.work = work
    self.level = level
    self.score = score
  }
}
