// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// The code of a screen over files: the same text, the same parameters, the same applicants.
///
/// A screen of real files runs only after somebody has seen whom it drops. The preview prints this code,
/// and the study, saved, says it: then the run knows that it is this screen over these files that was
/// looked at.
struct PreviewCode: Equatable {
  let text: String

  /// Words of a study that say that nobody in its files exists.
  static let inventions: Set = ["example", "simulated", "invented", "fictional"]

  /// How many digits of the hash the code has.
  private static let digits = 12

  init(_ kind: ScreeningKind, _ inputs: StudyInputs) {
    var lines = [kind.rule.hash.digits]
    for record in inputs.document.ledger.records(under: "parameters.")
    where record.name != "previewed" {
      lines.append("\(record.name)=\(record.value)")
    }
    for input in inputs.inputs {
      lines.append(input.role)
      for column in input.result.table.columns {
        lines.append(([column.name] + column.texts()).joined(separator: "\u{1F}"))
      }
    }
    let hash = ContentHash.sha256(lines.joined(separator: "\n"))
    text = String(hash.prefix(Self.digits))
  }

  /// Refuses a screen of real files whose preview nobody has seen.
  ///
  /// - Throws: `StudyError` naming the preview and what to write after it.
  func check(_ document: StudyDocument, _ settings: ScreeningSettings) throws(StudyError) {
    guard Self.inventions.isDisjoint(with: document.marks), settings.previewed != text else {
      return
    }
    let seen = settings.previewed.map { "the preview \($0) was of another screen or other files" }
    throw StudyError(
      .configuration,
      "\(StudyDocument.fileName): \(seen ?? "nobody has seen whom this screen drops"); look at "
        + "`meteyard screen STUDY --preview`, and write the `previewed:` that it prints into the "
        + "parameters"
    )
  }
}
