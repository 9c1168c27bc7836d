// SPDX-License-Identifier: Apache-2.0
import Evidence

extension Explanation {
  /// The decision, behind the name of the case where it has one.
  var heading: String { (title.map { "\($0): " } ?? "") + record.decision }

  /// The version's status and dates as results print them.
  public var axes: (decidesBy: String?, status: String?, from: String?, until: String?) {
    func bound(_ number: Int) -> String {
      countsYears ? "\(number)" : CalendarDate(dayNumber: number).description
    }
    let deciding = record.decidingValue?.words
    switch version?.status {
    case .inForce(let from, let until)?:
      return (deciding, "in force", bound(from), until.map(bound))
    case .proposed?: return (deciding, "not in force: proposed", nil, nil)
    case .undated?: return (deciding, "not in force: of an unknown date", nil, nil)
    case .withdrawn?: return (deciding, "not in force: withdrawn", nil, nil)
    case .implicit?: return (deciding, "of an unknown date", nil, nil)
    case nil: return (deciding, nil, nil, nil)
    }
  }

  /// Why a verdict is open or broken, in the words for the person judged; empty when it is neither.
  ///
  /// - Parameter verdict: The verdict.
  /// - Returns: A sentence for each fault, or for each fact that is not known.
  public func reasons(_ verdict: Verdict) -> [String] {
    if !verdict.faults.isEmpty {
      return verdict.faults.map {
        "cannot be decided: the rule or the data is broken (\($0.code.rawValue): \($0.sentence))"
      }
    }
    guard verdict.truth == .unknown else { return [] }
    return verdict.unknowns.causes.map { cause in
      switch cause.kind {
      case .missing where isOpenList(cause.name):
        "not shown to meet: `\(cause.name)` is not shown to be complete"
      case .missing: "not shown to meet: \(named(cause.name)) is not on file"
      case .judgment: "open: only \(judge(of: cause.name)) can decide this (`\(cause.name)`)"
      case .unpublished: "not published: `\(cause.name)`"
      default: "open: `\(cause.name)`: \(cause.kind.sentence)"
      }
    }
  }

  /// Whether a fact is a list of which the rule says when it is complete.
  private func isOpenList(_ name: String) -> Bool {
    version?.program.facts.contains { $0.name == name && $0.completeWhen != nil } ?? false
  }

  /// A fact, with whose it is where it is not the subject's own.
  private func named(_ name: String) -> String {
    guard let program = version?.program,
      let fact = program.facts.first(where: { $0.name == name }),
      program.entities[fact.entity].name != subjectEntity
    else { return "`\(name)`" }
    let entity = program.entities[fact.entity].name
    let article = "aeiou".contains(entity.prefix(1)) ? "an" : "a"
    return "`\(name)` of \(article) `\(entity)`"
  }

  private func judge(of name: String) -> String {
    version?.program.facts.first { $0.name == name }?.declaration.judge ?? "a named authority"
  }
}

extension EvidenceItem {
  /// The item as a reader finds it: `USMLE transcript, doc 14 p. 1`.
  var words: String {
    var parts = [name ?? id]
    if let document {
      parts.append("doc \(document)" + (page.map { " p. \($0)" } ?? ""))
    } else if let page {
      parts.append("p. \(page)")
    }
    if let issuer { parts.append(issuer) }
    if let received { parts.append(received.description) }
    return parts.joined(separator: ", ")
  }
}
