// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// A fault as other programs read it.
struct FaultRecord: Encodable {
  let code: String
  let sentence: String

  init(_ fault: Fault) {
    code = fault.code.rawValue
    sentence = fault.sentence
  }
}

/// A citation as other programs read it.
struct CiteRecord: Encodable {
  let source: String
  let pin: String?

  init(_ citation: Tail.Citation) {
    source = citation.source.text
    pin = citation.pin
  }
}

/// How a clause compares with a model text, as other programs read it.
struct ComparisonRecord: Encodable {
  let source: String
  let pin: String?
  let relation: String

  init(_ comparison: ClauseAttributes.Comparison) {
    source = comparison.citation.source.text
    pin = comparison.citation.pin
    relation = comparison.relation.rawValue
  }
}

/// A criterion or group; what does not apply to it is left out.
struct ExplanationNodeRecord: Encodable {
  let label: String
  let text: String?
  let op: String
  let sentence: String
  let value: String
  let kinds: [String]?
  let `guard`: String?
  let guards: [String]?
  let notNeeded: Bool?
  let operands: [OperandRecord]?
  let children: [ExplanationNodeRecord]?
  let cite: [CiteRecord]?
  let reading: [String]?
  let strength: String?
  let binds: String?
  let stage: String?
  let compares: [ComparisonRecord]?
  let span: [Int]?
  let presumed: [String]?
  let fault: [FaultRecord]?

  init(_ node: ExplanationNode, _ source: SourceText?) {
    label = node.label
    text = node.text
    op = node.operation
    sentence = node.sentence
    value = node.isRemoved ? "does not apply" : node.verdict.outcome.rawValue
    kinds = node.verdict.unknowns.kinds.map(\.rawValue).nonEmpty
    `guard` = node.applies?.outcome.rawValue
    guards = node.guards.nonEmpty
    notNeeded = node.isNotNeeded ? true : nil
    operands = node.operands.map { OperandRecord($0, source) }.nonEmpty
    children = node.children.map { ExplanationNodeRecord($0, source) }.nonEmpty
    cite = node.citations.map(CiteRecord.init).nonEmpty
    reading = node.readings.nonEmpty
    strength = node.attributes.strength?.rawValue
    binds = node.attributes.addressee?.text
    stage = node.attributes.stage?.text
    compares = node.attributes.comparisons.map(ComparisonRecord.init).nonEmpty
    span = source.map { source in
      let span = node.site.span
      let (start, end) = (source.position(span.start), source.position(span.end))
      return [start.line, start.column, end.line, end.column]
    }
    presumed = node.presumed.nonEmpty
    fault = node.verdict.faults.map(FaultRecord.init).nonEmpty
  }
}

/// Something that a criterion was decided on; its kind is the name of a member.
struct OperandRecord: Encodable {
  private let operand: ExplanationOperand
  private let source: SourceText?

  init(_ operand: ExplanationOperand, _ source: SourceText?) {
    self.operand = operand
    self.source = source
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let isNamed = ["fact", "measure", "lookup", "decision", "criterion", "literal"]
      .contains(operand.kind)
    try container.encode(operand.name, forKey: Key(isNamed ? operand.kind : "name"))
    if !isNamed { try container.encode(operand.kind, forKey: Key("op")) }
    if operand.kind != "literal" { try container.encode(operand.value, forKey: Key("value")) }
    func encode(_ value: (some Encodable)?, _ name: String) throws {
      try container.encodeIfPresent(value, forKey: Key(name))
    }
    try encode(operand.unknowns.kinds.map(\.rawValue).nonEmpty, "kinds")
    try encode(operand.faults.map(FaultRecord.init).nonEmpty, "fault")
    try encode(operand.isPresumed ? true : nil, "presumed")
    try encode(operand.isGiven ? true : nil, "given")
    try encode(operand.evidence.map(EvidenceRecord.init).nonEmpty, "evidence")
    try encode(operand.period, "period")
    try encode(operand.row, "row")
    try encode(operand.line, "line")
    try encode(operand.members.map { [$0.known, $0.unknown] }, "members")
    try encode(operand.citations.map(CiteRecord.init).nonEmpty, "cite")
    try encode(operand.steps.nonEmpty, "steps")
    try encode(operand.operands.map { OperandRecord($0, source) }.nonEmpty, "operands")
    try encode(operand.criteria.map { ExplanationNodeRecord($0, source) }.nonEmpty, "criteria")
  }
}

/// A piece of evidence as other programs read it.
struct EvidenceRecord: Encodable {
  let id: String
  let doc: String?
  let page: Int?
  let name: String?
  let issuer: String?
  let received: String?

  init(_ item: EvidenceItem) {
    id = item.id
    doc = item.document
    page = item.page
    name = item.name
    issuer = item.issuer
    received = item.received?.description
  }
}

extension Array {
  /// The array; `nil` when it is empty.
  fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
