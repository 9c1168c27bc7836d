// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import ExactArithmetic
import Graphics
import Reporting

/// Puts a list of claims into certificates, tables, charts and a report.
struct ClaimsResult {
  let list: ClaimsList
  let conjunctions: [Conjunction]
  let kind: ClaimsKind
  let inputs: StudyInputs

  var ledger: ClaimsLedger { list.ledger }
  var total: Int { list.lines.count + list.quarantined.count }

  func result() -> StudyResult {
    StudyResult(
      certificates: list.lines.indices.map {
        list.isLedger ? claimCertificate($0) : certificate($0)
      }
        + list.quarantined.map(certificate),
      values: list.lines.map(\.claim.value.text) + list.quarantined.map { _ in "" },
      headline: headline,
      summary: [headline] + conjunctions.map(sentence) + list.quarantined.map { sentence($0) },
      figures: figures,
      tables: [list.isLedger ? ledgerTable : table] + (identities.isEmpty ? [] : [identityTable])
        + [quarantine],
      charts: list.isLedger ? strips : [chart],
      report: list.isLedger ? ledgerReport : report,
      rule: .init(id: "claims", version: "1", text: ruleText),
      warnings: topicWarnings,
      usedSeed: false,
      details: list.isLedger ? details : [],
      outcomeWord: { _ in "accepted as listed" }
    )
  }

  private var ruleText: String {
    let form = "\(kind.quantity) \(rangeWords); codes \(kind.codePattern?.description ?? "any")"
    return list.isLedger ? "\(form); \(kind.settings.ruleText)" : form
  }

  private var headline: String {
    var text = "\(kind.title): \(total) lines, \(list.lines.count) accepted, "
    text += "\(list.quarantined.count) quarantined"
    if list.isLedger {
      text += "; \(standingWords)"
    } else if let low = list.lowest, let high = list.highest {
      text += "; \(low.claim.value) (\(low.claim.name)) to "
      text += "\(high.claim.value) (\(high.claim.name))"
    }
    return text
  }

  /// How an accepted line stands to the others, in the word of the files.
  func statusWord(_ index: Int) -> String {
    let statuses = ledger.standings[index].statuses
    guard !statuses.contains(.agrees), !statuses.contains(.conflicts) else {
      return statuses.map(\.rawValue).joined(separator: "; ")
    }
    return (["single"] + statuses.map(\.rawValue)).joined(separator: "; ")
  }

  var rangeWords: String {
    kind.range.map { "within \($0.low)-\($0.high)" } ?? "without a declared range"
  }

  private func sentence(_ line: ClaimsList.Quarantined) -> String {
    "\(list.file) row \(line.row): \(line.reasons.joined(separator: "; "))"
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
    let counts = [
      count("lines", "Lines", total),
      count("accepted", "Accepted", list.lines.count),
      count("quarantined", "Quarantined", list.quarantined.count),
    ]
    if list.isLedger {
      return counts + ledgerFigures(count) + conjunctions.map(figure)
    }
    return counts
      + [("lowest", "Lowest", list.lowest), ("highest", "Highest", list.highest)]
      .compactMap { key, label, line in
        guard let line, let number = line.number else { return nil }
        return Figure(
          key: key,
          label: "\(label) (\(line.claim.name))",
          text: line.claim.value.text,
          exact: number.description,
          unit: kind.unit,
          error: noError
        )
      }
  }

  /// `purpose=supplemental` as a reader says it: `purpose: supplemental`.
  static func words(_ limit: String) -> String { limit.replacing("=", with: ": ") }
}
