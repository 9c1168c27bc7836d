// SPDX-License-Identifier: Apache-2.0

/// A policy that has been checked: every name resolved, every type and unit known, every version
/// written out.
///
/// A rulebook is what the evaluator, the columnar kernel, SQL, comparison and search read; none of
/// them looks at the text again except to quote it.
public struct Rulebook: Sendable {
  /// The policy's id, such as `us.tn.itp-provisional`.
  public var id: String
  /// The title, where the file gives one.
  public var title: String?
  /// The entity the policy is about.
  public var subject: String
  /// The subject's fact that counts its periods, such as `apr_year`; `nil` without periods.
  public var period: String?
  /// The subject's fact whose value picks the version; `nil` when the file does not say.
  public var decidesBy: String?
  /// The cited documents, in file order.
  public var sources: [SourceDeclaration]
  /// The interpretations, in file order.
  public var readings: [ReadingDeclaration]
  /// The versions, in file order; a file without versions has one named `base`.
  public var versions: [RuleVersion]
  /// The tests, in file order.
  public var tests: [RuleTest]
  /// The units that numbers may be written with, those of the language first.
  public var units: [Unit]

  /// A checked policy.
  ///
  /// - Parameters:
  ///   - id: The policy's id.
  ///   - title: The title.
  ///   - subject: The entity the policy is about.
  ///   - period: The subject's fact that counts its periods.
  ///   - decidesBy: The subject's fact whose value picks the version.
  ///   - sources: The cited documents.
  ///   - readings: The interpretations.
  ///   - versions: The versions.
  ///   - tests: The tests.
  ///   - units: The units that numbers may be written with.
  public init(
    id: String,
    title: String?,
    subject: String,
    period: String?,
    decidesBy: String?,
    sources: [SourceDeclaration],
    readings: [ReadingDeclaration],
    versions: [RuleVersion],
    tests: [RuleTest],
    units: [Unit] = Unit.known
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.period = period
    self.decidesBy = decidesBy
    self.sources = sources
    self.readings = readings
    self.versions = versions
    self.tests = tests
    self.units = units
  }
}

extension Rulebook {
  /// Whether versions are picked by a year, and not by a date.
  public var countsYears: Bool {
    guard let decidesBy, let program = versions.first?.program else { return false }
    let fact = program.facts.first { $0.entity == 0 && $0.name == decidesBy }
    return fact?.type.number?.form == .year
  }
}

/// The rule text of one version, with everything it shares with others written out.
public struct RuleVersion: Sendable {
  /// Whether and when the text is law.
  public enum Status: Sendable, Hashable {
    /// Law from the first bound until, not including, the second; days of the calendar, or years.
    case inForce(from: Int, until: Int?)
    /// A bill or a draft.
    case proposed
    /// Law, but nobody knows since when.
    case undated
    /// Taken back.
    case withdrawn
    /// The file has no versions: it is law of an unknown date, and applies to every case.
    case implicit

    /// What keeps the version from being law, for the places that nobody overlooks; `nil` for one
    /// that is in force, or that is the only one.
    public var caution: String? {
      switch self {
      case .inForce, .implicit: nil
      case .proposed: "proposed, not in force"
      case .undated: "of an unknown date, not in force"
      case .withdrawn: "withdrawn, not in force"
      }
    }
  }

  /// The version's name.
  public var name: String
  /// Whether and when the text is law; bounds are day numbers or years, as the deciding fact is.
  public var status: Status
  /// The version that this one amends; it cannot start before that one.
  public var base: String?
  /// To which cases it applies; `nil` for all.
  public var appliesTo: Term?
  /// Sources, readings, remarks.
  public var tail: Tail
  /// The rules.
  public var program: Program
  /// Where the version is declared.
  public var site: Site

  /// A version.
  ///
  /// - Parameters:
  ///   - name: The version's name.
  ///   - status: Whether and when the text is law.
  ///   - base: The version that this one amends.
  ///   - appliesTo: To which cases it applies.
  ///   - tail: Sources, readings, remarks.
  ///   - program: The rules.
  ///   - site: Where the version is declared.
  public init(
    name: String,
    status: Status,
    base: String?,
    appliesTo: Term?,
    tail: Tail,
    program: Program,
    site: Site
  ) {
    self.name = name
    self.status = status
    self.base = base
    self.appliesTo = appliesTo
    self.tail = tail
    self.program = program
    self.site = site
  }
}
