// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Graphics
import Reporting

/// Puts a claims ledger into certificates, tables, a chart and a report.
struct ClaimsResult {
  let ledger: ClaimsLedger
  let kind: ClaimsKind
  let inputs: StudyInputs

  var total: Int { ledger.claims.count + ledger.quarantined.count }

  func result() -> StudyResult {
    StudyResult(
      certificates: ledger.claims.map(certificate) + ledger.quarantined.map(certificate),
      values: ledger.claims.map(\.valueText) + ledger.quarantined.map { _ in "" },
      headline: headline,
      summary: [headline] + ledger.quarantined.map { sentence($0) },
      figures: figures,
      tables: [table, quarantine],
      charts: [chart],
      report: report,
      rule: .init(
        id: "claims",
        version: "1",
        text: "\(kind.quantity) \(rangeWords); codes \(kind.codePattern?.description ?? "any")"
      ),
      warnings: [],
      usedSeed: false,
      outcomeWord: "accepted as listed"
    )
  }

  private var headline: String {
    var text = "\(kind.title): \(total) lines, \(ledger.claims.count) accepted, "
    text += "\(ledger.quarantined.count) quarantined"
    if let low = ledger.lowest, let high = ledger.highest {
      text += "; \(low.valueText) (\(low.name)) to \(high.valueText) (\(high.name))"
    }
    return text
  }

  var rangeWords: String {
    kind.range.map { "within \($0.low)-\($0.high)" } ?? "without a declared range"
  }

  private func sentence(_ line: ClaimsLedger.Quarantined) -> String {
    "\(ledger.file) row \(line.row): \(line.reasons.joined(separator: "; "))"
  }

  var noError: String { "no error published" }

  var figures: [Figure] {
    func count(_ key: String, _ label: String, _ value: Int) -> Figure {
      Figure(
        key: key,
        label: label,
        text: String(value),
        exact: String(value),
        unit: "lines",
        error: "a count of lines, without error"
      )
    }
    var figures = [
      count("lines", "Lines", total),
      count("accepted", "Accepted", ledger.claims.count),
      count("quarantined", "Quarantined", ledger.quarantined.count),
    ]
    for (key, label, claim) in [
      ("lowest", "Lowest", ledger.lowest), ("highest", "Highest", ledger.highest),
    ] {
      guard let claim else { continue }
      figures.append(
        Figure(
          key: key,
          label: "\(label) (\(claim.name))",
          text: claim.valueText,
          exact: claim.value.description,
          unit: kind.unit,
          error: noError
        )
      )
    }
    return figures
  }

  /// `purpose=supplemental` as a reader says it: `purpose: supplemental`.
  static func words(_ limit: String) -> String { limit.replacing("=", with: ": ") }
}
