// SPDX-License-Identifier: Apache-2.0

/// The cuts of several methods on one axis, each with its interval and standard error.
///
/// There is deliberately no average across methods.
public struct MethodComparison: Chart {
  /// The cut of one method.
  public struct Method: Sendable, Hashable {
    /// The method's name.
    public let label: String
    /// The cut before rounding.
    public let cut: ChartNumber
    /// The standard error of the cut; `nil` when it cannot be estimated.
    public let standardError: ChartNumber?
    /// The lower end of the interval.
    public let low: ChartNumber?
    /// The upper end of the interval.
    public let high: ChartNumber?
    /// The cut after rounding.
    public let functional: ChartNumber?
    /// What the reader must know, such as `no crossing: fallback`.
    public let note: String

    /// A method with its cut.
    public init(
      label: String,
      cut: ChartNumber,
      standardError: ChartNumber? = nil,
      low: ChartNumber? = nil,
      high: ChartNumber? = nil,
      functional: ChartNumber? = nil,
      note: String = ""
    ) {
      self.label = label
      self.cut = cut
      self.standardError = standardError
      self.low = low
      self.high = high
      self.functional = functional
      self.note = note
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// The methods, from the top.
  public let methods: [Method]
  /// What the interval is, such as `95 % bootstrap interval`.
  public let intervalTitle: String
  /// The label of the method whose cut is the study's.
  public let reported: String?
  /// What the axis measures.
  public let axisTitle: String
  let statement: String?

  /// A comparison of methods.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - methods: The methods, from the top.
  ///   - intervalTitle: What the interval is.
  ///   - reported: The label of the method whose cut is the study's.
  ///   - axisTitle: What the axis measures.
  ///   - finding: The sentence of the chart; by default it is made from the values.
  public init(
    name: String,
    title: String,
    methods: [Method],
    intervalTitle: String,
    reported: String? = nil,
    axisTitle: String = "cut, raw score",
    finding: String? = nil
  ) {
    self.name = name
    self.title = title
    self.methods = methods
    self.intervalTitle = intervalTitle
    self.reported = reported
    self.axisTitle = axisTitle
    statement = finding
  }

  /// The result in one sentence: the one given, or one made from the values.
  public var finding: String {
    if let statement { return statement }
    let finite = methods.filter(\.cut.isFinite)
    guard let low = finite.min(by: { $0.cut.value < $1.cut.value }),
      let high = finite.max(by: { $0.cut.value < $1.cut.value })
    else { return "No method gives a cut." }
    guard finite.count > 1 else { return "\(low.label) gives the cut \(low.cut.text)." }
    return "The cuts of \(finite.count) methods run from \(low.cut.text) (\(low.label)) "
      + "to \(high.cut.text) (\(high.label))."
  }

  /// Every number of the picture, as printed.
  public var table: ChartTable {
    ChartTable(
      columns: [
        "method", "cut before rounding", "standard error", "\(intervalTitle), low",
        "\(intervalTitle), high", "cut", "note",
      ],
      rows: methods.map { method in
        let notes = [method.label == reported ? "reported" : "", method.note]
        return [
          method.label, method.cut.text, method.standardError?.text ?? "not estimable",
          method.low?.text ?? "", method.high?.text ?? "", method.functional?.text ?? "",
          notes.filter { !$0.isEmpty }.joined(separator: ", "),
        ]
      }
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
