// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

@Suite struct LibraryFormatTests {
  @Test(arguments: PolicyLibrary.names) func `a shipped policy is in its canonical form`(
    name: String
  ) throws {
    let source = try PolicyLibrary.source(name)
    let (document, diagnostics) = PolicyParser.parse(source)
    #expect(DiagnosticPrinter.text(diagnostics, in: source) == "")
    let printed = PolicyPrinter.print(try #require(document))
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      let file = SharedData.package.appendingPathComponent("Policies/\(name)")
      try Data(printed.utf8).write(to: file)
      Issue.record("formatted \(name); run again without RECORD_GOLDEN")
    }
    #expect(printed == source.text(Span(0, source.bytes.count)))
  }
}
