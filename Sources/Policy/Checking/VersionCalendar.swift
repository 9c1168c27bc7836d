// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// When each version is law, with what overlaps and what is left out.
struct VersionCalendar {
  /// The versions' statuses in their order, bounds as day numbers or years.
  private(set) var statuses: [RuleVersion.Status] = []
  private let versions: [VersionDeclaration]
  private let findings: Findings
  private let countsYears: Bool

  init(
    _ versions: [VersionDeclaration],
    isDated: Bool,
    _ checker: VersionChecker,
    _ findings: Findings
  ) {
    self.versions = versions
    self.findings = findings
    let deciding = checker.shared.decidesBy.flatMap { name in
      checker.facts.first { $0.entity == 0 && $0.name == name }
    }
    countsYears = deciding?.type.number?.form == .year
    guard isDated else {
      statuses = [.implicit]
      findings.add(
        .undatedPolicy,
        "the policy has no dated version: nobody can say when it was law",
        at: versions[0].name.site,
        help: "write `version NAME in force DATE until replaced:`"
      )
      return
    }
    checkNames()
    if deciding == nil, checker.shared.decidesBy == nil {
      findings.add(
        .unknownName,
        "versions have dates, and the policy does not say which date of a case picks one",
        at: versions[0].name.site,
        help: "write `decides by` and a fact of the subject in the header"
      )
    }
    let starts = versions.map { start($0) }
    statuses = versions.indices.map { status($0, starts) }
    checkOrder()
    checkUndated()
  }

  private func checkNames() {
    var first: [String: Name] = [:]
    for version in versions {
      if let earlier = first[version.name.text] {
        findings.twice("the version", version.name, first: earlier)
      }
      first[version.name.text] = first[version.name.text] ?? version.name
    }
  }

  private func start(_ version: VersionDeclaration) -> Int? {
    guard case .inForce(let from, _) = version.status else { return nil }
    return number(from, version)
  }

  private func number(_ bound: VersionDeclaration.Bound, _ version: VersionDeclaration) -> Int? {
    switch bound {
    case .date(let date) where !countsYears: return date.dayNumber
    case .year(let year) where countsYears: return year
    default:
      findings.add(
        .typeMismatch,
        "the version is picked by a \(countsYears ? "year" : "date"), and its bound is none",
        at: version.name.site,
        help: countsYears
          ? "write a year, such as `in force 2014`" : "write a date, such as 2024-07-01"
      )
      return nil
    }
  }

  private func status(_ place: Int, _ starts: [Int?]) -> RuleVersion.Status {
    let version = versions[place]
    switch version.status {
    case .proposed: return .proposed
    case .undated: return .undated
    case .withdrawn: return .withdrawn
    case .inForce(_, let end):
      guard let start = starts[place] else { return .undated }
      switch end {
      case .open: return .inForce(from: start, until: nil)
      case .replaced:
        let next = starts.compactMap { $0 }.filter { $0 > start }.min()
        return .inForce(from: start, until: next)
      case .before(let bound):
        let until = number(bound, version)
        if let until, until <= start {
          findings.add(
            .versionsOverlap,
            "the version `\(version.name.text)` ends before it starts",
            at: version.name.site
          )
        }
        return .inForce(from: start, until: until)
      }
    }
  }

  /// Two versions of one day, and days of none between two versions.
  private func checkOrder() {
    let dated = versions.indices.compactMap { place -> (place: Int, from: Int, until: Int?)? in
      guard case .inForce(let from, let until) = statuses[place] else { return nil }
      return (place, from, until)
    }.sorted { ($0.from, $0.place) < ($1.from, $1.place) }
    for (earlier, later) in zip(dated, dated.dropFirst()) {
      let (one, other) = (versions[earlier.place], versions[later.place])
      guard let until = earlier.until else {
        reportOverlap(one, other, from: later.from)
        continue
      }
      if until > later.from {
        reportOverlap(one, other, from: later.from)
      } else if until < later.from {
        findings.add(
          .versionGap,
          "no version is in force from \(text(until)) until \(text(later.from))",
          at: other.name.site,
          others: [Diagnostic.Mark(one.name.site.span, "ends \(text(until))")],
          help: "if the earlier one went on, write `until replaced`"
        )
      }
    }
  }

  private func reportOverlap(_ one: VersionDeclaration, _ other: VersionDeclaration, from: Int) {
    // Where `applies to` tells the cases apart, only a case can show that both apply.
    guard one.appliesTo == nil || other.appliesTo == nil else { return }
    findings.add(
      .versionsOverlap,
      "two versions are in force from \(text(from))",
      at: other.name.site,
      others: [Diagnostic.Mark(one.name.site.span, "also in force")],
      help: "write `until replaced` behind the earlier one"
    )
  }

  private func checkUndated() {
    for version in versions where version.status == .undated {
      findings.add(
        .laterUndated,
        "nobody knows since when the version `\(version.name.text)` is law",
        at: version.name.site,
        help: "results of the version before it say so until a date is found"
      )
    }
  }

  private func text(_ bound: Int) -> String {
    countsYears ? "\(bound)" : CalendarDate(dayNumber: bound).description
  }
}
