// SPDX-License-Identifier: Apache-2.0

/// The header of a policy, each clause once.
struct PolicyHeader {
  private(set) var title: String?
  private(set) var subject = "subject"
  private(set) var period: Name?
  private(set) var decidesBy: Name?
  private(set) var sources: [String: SourceDeclaration] = [:]
  private(set) var sourceOrder: [SourceDeclaration] = []
  private let findings: Findings

  init(_ document: PolicyDocument, _ findings: Findings) {
    self.findings = findings
    var hasSubject = false
    for clause in document.header {
      switch clause.kind {
      case .title(let text): title = text
      case .about(let entity, let counter):
        (subject, period, hasSubject) = (entity.text, counter, true)
      case .decidesBy(let path):
        decidesBy = path.last
        if path.count > 1, path[0].text != subject {
          findings.add(
            .typeMismatch,
            "the version is picked by a fact of the subject",
            at: path[0].site
          )
        }
      case .source(let source): add(source)
      case .overlays, .type, .unit: break
      }
    }
    if !hasSubject {
      findings.add(
        .unknownName,
        "the policy does not say whom it is about",
        at: document.id.site,
        help: "write `about` and the name of the entity under the first line"
      )
    }
  }

  private mutating func add(_ source: SourceDeclaration) {
    if let first = sources[source.id.text] {
      findings.twice("the source", source.id, first: first.id)
      return
    }
    sources[source.id.text] = source
    sourceOrder.append(source)
    checkQuote(source)
  }

  /// Words in quotation marks are someone's words: nobody can be held to those of which it is not
  /// said who issued them and where they stand.
  private func checkQuote(_ source: SourceDeclaration) {
    guard source.quote != nil, source.grade != .official else { return }
    if source.issuer == nil {
      findings.add(
        .unattributedQuote,
        "the quote of `\(source.id.text)` does not say who issued its words",
        at: source.id.site,
        help:
          "words that nobody stands behind are a claim, no rule: add `issuer`, or leave them out"
      )
    } else if source.locator == nil {
      findings.add(
        .unattributedQuote,
        "the quote of `\(source.id.text)` does not say where its words stand",
        at: source.id.site,
        help: "add `at` and the place, or `grade official`"
      )
    }
  }

  /// The entities that the file gives facts, and the subject.
  static func entities(_ document: PolicyDocument, subject: String) -> Set<String> {
    var entities: Set<String> = [subject]
    func add(_ blocks: [Block]) {
      for block in blocks {
        switch block.kind {
        case .facts(let facts): entities.insert(facts.entity.text)
        case .version(let version):
          if case .blocks(let blocks) = version.body { add(blocks) }
        default: break
        }
      }
    }
    add(document.blocks)
    return entities
  }

  /// Looks up the facts that the header names.
  func check(_ checker: VersionChecker) {
    let known = checker.facts.filter { $0.entity == 0 }
    for name in [period, decidesBy].compactMap({ $0 }) {
      guard let fact = known.first(where: { $0.name == name.text }) else {
        findings.unknown("the fact", name.text, at: name.site, among: known.map(\.name))
        continue
      }
      let isYear = fact.type.number?.form == .year
      let isDate = if case .date = fact.type { true } else { false }
      if name == period, !isYear, !fact.type.isDamaged {
        findings.add(
          .typeMismatch,
          "a period is a year, and `\(name.text)` is \(fact.type.words)",
          at: name.site
        )
      } else if !isYear, !isDate, !fact.type.isDamaged {
        findings.add(
          .typeMismatch,
          "versions are picked by a date or a year, and `\(name.text)` is \(fact.type.words)",
          at: name.site
        )
      }
    }
  }
}
