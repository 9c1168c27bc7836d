// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// What is on file for one fact: a value or why there is none, and the evidence.
public struct FactRecord: Sendable, Hashable {
  /// The value as stated; `nil` when only the evidence says it.
  public var stated: Answer?
  /// The standard error of the stated value.
  public var statedError: Rational?
  /// The scale that the standard error is said to be on; `nil` when nothing says it.
  public var statedErrorScale: String?
  /// The evidence.
  public var evidence: [EvidenceItem]

  /// What is on file.
  ///
  /// - Parameters:
  ///   - stated: The value as stated.
  ///   - standardError: The standard error of the stated value.
  ///   - errorScale: The scale that the standard error is said to be on.
  ///   - evidence: The evidence.
  public init(
    _ stated: Answer?,
    standardError: Rational? = nil,
    errorScale: String? = nil,
    evidence: [EvidenceItem] = []
  ) {
    self.stated = stated
    statedError = standardError
    statedErrorScale = errorScale
    self.evidence = evidence
  }

  /// A stated value.
  ///
  /// - Parameter value: The value.
  public init(_ value: Value) { self.init(.value(value)) }

  /// What the record says on a day.
  ///
  /// Items that say nothing do not count; items that agree are one; items that disagree make the
  /// fact unknown(disputed), and so does one that is contested. An item that cannot be read never
  /// disputes one that can, nor one that is not verified enough another that is; with nothing better
  /// the fact is unknown(pending).
  ///
  /// - Parameters:
  ///   - day: The day of the snapshot; `nil` for all evidence.
  ///   - need: The least verification at which an item counts; `nil` when any does. What is stated
  ///     outright always counts.
  /// - Returns: The value or the unknown; `nil` when nothing counts.
  public func answer(on day: CalendarDate?, verified need: Verification? = nil) -> Answer? {
    if evidence.isEmpty { return stated }
    let items = evidence.filter { $0.counts(on: day) && $0.answer != nil }
    if items.contains(where: { $0.status == .contested }) { return .unknown(.disputed, "") }
    let enough = need.map { need in
      items.filter { ($0.verification ?? .selfReport) >= need }
    }
    var values: Set<Answer> = stated.map { [$0] } ?? []
    values.formUnion((enough ?? items).compactMap(\.answer))
    if values.isEmpty, !items.isEmpty { return .unknown(.pending, "") }
    guard values.count > 1 else { return values.first }
    let known = values.filter { !$0.isUnknown }
    if known.count == 1 { return known.first }
    if known.count > 1 { return .unknown(.disputed, "") }
    return .unknown(values.reduce(.none) { $0.union($1.unknowns) })
  }

  /// The standard error of the value that counts on a day.
  ///
  /// - Parameter day: The day of the snapshot; `nil` for all evidence.
  /// - Returns: The stated error, or the greatest of the items that count.
  public func standardError(on day: CalendarDate?) -> Rational? {
    standardErrors(on: day).max()
  }

  /// All standard errors that count on a day; a stated one replaces those of the evidence.
  func standardErrors(on day: CalendarDate?) -> [Rational] {
    statedError.map { [$0] } ?? evidence.filter { $0.counts(on: day) }.compactMap(\.standardError)
  }

  /// The scales that the standard errors which count on a day are said to be on.
  ///
  /// - Parameter day: The day of the snapshot; `nil` for all evidence.
  /// - Returns: The scales, each once.
  public func errorScales(on day: CalendarDate?) -> Set<String> {
    if statedError != nil { return statedErrorScale.map { [$0] } ?? [] }
    let items = evidence.filter { $0.counts(on: day) && $0.standardError != nil }
    return Set(items.compactMap(\.errorScale))
  }

  /// Whether a judgment with its authority and date is on file, or the value is stated outright.
  ///
  /// - Parameter day: The day of the snapshot; `nil` for all evidence.
  /// - Returns: Whether the record is a judgment.
  func isJudged(on day: CalendarDate?) -> Bool {
    stated != nil
      || evidence.contains { $0.counts(on: day) && $0.issuer != nil && $0.received != nil }
  }
}
