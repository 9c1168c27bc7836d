// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// The sentences that a decision about one subject is told in.
struct CaseWords {
  let analysis: PolicyAnalysis
  let one: DecidedCase

  private var record: DecisionRecord { one.record }
  private var rule: PolicyRule { analysis.rule }

  /// The version with its status and dates: `version 2023, in force since 2024-07-01`.
  var version: String {
    guard let version = one.explanation.version else { return "no version of it picked" }
    let axes = one.explanation.axes
    let name = version.status == .implicit ? "its only version" : "version \(version.name)"
    switch version.status {
    case .inForce:
      let until = axes.until.map { " until, not including, \($0)" } ?? ""
      return "\(name), in force from \(axes.from ?? "")\(until)"
    default: return [name, axes.status].compactMap(\.self).joined(separator: ", ")
    }
  }

  /// The rule with its version, hash and deciding date.
  var ruleSentence: String {
    var sentence = "\(rule.name), \(version)"
    sentence += "; SHA-256 of the policy \(rule.hash.digits.prefix(16))."
    if let name = rule.rulebook.decidesBy, one.explanation.version?.status != .implicit {
      let evidence = CaseEvidence(evidence: analysis.evidence, rulebook: rule.rulebook)
      let value = evidence.given(at: one.place).first { $0.fact == name }?.value
      if analysis.settings.version != nil {
        sentence += " The study asks for this version, whatever `\(name)` is."
      } else {
        sentence += " `\(name)` picks the version: \(value ?? "not on file")."
      }
    }
    return sentence
  }

  /// The result in one sentence.
  var result: String {
    let name = "\u{201C}\(one.question.name)\u{201D}"
    switch one.outcome {
    case .met:
      let results =
        one.results.isEmpty ? "" : "; it follows: " + one.results.joined(separator: ", ")
      return "\(one.subject) meets \(name)\(results)."
    case .notMet: return "\(one.subject) is not shown to meet \(name): \(deciding)."
    case .unknown: return "\(name) is not decided for \(one.subject): \(openReasons.first ?? "")."
    case .fault(let what):
      return "\(name) cannot be decided for \(one.subject): the rule or the data is broken "
        + "(\(what))."
    }
  }

  /// The criteria that decide, each with its outcome: `(2) is not met`.
  private var deciding: String {
    let nodes = one.explanation.root?.children.filter(\.isDeciding) ?? []
    return nodes.map { "\($0.path) is \($0.verdict.outcome.rawValue)" }.list
  }

  /// Why the decision is open, all in one sentence without a full stop; at most one element.
  private var openReasons: [String] {
    guard record.version != nil else { return [versionReason] }
    let reasons = one.explanation.reasons(record.verdict)
    return reasons.isEmpty ? [] : [reasons.joined(separator: "; ")]
  }

  /// Why no version could be picked.
  private var versionReason: String {
    let drafts = record.verdict.unknowns.causes.filter { $0.kind == .undated }.map(\.name)
    if !drafts.isEmpty {
      return
        "no version is known to be in force; \(drafts.list) may be, but its date is not known, "
        + "and it is never picked silently"
    }
    let names = record.verdict.unknowns.names.map { "`\($0)`" }
    return "the version cannot be told, since \(names.list) is not on file"
  }

  /// How sure the decision is: errors, sources, presumptions, readings, drafts.
  var certainty: [String] {
    var sentences: [String] = []
    switch one.outcome {
    case .met, .notMet:
      sentences.append(
        one.error?.sentence
          ?? "No error of measurement is stated for any fact: the decision is as sure as its evidence."
      )
    case .unknown: sentences.append("Nothing is decided: an unknown never becomes a no by default.")
    case .fault:
      sentences.append("A fault lies with the rule or the data, never with the one judged.")
      if record.outcomeIfFaultsUnknown != .unknown {
        sentences.append(
          "If what is broken were only unknown, the outcome would be "
            + "\(record.outcomeIfFaultsUnknown.rawValue)."
        )
      }
    }
    for name in record.presumed { sentences.append(presumption(name)) }
    for reading in one.explanation.readings where reading.isUsed {
      sentences.append("Reading \(reading.id) is used: answer \(reading.chosen).")
    }
    if let grade = record.weakestGrade {
      sentences.append("The weakest source that it rests on: \(grade.words).")
    }
    if !record.mayBeReplacedBy.isEmpty {
      let drafts = record.mayBeReplacedBy.list
      sentences.append(
        "Version \(drafts) may have replaced version \(record.version ?? "") by then: its date is "
          + "not known, so it is not picked."
      )
    }
    return sentences
  }

  private func presumption(_ name: String) -> String {
    let fact = one.explanation.version?.program.facts.first { $0.name == name }
    let presumption = fact?.presumption
    let value = presumption.flatMap { given in fact?.words(.value(given.value)) } ?? ""
    let source = presumption.map { ", by \($0.citation.words)" } ?? ""
    return "Presumed, since no evidence is on file: \(name) \(value)\(source)."
  }
}

extension Tail.Citation {
  /// The source's id with the pinpoint: `PC211, eligible (1)`.
  var words: String { [source.text, pin].compactMap(\.self).joined(separator: ", ") }
}

extension SourceDeclaration.Grade {
  /// The grade with what it means.
  var words: String {
    switch self {
    case .official: "official, the text of the law or of its issuer"
    case .secondary: "secondary, someone's account of the law"
    case .unverified: "unverified, nobody has checked it"
    }
  }
}
