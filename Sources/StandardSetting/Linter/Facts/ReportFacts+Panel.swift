// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension ReportFacts {
  /// The range of the reporting scale.
  public struct ScaleRange: Sendable, Hashable {
    /// The lowest scaled score.
    public var lower: Rational
    /// The highest scaled score.
    public var upper: Rational

    /// A range.
    public init(lower: Rational, upper: Rational) {
      self.lower = lower
      self.upper = upper
    }

    /// Whether a score lies in the range, ends included.
    public func contains(_ score: Rational) -> Bool { lower <= score && score <= upper }

    /// Such as `100-200`.
    public var text: String { "\(lower)-\(upper)" }
  }

  /// A statistic of the summary below the panelists' scores.
  public enum Statistic: String, Sendable, Hashable, CaseIterable, Codable {
    /// The mean.
    case average = "Average"
    /// The smallest score.
    case lowest = "Lowest"
    /// The greatest score.
    case highest = "Highest"
    /// The standard deviation of the panelists' scores.
    case deviation = "SD"
    /// The standard error of judgment: the standard deviation over the root of the panel's size.
    case judgmentError = "SEJ"
  }

  /// A printed figure: its text keeps the places it was rounded to.
  public struct Printed: Sendable, Hashable {
    /// The figure as printed.
    public var text: String
    /// Its lines.
    public var lines: [Int]

    /// A figure.
    public init(_ text: String, lines: [Int] = []) {
      self.text = text
      self.lines = lines
    }

    /// The exact value of the text.
    public var value: Rational? { Rational(decimal: text) }

    /// The digits after the point.
    public var places: Int {
      text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.count ?? 0
    }
  }

  /// The scores of one round and the summary printed below them.
  public struct Round: Sendable, Hashable {
    /// The heading of the column.
    public var name: String
    /// One score per panelist, in the order printed.
    public var totals: [Printed]
    /// The printed summary.
    public var summary: [Statistic: Printed]

    /// A round.
    public init(name: String, totals: [Printed], summary: [Statistic: Printed] = [:]) {
      self.name = name
      self.totals = totals
      self.summary = summary
    }
  }

  /// An agency and how many panelists it sent.
  public struct Agency: Sendable, Hashable {
    /// Its name as printed.
    public var name: String
    /// Its panelists.
    public var panelists: Int
    /// Its lines.
    public var lines: [Int]

    /// An agency.
    public init(name: String, panelists: Int, lines: [Int] = []) {
      self.name = name
      self.panelists = panelists
      self.lines = lines
    }
  }
}
