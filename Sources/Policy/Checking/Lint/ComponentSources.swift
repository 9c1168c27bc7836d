// SPDX-License-Identifier: Apache-2.0

/// Finds components of a scorecard of which nobody can say whether they are official.
///
/// The status of a component is the grade of the sources that it rests on; where no clause on the way
/// cites one, and the version as a whole rests on none, it has no status.
struct ComponentSources {
  private let version: RuleVersion
  private let findings: Findings

  init(_ version: RuleVersion, _ findings: Findings) {
    self.version = version
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    guard version.tail.citations.isEmpty else { return }
    for component in version.program.scorecard?.components ?? [] {
      var reach = TermSources(version.program)
      reach.add(component.value)
      guard !reach.isCited else { continue }
      findings.add(
        .unsourcedComponent,
        "the component `\(component.name)` rests on no source: nobody can say whether it is official",
        at: component.site,
        help: "write `cite` and the source behind its measure, its table, or the version"
      )
    }
  }
}
