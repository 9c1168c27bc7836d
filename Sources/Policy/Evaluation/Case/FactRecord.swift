// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// What is on file for one fact: a value or why there is none, and the evidence.
public struct FactRecord: Sendable, Hashable {
  /// The value as stated; `nil` when only the evidence says it.
  public var stated: Answer?
  /// What few records have beside what is stated; `nil` for none of it.
  private var details: Details?

  /// The standard error of the stated value.
  public var statedError: Rational? {
    get { details?.error }
    set { change { $0.error = newValue } }
  }
  /// The scale that the standard error is said to be on; `nil` when nothing says it.
  public var statedErrorScale: String? {
    get { details?.errorScale }
    set { change { $0.errorScale = newValue } }
  }
  /// The evidence.
  public var evidence: [EvidenceItem] {
    get { details?.evidence ?? [] }
    set { change { $0.evidence = newValue } }
  }

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
    guard standardError != nil || errorScale != nil || !evidence.isEmpty else { return }
    details = Details(error: standardError, errorScale: errorScale, evidence: evidence)
  }

  private mutating func change(_ change: (inout Details) -> Void) {
    var changed = details ?? Details(error: nil, errorScale: nil, evidence: [])
    change(&changed)
    details = changed.isEmpty ? nil : changed
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

extension FactRecord {
  /// A standard error and evidence, held apart so that a record without them is small.
  private struct Details: Sendable, Hashable {
    private final class Storage: Sendable, Hashable {
      let error: Rational?
      let errorScale: String?
      let evidence: [EvidenceItem]

      init(_ error: Rational?, _ errorScale: String?, _ evidence: [EvidenceItem]) {
        (self.error, self.errorScale, self.evidence) = (error, errorScale, evidence)
      }

      static func == (left: Storage, right: Storage) -> Bool {
        left === right
          || left.error == right.error && left.errorScale == right.errorScale
            && left.evidence == right.evidence
      }

      func hash(into hasher: inout Hasher) {
        hasher.combine(error)
        hasher.combine(errorScale)
        hasher.combine(evidence)
      }
    }

    private var storage: Storage

    init(error: Rational?, errorScale: String?, evidence: [EvidenceItem]) {
      storage = Storage(error, errorScale, evidence)
    }

    var isEmpty: Bool { error == nil && errorScale == nil && evidence.isEmpty }

    var error: Rational? {
      get { storage.error }
      set { storage = Storage(newValue, errorScale, evidence) }
    }
    var errorScale: String? {
      get { storage.errorScale }
      set { storage = Storage(error, newValue, evidence) }
    }
    var evidence: [EvidenceItem] {
      get { storage.evidence }
      set { storage = Storage(error, errorScale, newValue) }
    }
  }
}
