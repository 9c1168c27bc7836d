// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `doctor`: whether this machine is fit to run studies.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that this machine computes the reference figures and can write.",
    discussion: """
      EXAMPLES
        meteyard doctor
      """
  )

  @OptionGroup var common: CommonOptions

  struct Check: Encodable {
    let name: String
    let ok: Bool
    let detail: String
  }

  func run() async throws {
    let checks = Health.checks(threads: common.jobs).map {
      Check(name: $0.name, ok: $0.isFine, detail: $0.detail)
    }
    let isFine = checks.allSatisfy(\.ok)
    if common.json {
      Output.standard.write(try Envelope(ok: isFine, kind: "doctor", data: checks).text())
    } else {
      for check in checks {
        Output.standard.write("\(check.ok ? "ok  " : "BAD ") \(check.name): \(check.detail)")
      }
    }
    guard isFine else { throw ExitCode(1) }
    common.hint(ShellLine("meteyard", "demo"))
  }
}
