// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// A piece of evidence for a fact, and what it says.
public struct EvidenceItem: Sendable, Hashable {
  /// Whether the piece still counts.
  public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
    /// It counts.
    case current
    /// It counts, and the person judged contests what it says: the fact is open until that is settled.
    case contested
    /// Another piece replaces it, by record.
    case superseded
    /// Its issuer took it back.
    case withdrawn
  }

  /// The item's id.
  public var id: String
  /// The document, such as `14`.
  public var document: String?
  /// The page.
  public var page: Int?
  /// The document's name, such as `USMLE transcript`.
  public var name: String?
  /// Who issued it; for a judgment, the authority.
  public var issuer: String?
  /// When it was received; for a judgment, its date.
  public var received: CalendarDate?
  /// What it says; `nil` when it only supports a value that is stated elsewhere.
  public var answer: Answer?
  /// The standard error of the value, in the unit of the fact's scale.
  public var standardError: Rational?
  /// The scale that the evidence says its standard error is on; `nil` when it says none.
  public var errorScale: String?
  /// How what it says was checked; `nil` when nobody says.
  public var verification: Verification?
  /// Whether the piece still counts.
  public var status: Status

  /// A piece of evidence.
  ///
  /// - Parameters:
  ///   - id: The item's id.
  ///   - document: The document.
  ///   - page: The page.
  ///   - name: The document's name.
  ///   - issuer: Who issued it.
  ///   - received: When it was received.
  ///   - answer: What it says.
  ///   - standardError: The standard error of the value.
  ///   - errorScale: The scale that the evidence says its standard error is on.
  ///   - verification: How what it says was checked.
  ///   - status: Whether the piece still counts.
  public init(
    _ id: String,
    document: String? = nil,
    page: Int? = nil,
    name: String? = nil,
    issuer: String? = nil,
    received: CalendarDate? = nil,
    answer: Answer? = nil,
    standardError: Rational? = nil,
    errorScale: String? = nil,
    verification: Verification? = nil,
    status: Status = .current
  ) {
    self.id = id
    self.document = document
    self.page = page
    self.name = name
    self.issuer = issuer
    self.received = received
    self.answer = answer
    self.standardError = standardError
    self.errorScale = errorScale
    self.verification = verification
    self.status = status
  }

  /// Whether the piece counts on a day.
  ///
  /// - Parameter day: The day of the snapshot; `nil` for all evidence.
  /// - Returns: Whether it is current and was received by then; an item without a date always was.
  public func counts(on day: CalendarDate?) -> Bool {
    guard status == .current || status == .contested else { return false }
    guard let day, let received else { return true }
    return received <= day
  }
}
