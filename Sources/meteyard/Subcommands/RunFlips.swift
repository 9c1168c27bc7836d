// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Study

/// The smallest changes of one decision of a run, as its certificate has them.
struct RunFlips {
  let run: String
  let unit: String?
  let mutableOnly: Bool

  private struct Record: Encodable {
    let unit: String
    let result: String
    let flips: [Decisions.Flip]
  }

  func print(_ common: CommonOptions) throws {
    let reader = try RunReader(RunFolder(URL(fileURLWithPath: run)))
    let certificate = try reader.certificate(try reader.certificateStem(of: unit))
    let flips = certificate.flips.filter { !mutableOnly || $0.kind == .changeable }
    if common.json {
      let record = Record(unit: certificate.unit, result: certificate.result, flips: flips)
      let envelope = Envelope(
        kind: "flip",
        data: [record],
        warnings: reader.warnings(of: certificate.unit),
        fingerprint: reader.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
      return
    }
    var lines = [certificate.result]
    var heading: String?
    for flip in flips {
      if flip.kind.heading != heading, let next = flip.kind.heading { lines.append("  \(next)") }
      heading = flip.kind.heading
      lines.append("    \(flip.change): \(flip.result)")
    }
    if flips.isEmpty {
      lines.append(
        mutableOnly
          ? "  nothing that the person judged can bring about is on the certificate"
          : "  no change is on the certificate"
      )
    }
    Output.standard.write(lines.joined(separator: "\n"))
  }
}
