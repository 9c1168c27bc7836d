// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import ExactArithmetic
import Reporting

/// Numbers that other numbers of the list give: recomputed, beside what is printed.
extension ClaimsResult {
  /// Every identity with its claim, in the order of the list.
  var identities: [ClaimIdentity] { ledger.standings.flatMap(\.identities) }

  /// The recomputed numbers beside the printed ones, a share with its denominator.
  var identityTable: ResultTable {
    ResultTable(
      name: "recomputed",
      title: "Recomputed from other claims",
      columns: [
        .init("claim", head: "Claim"), .init("population", head: "Of whom"),
        .init("year", head: "Year"), .init("formula", head: "From"),
        .init("denominator", head: "Denominator"),
        .init("recomputed", head: "Recomputed", isNumeric: true),
        .init("printed", head: "Printed", isNumeric: true),
        .init("difference", head: "Printed less recomputed", isNumeric: true),
        .init("verdict", head: "Verdict"),
      ],
      rows: identities.map { identity in
        let claim = identity.result
        let isShare = identity.form == .share
        let places = claim.value.places + (isShare ? 2 : 0)
        return [
          claim.name, claim.population ?? Self.notStated, claim.year ?? Self.notStated,
          identity.formula, isShare ? "\(identity.terms[1].name): \(identity.terms[1].value)" : "",
          identity.computedText, claim.value.text,
          (identity.printed - identity.computed).text(places: places), identity.verdict.words,
        ]
      },
      notes: [
        "A printed number holds when the recomputed one, exact, rounds half up to its digits. A share "
          + "is in per cent of its denominator. No printed number is changed."
      ]
    )
  }

  /// How many identities have a verdict.
  func count(_ verdict: ClaimIdentity.Verdict) -> Int {
    identities.count { $0.verdict == verdict }
  }

  var identitySections: [Section] {
    guard !identities.isEmpty else { return [] }
    let counts = [ClaimIdentity.Verdict.holds, .cutOff, .differs].map {
      "\(count($0)) \($0 == .holds ? "hold" : $0 == .cutOff ? "are cut off" : "differ")"
    }
    return [
      Section(
        "recomputed",
        "Recomputed from other claims",
        blocks: [
          .text(
            "Of \(identities.count) printed numbers that other printed numbers give, "
              + "\(counts.joined(separator: ", "))."
          ),
          .table(identityTable),
        ]
      )
    ]
  }
}
