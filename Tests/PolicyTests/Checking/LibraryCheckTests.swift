// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

@Suite struct LibraryCheckTests {
  @Test(arguments: PolicyLibrary.names)
  func `every shipped policy checks without an error`(name: String) throws {
    let policy = try PolicyLibrary.checked(name)
    let text = DiagnosticPrinter.text(policy.diagnostics, in: policy.source)
    #expect(policy.rulebook != nil, "\(text)")
  }
}
