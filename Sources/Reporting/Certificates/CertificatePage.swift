// SPDX-License-Identifier: Apache-2.0
public import Decisions
internal import Evidence

/// A certificate with all that a page needs: its study, date, fingerprint and command.
public struct CertificatePage: Sendable, Hashable {
  /// The proof of the decision.
  public let certificate: Certificate
  /// The study's title.
  public let study: String
  /// The date in words, such as `study of January 2014`.
  public let date: String
  /// The fingerprint of data, rule and engine.
  public let fingerprint: Fingerprint
  /// The command that recomputes the decision.
  public let command: String
  /// The word for the outcome; `nil` takes the outcome's own.
  ///
  /// A passing score is neither met nor not met: its outcome is `met` in files and `fixed` on pages.
  public let outcomeWord: String?

  /// A certificate page.
  ///
  /// - Parameters:
  ///   - certificate: The proof of the decision.
  ///   - study: The study's title.
  ///   - date: The date in words.
  ///   - fingerprint: The fingerprint.
  ///   - command: The command that recomputes the decision.
  ///   - outcomeWord: The word for the outcome, or `nil` for its own.
  public init(
    certificate: Certificate,
    study: String,
    date: String,
    fingerprint: Fingerprint,
    command: String,
    outcomeWord: String? = nil
  ) {
    self.certificate = certificate
    self.study = study
    self.date = date
    self.fingerprint = fingerprint
    self.command = command
    self.outcomeWord = outcomeWord
  }

  /// The outcome in words with the shape that goes with it.
  var outcome: (shape: String, words: String) {
    switch certificate.outcome {
    case .met: ("\u{25CF}", outcomeWord ?? "met")
    case .notMet: ("\u{25A0}", outcomeWord ?? "not shown to meet")
    case .unknown where !certificate.whyOpen.isEmpty:
      ("\u{25C7}", "unknown: " + certificate.whyOpen.joined(separator: "; "))
    case .unknown(.judgment):
      ("\u{25CB}", "unknown, board discretion: only a named person can decide this")
    case .unknown(let kind): ("\u{25C7}", "unknown: " + kind.sentence)
    case .fault(let what): ("\u{25B2}", "fault of the rule or the data, not of the unit: " + what)
    }
  }

  /// The outcome's words and whether it would come out the same again.
  var outcomeLine: String {
    ([outcome.words] + [firmnessSentence].compactMap(\.self)).joined(separator: "; ")
  }

  /// What the word for the firmness means.
  var firmnessSentence: String? { certificate.firmness.sentence(certificate.firmnessBasis) }

  /// Source, date and quality as a sentence, when all the evidence shares them.
  var commonOrigin: String? {
    guard let first = certificate.evidence.first,
      certificate.evidence.allSatisfy({
        $0.source == first.source && $0.date == first.date && $0.quality == first.quality
      })
    else { return nil }
    let date = LongDate.text(first.date)
    return "Source: "
      + [first.source, date, first.quality].filter { !$0.isEmpty }
      .joined(separator: "; ") + "."
  }

  /// The first line: what the certificate is about.
  var heading: String {
    [certificate.unit, certificate.subject, study, LongDate.text(date)]
      .reduce(into: []) { parts, part in
        if !part.isEmpty, !parts.contains(part) { parts.append(part) }
      }
      .joined(separator: " \u{00B7} ")
  }

  /// The sentence for a certificate that names no change.
  static let noFlips = "No change was looked for that would give another result."

  /// The flips by kind with the words above them, in the order in which the kinds first occur.
  var flipGroups: [(words: String?, flips: [Flip])] {
    var kinds: [Flip.Kind] = []
    for flip in certificate.flips where !kinds.contains(flip.kind) { kinds.append(flip.kind) }
    return kinds.map { kind in (kind.heading, certificate.flips.filter { $0.kind == kind }) }
  }
}
