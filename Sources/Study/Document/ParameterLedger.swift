// SPDX-License-Identifier: Apache-2.0
import Decisions

/// Every parameter that a run took, once, with its origin.
final class ParameterLedger {
  private var values: [String: RunManifest.ParameterRecord] = [:]
  private let overridden: Set<String>

  /// A ledger.
  ///
  /// - Parameter overridden: The paths that the command line set.
  init(overridden: Set<String> = []) {
    self.overridden = overridden
  }

  /// Whether the command line set a parameter.
  func isOverridden(_ name: String) -> Bool { overridden.contains(name) }

  func record(_ name: String, _ value: String, origin: String?) {
    let source = origin ?? (overridden.contains(name) ? "command" : "study")
    values[name] = .init(name: name, value: value, origin: source)
  }

  /// The records under a prefix such as `parameters.`, sorted by name, the prefix left off.
  func records(under prefix: String) -> [RunManifest.ParameterRecord] {
    values.values.filter { $0.name.hasPrefix(prefix) }
      .map {
        .init(name: String($0.name.dropFirst(prefix.count)), value: $0.value, origin: $0.origin)
      }
      .sorted { $0.name < $1.name }
  }
}
