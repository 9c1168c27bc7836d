// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `explain RUN [UNIT]`: the certificate of one decision, read from the run.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the certificate of one decision of a run.",
    discussion: """
      EXAMPLES
        meteyard explain run/praxis-5331
        meteyard explain run/praxis-5331 5331 --format html > certificate.html
        meteyard explain run/praxis-5331 5331 --json
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The run folder.", completion: .directory)
  var run: String

  @Argument(help: "The unit; may be left out when the run has one.")
  var unit: String?

  @Option(help: "text, json or html.")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case html
  }

  func run() async throws {
    let reader = try RunReader(RunFolder(URL(fileURLWithPath: run)))
    let stem = try reader.certificateStem(of: unit)
    if common.json {
      let certificate = try reader.certificate(stem)
      let envelope = Envelope(
        kind: "certificate",
        data: certificate,
        warnings: reader.warnings(of: certificate.unit),
        fingerprint: reader.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
      return
    }
    let ending =
      switch format {
      case .text: "txt"
      case .json: "json"
      case .html: "html"
      }
    let bytes = try reader.file("certificates/\(stem).\(ending)")
    Output.standard.put(Data(bytes))
    common.hint(ShellLine("meteyard", "bundle", run))
  }
}
