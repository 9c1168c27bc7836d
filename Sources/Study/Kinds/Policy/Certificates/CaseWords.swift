// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// The sentences that a decision about one subject is told in.
struct CaseWords {
  let analysis: PolicyAnalysis
  let one: DecidedCase

  /// What is said of a decision for which no error of measurement is stated.
  static let withoutError =
    "No error of measurement is stated for any fact: the decision is as sure as its evidence."
  /// What is said where nothing is decided.
  static let undecided = "Nothing is decided: an unknown never becomes a no by default."

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
      return "\(one.subject) meets \(name)\(byNoLaw)\(results)."
    case .notMet:
      return "\(one.subject) is not shown to meet \(name)\(byNoLaw): \(deciding)."
    case .unknown:
      return "\(name) is not decided for \(one.subject)\(byNoLaw): \(openReasons.first ?? "")."
    case .fault(let what):
      return
        "\(name) cannot be decided for \(one.subject)\(byNoLaw): the rule or the data is broken "
        + "(\(what))."
    }
  }

  /// ` by version bill, which is proposed, not in force`; empty where the version is law.
  private var byNoLaw: String {
    analysis.caution.map { " by version \(analysis.settings.version ?? ""), which is \($0)" } ?? ""
  }

  /// Why an open decision is open, a sentence for each kind of reason, with what it is of where there
  /// are several kinds.
  var whyOpen: [String] {
    let causes = one.missing
    let sentences = causes.map { one.sentence($0) }.uniqued
    // Where there is one reason, and the kind alone says it, the page has words of its own.
    if sentences.count == 1, sentences == causes.prefix(1).map(\.kind.sentence) { return [] }
    return sentences.map { sentence in
      let names = causes.filter { one.sentence($0) == sentence }.map { "`\($0.name)`" }.uniqued
      return sentences.count == 1 ? sentence : "\(sentence) (\(names.list))"
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
    let reasons = one.explanation.openReasons(record.verdict)
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
          ?? Self.withoutError
      )
      if let assumption { sentences.append(assumption) }
    case .unknown: sentences.append(Self.undecided)
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

  /// What the chance of another outcome takes for granted about the true values before they were
  /// measured; `nil` where no error is counted.
  private var assumption: String? {
    guard let references = one.error?.basis.references, !references.isEmpty else { return nil }
    let declared = references.filter { $0.population != nil }.map { "`\($0.fact)`" }
    let flat = references.filter { $0.population == nil }.map { "`\($0.fact)`" }
    let spread = "spread beforehand as in the population that the policy declares"
    let equal = "held equally likely beforehand"
    if declared.isEmpty { return "Assumed: every true value is \(equal)." }
    if flat.isEmpty { return "Assumed: true values are \(spread)." }
    return "Assumed: true values of \(declared.list) are \(spread), those of \(flat.list) \(equal)."
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
