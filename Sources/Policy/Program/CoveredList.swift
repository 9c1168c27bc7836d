// SPDX-License-Identifier: Apache-2.0

/// The days covered by the periods of a list, records with `start` and `finish`.
public struct CoveredList: Sendable, Hashable {
  /// A stretch of time that ends at a date.
  public struct Window: Sendable, Hashable {
    /// How many months long; 0 for a window of days.
    public var months: Int
    /// How many days long; 0 for a window of months.
    public var days: Int
    /// Where it ends.
    public var end: Term

    /// A stretch of time that ends at a date.
    ///
    /// - Parameters:
    ///   - months: How many months long.
    ///   - days: How many days long.
    ///   - end: Where it ends.
    public init(months: Int, days: Int, end: Term) {
      self.months = months
      self.days = days
      self.end = end
    }
  }

  /// The list.
  public var list: Term
  /// The variable that stands for a record in the filter.
  public var variable: Int
  /// Which records count.
  public var filter: Term?
  /// The window in which time counts.
  public var window: Window?
  /// The deciding date, at which a period that is `ongoing` ends; `nil` when there is none.
  public var today: Term?

  /// The days covered by the periods of a list.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - variable: The variable that stands for a record in the filter.
  ///   - filter: Which records count.
  ///   - window: The window in which time counts.
  ///   - today: The deciding date.
  public init(list: Term, variable: Int, filter: Term?, window: Window?, today: Term?) {
    self.list = list
    self.variable = variable
    self.filter = filter
    self.window = window
    self.today = today
  }
}
