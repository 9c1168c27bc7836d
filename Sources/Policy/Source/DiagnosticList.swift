// SPDX-License-Identifier: Apache-2.0

/// Findings in the order of their places: the first fifty, and how many more there were.
///
/// A damaged file can hold a fault in every byte; what is kept stays small, and every further
/// finding is counted.
public struct DiagnosticList: Sendable, Hashable {
  /// How many findings are kept.
  public static let limit = 50

  /// The findings that are kept, by place; findings of one place stay in the order they came.
  public private(set) var entries: [Diagnostic] = []
  /// How many further findings there were.
  public private(set) var omitted = 0
  /// Whether any finding, kept or counted, is an error.
  public private(set) var hasErrors = false

  /// No findings.
  public init() {}

  /// Adds a finding at its place.
  ///
  /// - Parameter diagnostic: The finding.
  public mutating func append(_ diagnostic: Diagnostic) {
    hasErrors = hasErrors || diagnostic.severity == .error
    let later = entries.lastIndex { $0.span.start <= diagnostic.span.start }
    entries.insert(diagnostic, at: later.map { $0 + 1 } ?? 0)
    guard entries.count > Self.limit else { return }
    entries.removeLast()
    omitted += 1
  }

  /// Adds the findings of a later stage.
  ///
  /// - Parameter other: The findings of that stage.
  public mutating func append(contentsOf other: DiagnosticList) {
    for diagnostic in other.entries { append(diagnostic) }
    omitted += other.omitted
    hasErrors = hasErrors || other.hasErrors
  }
}
