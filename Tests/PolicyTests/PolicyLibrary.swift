// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit

/// The policies that ship with the project.
enum PolicyLibrary {
  /// The worked examples, of which every form is committed beside the tests.
  static let worked = [
    "licensure/us-tn-itp-provisional.policy",
    "accountability/us-mo-msip5-mathematics.policy",
    "certification/us-ms-praxis-passing.policy",
    "pay/example-merit-pay.policy",
    "standard-setting/praxis-5331-error.policy",
  ]

  /// All of them: a new file needs no test of its own.
  static let names = worked + found.filter { !worked.contains($0) }

  private static let found: [String] = {
    let folder = SharedData.package.appendingPathComponent("Policies")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]
    return (paths ?? []).filter { $0.hasSuffix(".policy") }.sorted()
  }()

  /// Those of a folder.
  static func names(in folder: String) -> [String] {
    names.filter { $0.hasPrefix(folder + "/") }
  }

  /// The text of a policy of the library.
  static func source(_ name: String) throws -> SourceText {
    let file = SharedData.package.appendingPathComponent("Policies/\(name)")
    return SourceText(name: name, bytes: Array(try Data(contentsOf: file)))
  }
}

extension PolicyParser {
  /// Reads a text of a test; the findings come as printed.
  static func parse(_ text: String) -> (document: PolicyDocument?, findings: String) {
    let source = SourceText(name: "t.policy", text: text)
    let (document, diagnostics) = parse(source)
    return (document, DiagnosticPrinter.text(diagnostics, in: source))
  }
}

extension PolicyLibrary {
  /// A policy of the library, checked with the files beside it.
  static func checked(_ name: String) throws -> CheckedPolicy {
    let file = SharedData.package.appendingPathComponent("Policies/\(name)")
    return CheckedPolicy(
      try source(name),
      imports: FolderImports(file.deletingLastPathComponent())
    )
  }
}
