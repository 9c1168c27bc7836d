// SPDX-License-Identifier: Apache-2.0
import Decisions
import Study

extension CommonOptions {
  /// Prints a run that is not written: its figures as JSON or tab-separated, or its summary.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - kind: The word for what it is, in JSON.
  /// - Throws: `Failure` where the figures cannot be encoded.
  func show(_ run: StudyRun, kind: String) throws {
    if json {
      let data = Dictionary(run.figures.map { ($0.key, $0) }) { first, _ in first }
      let envelope = Envelope(
        kind: kind,
        data: data,
        warnings: run.content.manifest.warnings,
        fingerprint: run.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
    } else if plain {
      for figure in run.figures {
        Output.standard.write(
          [figure.key, figure.text, figure.unit, figure.error].joined(separator: "\t")
        )
      }
    } else {
      for line in run.summary { Output.standard.write(line) }
    }
  }
}
