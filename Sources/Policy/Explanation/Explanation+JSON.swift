// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import Foundation

extension Explanation {
  /// The explanation as JSON, schema `meteyard/explanation/1`: sorted keys, one line, LF.
  ///
  /// - Throws: An error of the encoder.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(ExplanationRecord(self)), as: UTF8.self) + "\n"
  }
}

/// An explanation as other programs read it.
private struct ExplanationRecord: Encodable {
  let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  private enum Key: String, CodingKey {
    case schema, policy, version, engine, axes, subject, decision, outcome, kinds, responsible
    case faults, presumed, readings, root, missing, error, period
    case policyHash, outcomeIfFaultsUnknown, weakestGrade, mayBeReplacedBy
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let record = explanation.record
    try container.encode("meteyard/explanation/1", forKey: .schema)
    try container.encode(explanation.policy, forKey: .policy)
    try container.encode(record.version, forKey: .version)
    try container.encode(explanation.policyHash, forKey: .policyHash)
    try container.encode(explanation.engine, forKey: .engine)
    try container.encode(AxesRecord(explanation), forKey: .axes)
    try container.encode(record.subject, forKey: .subject)
    try container.encodeIfPresent(record.period, forKey: .period)
    try container.encode(record.decision, forKey: .decision)
    try container.encode(record.outcome.rawValue, forKey: .outcome)
    try container.encode(record.verdict.unknowns.kinds.map(\.rawValue), forKey: .kinds)
    try container.encode(record.responsible, forKey: .responsible)
    try container.encode(
      record.outcomeIfFaultsUnknown.rawValue,
      forKey: .outcomeIfFaultsUnknown
    )
    try container.encode(record.verdict.faults.map(FaultRecord.init), forKey: .faults)
    try container.encode(record.presumed, forKey: .presumed)
    try container.encode(explanation.readings.map(ReadingRecord.init), forKey: .readings)
    try container.encode(record.weakestGrade?.rawValue, forKey: .weakestGrade)
    if !record.mayBeReplacedBy.isEmpty {
      try container.encode(record.mayBeReplacedBy, forKey: .mayBeReplacedBy)
    }
    try container.encode(
      explanation.root.map { ExplanationNodeRecord($0, explanation.source) },
      forKey: .root
    )
    try container.encode(explanation.missing.map(MissingRecord.init), forKey: .missing)
    if let error = explanation.error {
      try error.encode(to: container.superEncoder(forKey: .error))
    } else {
      try container.encodeNil(forKey: .error)
    }
  }
}

private struct AxesRecord: Encodable {
  let decidesBy: String?
  let knownOn: String?
  let inForce: [String?]
  let status: String?

  init(_ explanation: Explanation) {
    let axes = explanation.axes
    decidesBy = axes.decidesBy
    knownOn = explanation.knownOn?.description
    inForce = axes.from == nil ? [] : [axes.from, axes.until]
    status = axes.status
  }
}

private struct ReadingRecord: Encodable {
  let id: String
  let chosen: String
  let used: Bool

  init(_ reading: Explanation.ReadingUse) {
    id = reading.id
    chosen = reading.chosen
    used = reading.isUsed
  }
}

private struct MissingRecord: Encodable {
  let toMeet: [[String]]
  let toFail: [[String]]
  let irrelevant: [String]
  let askNext: String?

  init(_ missing: Explanation.Missing) {
    toMeet = missing.toMeet
    toFail = missing.toFail
    irrelevant = missing.irrelevant
    askNext = missing.askNext
  }
}
