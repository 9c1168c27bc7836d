// SPDX-License-Identifier: Apache-2.0
import Evidence
public import Policy

extension Policy.EvidenceItem {
  /// The piece of evidence in one line: document, issuer, day, how it was checked.
  var line: String {
    var parts = [name ?? id]
    if let document { parts.append("document \(document)" + (page.map { ", page \($0)" } ?? "")) }
    if let issuer { parts.append(issuer) }
    if let received { parts.append("received \(received)") }
    if let verification { parts.append(verification.words) }
    if status == .contested { parts.append("contested") }
    return parts.joined(separator: ", ")
  }
}

extension Verification {
  /// How what a piece of evidence says was checked, in words.
  public var words: String {
    switch self {
    case .selfReport: "as the applicant says"
    case .document: "shown by a document"
    case .source: "confirmed by its issuer"
    }
  }
}
