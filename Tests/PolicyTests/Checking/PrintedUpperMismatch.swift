// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// The upper end that a source prints, and one step of its own scale more, must be the next lower
/// bound (section 10).
@Suite struct PrintedUpperMismatch {
  private static let mathematics = "accountability/us-mo-msip5-mathematics.policy"

  /// The shipped table with another lower bound of `on_track` in 2014.
  private func findings(lower: String, upper: String) throws -> [Diagnostic] {
    let shipped = String(decoding: try PolicyLibrary.source(Self.mathematics).bytes, as: UTF8.self)
    let row = "2014 | 100.0   | 300.0         | 360.6       | 392.8     | 299.9 360.5"
    #expect(shipped.contains(row))
    let text = shipped.replacing(
      row,
      with: "2014 | 100.0 | 300.0 | \(lower) | 392.8 | 299.9 \(upper)"
    )
    return CheckedPolicy(SourceText(name: "t.policy", text: text)).diagnostics.entries
      .filter { $0.code == .printedUpper }
  }

  @Test func `the shipped table meets its printed upper ends`() throws {
    #expect(try findings(lower: "360.6", upper: "360.5").isEmpty)
  }

  @Test(arguments: [
    ("360.7", "360.5", "360.7"), ("360.6", "360.4", "360.6"), ("360.6", "360.6", "360.6"),
    ("360.5", "360.5", "360.5"),
  ])
  func `a bound that does not follow is named with its year and step`(
    lower: String,
    upper: String,
    next: String
  ) throws {
    let found = try findings(lower: lower, upper: upper)
    #expect(found.count == 1)
    let message = try #require(found.first).message
    #expect(
      message.hasPrefix(
        "table `math_status`, apr_year 2014: printed upper \(upper) does not meet next lower \(next)"
      ),
      "\(message)"
    )
    #expect(message.hasSuffix("(step 0.1)"), "\(message)")
  }

  @Test func `the step is that of the printed digits`() throws {
    // Printed with two digits, 360.59 is followed by 360.60.
    #expect(try findings(lower: "360.6", upper: "360.59").isEmpty)
    #expect(try findings(lower: "360.6", upper: "360.50").map(\.severity) == [.error])
  }
}
