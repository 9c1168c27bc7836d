// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// Reads the checklist out of an explanation: the requirements in the order of the law.
///
/// What must hold together is listed one by one; a choice among several ways is one requirement.
struct ChecklistReader {
  let pathway: Pathway
  let explanation: Explanation
  let file: CaseFile
  let day: CalendarDate?

  var items: [ChecklistItem] {
    guard let root = explanation.root else { return [undecided] }
    return items(root, under: nil)
  }

  /// The requirements of a criterion; what it does not put into words the groups round it do.
  private func items(_ node: ExplanationNode, under outer: String?) -> [ChecklistItem] {
    let wording = node.text ?? outer
    guard !node.isRemoved, !node.children.isEmpty, node.operation == "all of" else {
      return [item(node, wording)]
    }
    return node.children.flatMap { items($0, under: wording) }
  }

  private func item(_ node: ExplanationNode, _ wording: String?) -> ChecklistItem {
    let requirement = requirement(node)
    let status = status(node)
    let open = causes(node)
    return ChecklistItem(
      decision: explanation.record.decision,
      label: node.path,
      wording: wording ?? requirement.condition,
      condition: requirement.condition,
      status: status,
      onFile: requirement.onFile,
      asked: requirement.asked,
      lacking: requirement.lacking,
      remarks: node.leaves.flatMap(\.notes).uniqued,
      facts: node.leaves.flatMap(\.operands).flatMap(\.factNames).uniqued,
      // A clause that is not published is named by its label, which stands in front already.
      openFacts: open.map(\.name).filter { !$0.hasPrefix("(") }.uniqued,
      why: open.first.map(why) ?? "",
      debt: debt(open, status),
      sources: sources(node),
      strength: node.attributes.strength,
      addressee: node.attributes.addressee?.text,
      comparisons: comparisons(node),
      evidence: node.leaves.flatMap { $0.operands.flatMap(\.allEvidence) }.map(\.line).uniqued
    )
  }

  /// Where no version decides there is one requirement: that one does.
  private var undecided: ChecklistItem {
    let verdict = explanation.record.verdict
    let status = undecidedStatus
    return ChecklistItem(
      decision: "",
      label: "",
      wording: "a version of the law that applies",
      condition: "a version of the law that applies",
      status: status,
      onFile: "nothing",
      asked: "a version of \(pathway.id) in force",
      remarks: [],
      facts: [],
      openFacts: verdict.unknowns.names,
      why: verdict.unknowns.causes.first.map(why) ?? "",
      debt: debt(verdict.unknowns.causes, status),
      sources: [],
      comparisons: [],
      evidence: []
    )
  }

  private var undecidedStatus: ChecklistStatus {
    let verdict = explanation.record.verdict
    if let fault = verdict.faults.first {
      let sentence = "\(fault.code.rawValue): \(fault.sentence)"
      return fault.code == .noVersion ? .noLaw(sentence) : .broken(sentence)
    }
    let kind = verdict.unknowns.kinds.first ?? .undated
    return kind == .undated ? .noLaw("the date of the law is not known") : .notYetKnown(kind)
  }

  private func requirement(_ node: ExplanationNode) -> Requirement {
    if let requirement = node.requirement(in: pathway.source) { return requirement }
    let members = node.children.filter { !$0.isRemoved }
    let read = members.map { ($0.label, requirement($0)) }
    return Requirement(
      onFile: read.map { "\($0) \($1.onFile)" }.joined(separator: "; "),
      asked: "\(node.operation): "
        + read.map { "\($0) \($1.asked)" }.joined(separator: "; "),
      condition: "\(node.operation): "
        + read.map { "\($0) \($1.condition)" }.joined(separator: "; ")
    )
  }

  // MARK: - Status

  private func status(_ node: ExplanationNode) -> ChecklistStatus {
    if node.isRemoved { return .exempt }
    if let fault = node.verdict.faults.first {
      return .broken("\(fault.code.rawValue): \(fault.sentence)")
    }
    switch node.verdict.truth {
    case .met: return .meets
    case .notMet: return .notShown
    case .unknown:
      guard let first = causes(node).first else { return .notYetKnown(.missing) }
      guard first.kind == .judgment else { return .notYetKnown(first.kind) }
      return .discretion(judge(of: first.name) ?? "the authority")
    }
  }

  /// What keeps a criterion open, the cause to speak of first: what nobody can settle by evidence where
  /// it stands alone, what can be asked for where another way is left, a judgment last.
  private func causes(_ node: ExplanationNode) -> [Unknowns.Cause] {
    guard !node.isRemoved, node.verdict.truth == .unknown else { return [] }
    let ranked = node.verdict.unknowns.causes.enumerated().sorted { one, other in
      (one.element.kind.rank(amongWays: !node.children.isEmpty), one.offset)
        < (other.element.kind.rank(amongWays: !node.children.isEmpty), other.offset)
    }.map(\.element)
    return ranked.filter { $0.kind == ranked[0].kind }
  }

  /// Why a fact or clause is open, in words: what is on file and does not suffice, else the kind.
  private func why(_ cause: Unknowns.Cause) -> String {
    if cause.kind == .unpublished { return "the rule is not published" }
    guard let fact = fact(cause.name), let record = record(of: fact) else {
      return cause.kind.sentence
    }
    let pieces = record.evidence.filter { $0.counts(on: day) && $0.answer != nil }
    if let contested = pieces.first(where: { $0.status == .contested }) {
      return "contested: \(words(contested, fact)) on file"
    }
    guard cause.kind == .pending, let need = fact.declaration.verification,
      let best = pieces.max(by: {
        ($0.verification ?? .selfReport) < ($1.verification ?? .selfReport)
      })
    else { return cause.kind.sentence }
    return
      "on file: \(words(best, fact)), \((best.verification ?? .selfReport).words); the rule asks "
      + "for it \(need.words)"
  }

  private func words(_ piece: Policy.EvidenceItem, _ fact: Fact) -> String {
    piece.answer.map(fact.words) ?? "nothing"
  }

  var program: Program? { explanation.version?.program }

  func fact(_ name: String) -> Fact? { program?.facts.first { $0.name == name } }

  func judge(of name: String) -> String? { fact(name)?.declaration.judge }

  /// What is on file for a fact of the person.
  private func record(of fact: Fact) -> FactRecord? {
    file.data.rows[pathway.rulebook.subject]?.first?.facts[fact.name]
  }

  // MARK: - Sources

  /// The sources of the clause; else those of the group or the version round it, with the clause's
  /// label as the place.
  private func sources(_ node: ExplanationNode) -> [CitedSource] {
    guard node.citations.isEmpty else {
      return node.citations.map { cited($0.source.text, pin: $0.pin) }
    }
    let surrounding = node.surroundingCitations
    let sources = surrounding.isEmpty ? explanation.version?.tail.citations ?? [] : surrounding
    return sources.map {
      cited($0.source.text, pin: $0.pin ?? "\(explanation.record.decision) \(node.path)")
    }
  }

  private func cited(_ id: String, pin: String?) -> CitedSource {
    let declared = pathway.source(id)
    return CitedSource(id: id, pin: pin, title: declared?.title ?? "", grade: declared?.grade)
  }

  /// The comparisons of a requirement and of the ways to meet it.
  private func comparisons(_ node: ExplanationNode) -> [ClauseAttributes.Comparison] {
    node.attributes.comparisons + node.children.flatMap(comparisons)
  }
}

extension ExplanationNode {
  /// The conditions in it.
  var leaves: [ExplanationNode] { children.isEmpty ? [self] : children.flatMap(\.leaves) }
}

extension ExplanationOperand {
  /// The facts in it, by the names under which the policy asks for them.
  fileprivate var factNames: [String] {
    (kind == "fact" ? [name] : []) + operands.flatMap(\.factNames)
  }
}

extension UnknownKind {
  /// Which of several kinds is spoken of first, the least.
  fileprivate func rank(amongWays: Bool) -> Int {
    switch self {
    case .unpublished, .undated: amongWays ? 6 : 0
    case .disputed: 1
    case .illegible: 2
    case .pending: 3
    case .unobtainable: 4
    case .missing: 5
    case .judgment: 7
    }
  }
}
