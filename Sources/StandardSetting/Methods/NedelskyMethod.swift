// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Nedelsky: panelists rule out the options that a just qualified candidate sees to be wrong.
///
/// A panelist's cut is c_j = Σ m_i/(options of item i not ruled out): the candidate guesses among
/// the rest. The key can never be ruled out; with only the key left the item counts in full.
public struct NedelskyMethod: CutMethod {
  /// A multiple-choice item with its options.
  public struct Item: Sendable, Hashable {
    /// The item.
    public let item: PanelItem
    /// The options, each once.
    public let options: [String]
    /// The right option.
    public let key: String

    /// A multiple-choice item.
    ///
    /// - Parameters:
    ///   - item: The item.
    ///   - options: The options, each once.
    ///   - key: The right option.
    public init(_ item: PanelItem, options: [String], key: String) {
      self.item = item
      self.options = options
      self.key = key
    }
  }

  /// The options of one item that one panelist ruled out.
  public struct Elimination: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The item's key.
    public let item: String
    /// The options ruled out; empty when none was.
    public let options: Set<String>

    /// What one panelist ruled out.
    ///
    /// - Parameters:
    ///   - panelist: The panelist's key.
    ///   - item: The item's key.
    ///   - options: The options ruled out.
    public init(panelist: String, item: String, options: Set<String>) {
      self.panelist = panelist
      self.item = item
      self.options = options
    }
  }

  private let aggregate: PanelAggregate
  private let flags: [MethodResult.Flag]

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - items: The items; unscored ones are left out.
  ///   - eliminations: One record for each panelist and scored item.
  ///   - statistic: The statistic over panelists.
  /// - Throws: `MethodError` when a key is no option of its item or was ruled out, an option is
  ///   unknown, a record is repeated or missing, or there are too few panelists.
  public init(
    items: [Item],
    eliminations: [Elimination],
    statistic: PanelStatistic = .mean
  ) throws(MethodError) {
    for item in items where !item.options.contains(item.key) {
      throw MethodError(
        .outOfRange,
        at: "Nedelsky, item `\(item.item.key)`",
        "the key `\(item.key)` is not among the options",
        rule: "the key is one of the item's options",
        remedy: "correct the key or the options"
      )
    }
    let known = Dictionary(items.map { ($0.item.key, $0) }, uniquingKeysWith: { first, _ in first })
    var panelists: [String] = []
    var table: [String: [String: Int]] = [:]
    for record in eliminations {
      let left = try NedelskyMethod.optionsLeft(record, known[record.item])
      if table[record.panelist] == nil { panelists.append(record.panelist) }
      let earlier = table[record.panelist, default: [:]].updateValue(left, forKey: record.item)
      guard earlier == nil else {
        throw NedelskyMethod.refusal(
          .duplicate,
          record,
          "judged twice",
          rule: "each panelist judges an item once",
          remedy: "keep one of the judgments"
        )
      }
    }
    let scored = items.filter(\.item.isScored)
    var values: [Rational] = []
    for panelist in panelists {
      var cut = Rational.zero
      for item in scored {
        guard let left = table[panelist]?[item.item.key] else {
          throw MethodError(
            .missing,
            at: "Nedelsky, panelist `\(panelist)`, item `\(item.item.key)`",
            "no judgment",
            rule: "each panelist judges every scored item; nothing ruled out is a judgment too",
            remedy: "add the judgment"
          )
        }
        cut += item.item.maxPoints / Rational(left)
      }
      values.append(cut)
    }
    aggregate = try PanelAggregate(
      panelists: panelists,
      values: values,
      statistic: statistic,
      place: "Nedelsky"
    )
    flags = NedelskyMethod.flags(scored, unscored: items.count - scored.count)
  }

  /// The method's identity.
  public var identity: MethodIdentity { .nedelsky }

  /// The panelists.
  public var panelists: [String] { aggregate.panelists }

  /// None: the judgments refer to no examinee.
  public var examinees: [String] { [] }

  /// The panel's cut with its error.
  ///
  /// - Parameter plan: How to resample panelists, beside the closed form.
  /// - Returns: The result.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    aggregate.result(
      of: self,
      bootstrap: plan,
      flags: flags,
      assumptions: ["A just qualified candidate guesses evenly among the options not ruled out."],
      figures: []
    )
  }

  /// The statistic when panelists count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    aggregate.resampledCut(counts: draw.panelists)
  }

  private static func optionsLeft(_ record: Elimination, _ item: Item?) throws(MethodError) -> Int {
    guard let item else {
      throw refusal(
        .outOfRange,
        record,
        "the item is unknown",
        rule: "judgments refer to items of the test",
        remedy: "correct the item's key"
      )
    }
    guard !record.options.contains(item.key) else {
      throw refusal(
        .outOfRange,
        record,
        "the key `\(item.key)` was ruled out",
        rule: "the key can never be ruled out",
        remedy: "correct the judgment"
      )
    }
    if let option = record.options.sorted().first(where: { !item.options.contains($0) }) {
      throw refusal(
        .outOfRange,
        record,
        "`\(option)` is no option",
        rule: "only options of the item can be ruled out",
        remedy: "correct the judgment"
      )
    }
    return item.options.count - record.options.count
  }

  private static func refusal(
    _ code: MethodError.Code,
    _ record: Elimination,
    _ finding: String,
    rule: String,
    remedy: String
  ) -> MethodError {
    MethodError(
      code,
      at: "Nedelsky, panelist `\(record.panelist)`, item `\(record.item)`",
      finding,
      rule: rule,
      remedy: remedy
    )
  }

  private static func flags(_ items: [Item], unscored: Int) -> [MethodResult.Flag] {
    var flags: [MethodResult.Flag] = []
    for count in Set(items.map(\.options.count)).sorted() where count >= 2 {
      let values = stride(from: count, through: 1, by: -1).map {
        $0 == 1 ? "1" : Rational(1, $0).text(places: 3)
      }
      flags.append(
        MethodResult.Flag(
          .attainableValues,
          "with \(count) options a judgment can only be \(values.joined(separator: ", ")), never "
            + "between 0.500 and 1"
        )
      )
    }
    if unscored > 0 {
      flags.append(
        MethodResult.Flag(
          .unscoredIgnored,
          "\(unscored) unscored items are left out of the cut"
        )
      )
    }
    return flags
  }
}
