// SPDX-License-Identifier: Apache-2.0

/// A test that shows what a proof found: pasted into the policy it runs, and the case is the fault
/// that the finding predicts.
struct Counterexample {
  /// What the finding is about, such as `table hole`.
  let subject: String
  /// The input, in words.
  let input: String
  /// The lines `given`, without that word.
  var given: [String] = []
  /// What is asked.
  let question: String
  /// What comes.
  let fault: Fault.Code

  /// The test as text.
  ///
  /// - Parameter circumstance: When the case is decided, such as ` on 2024-07-01`; `nil` where no
  ///   date picks the version, so that no test can show it.
  /// - Returns: The lines of the test, each with LF.
  func text(_ circumstance: String?) -> String? {
    guard let circumstance else { return nil }
    let title = Pieces.quoted(
      "\(subject), \(input)\(circumstance.isEmpty ? "" : "," + circumstance)"
    )
    let lines = given.map { "  given \($0)\n" }.joined()
    return "test \(title)\(circumstance):\n\(lines)  expect \(question) fault \(fault.rawValue)\n"
  }
}

extension VersionDeclaration {
  /// How a test says that this version decides it; `nil` when no date is known to pick it.
  var circumstance: String? {
    guard appliesTo == nil else { return nil }
    switch status {
    case .inForce(.date(let date), _): return " on \(date)"
    case .inForce(.year(let year), _): return " in \(year)"
    case .proposed, .undated, .withdrawn: return nil
    }
  }
}
