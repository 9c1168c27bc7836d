// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension Certificate: Codable {
  /// A certificate as it stands in `certificates/UNIT.json`.
  private struct Form: Codable {
    var format = "meteyard-certificate/1"
    var unit: String
    var subject: String
    var outcome: String
    var unknownKind: String?
    var whyOpen: [String]?
    var fault: String?
    var firmness: Firmness
    var firmnessBasis: Firmness.Basis?
    var notice: String?
    var result: String
    var rule: String
    var certainty: [String]
    var flips: [Flip]
    var figures: [Figure]
    var rulePath: [RuleStep]
    var evidence: [EvidenceItem]
    var notInThis: [String]
    var challenge: String
    var marks: [String]
  }

  /// Reads a certificate.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError` when a field is missing or an outcome is not one of the four.
  public init(from decoder: any Decoder) throws {
    let form = try Form(from: decoder)
    let outcome: Outcome
    switch form.outcome {
    case "met": outcome = .met
    case "not-met": outcome = .notMet
    case "unknown":
      guard let kind = form.unknownKind.flatMap(UnknownKind.init(rawValue:)) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "an unknown outcome has a kind")
        )
      }
      outcome = .unknown(kind)
    case "fault": outcome = .fault(form.fault ?? "")
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an outcome: \(form.outcome)")
      )
    }
    self.init(
      unit: form.unit,
      subject: form.subject,
      outcome: outcome,
      whyOpen: form.whyOpen ?? [],
      firmness: form.firmness,
      firmnessBasis: form.firmnessBasis ?? .repetitions,
      notice: form.notice,
      result: form.result,
      rule: form.rule,
      certainty: form.certainty,
      flips: form.flips,
      figures: form.figures,
      rulePath: form.rulePath,
      evidence: form.evidence,
      notInThis: form.notInThis,
      challenge: form.challenge,
      marks: form.marks
    )
  }

  /// Writes a certificate.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: `EncodingError` from the encoder.
  public func encode(to encoder: any Encoder) throws {
    var kind: UnknownKind?
    var fault: String?
    if case .unknown(let reason) = outcome { kind = reason }
    if case .fault(let reason) = outcome { fault = reason }
    try Form(
      unit: unit,
      subject: subject,
      outcome: outcome.word,
      unknownKind: kind?.rawValue,
      whyOpen: whyOpen.isEmpty ? nil : whyOpen,
      fault: fault,
      firmness: firmness,
      firmnessBasis: firmnessBasis == .repetitions ? nil : firmnessBasis,
      notice: notice,
      result: result,
      rule: rule,
      certainty: certainty,
      flips: flips,
      figures: figures,
      rulePath: rulePath,
      evidence: evidence,
      notInThis: notInThis,
      challenge: challenge,
      marks: marks
    ).encode(to: encoder)
  }
}
