// SPDX-License-Identifier: Apache-2.0

/// Finds rows of an amended version that take the place of official ones and rest on a weaker source.
///
/// What is official may be tried with other numbers; whoever reads the result should know that an
/// official number was there.
struct OfficialRows {
  /// Tables with more inputs are not compared.
  private static let mostInputs = 1_000_000

  private let version: RuleVersion
  private let base: RuleVersion
  private let grades: [String: SourceDeclaration.Grade]
  private let findings: Findings

  /// A look at a version; `nil` where it amends none.
  init?(_ version: RuleVersion, of rulebook: Rulebook, _ findings: Findings) {
    guard let name = version.base,
      let base = rulebook.versions.first(where: { $0.name == name })
    else { return nil }
    self.version = version
    self.base = base
    self.findings = findings
    grades = Dictionary(
      rulebook.sources.compactMap { source in source.grade.map { (source.id.text, $0) } }
    ) { first, _ in first }
  }

  /// Adds what it finds.
  func run() {
    for table in version.program.tables {
      guard let before = base.program.tables.first(where: { $0.name == table.name }),
        before.keys.count == table.keys.count,
        before.outputs.map(\.name) == table.outputs.map(\.name)
      else { continue }
      compare(table, before)
    }
  }

  private func compare(_ table: Table, _ before: Table) {
    guard table.rows.contains(where: { grade($0, table, version) != .official }),
      case .each(let own) = TableInputs(BuiltTable(table: table, needs: [])).points,
      case .each(let old) = TableInputs(BuiltTable(table: before, needs: [])).points
    else { return }
    let points = zip(own, old).map { own, old in
      own + Set(old).subtracting(own).sorted { $0.words < $1.words }
    }
    guard points.reduce(1, { $0 * $1.count }) <= Self.mostInputs else { return }
    let (index, earlier) = (MatchIndex(table), MatchIndex(before))
    var told: Set<Span> = []
    for keys in Combinations(points) {
      guard let row = index.rows(keys).first.map({ table.rows[$0] }),
        let official = earlier.rows(keys).first.map({ before.rows[$0] }),
        official.outputs.allSatisfy({ $0.value != nil }), row.outputs != official.outputs,
        grade(official, before, base) == .official,
        let grade = grade(row, table, version), grade > .official,
        told.insert(row.site.span).inserted
      else { continue }
      let key = zip(table.keys, keys).map { "\($0.name) \($1.words)" }.joined(separator: ", ")
      findings.add(
        .officialReplaced,
        "table `\(table.name)`: for \(key) version `\(version.name)` gives \(words(row)) from "
          + "\(article(grade)) source, and the official row of version `\(base.name)` gives "
          + words(official),
        at: row.site,
        others: [Diagnostic.Mark(official.site.span, "official")],
        help: "leave the official row as it is, or cite the official source that changed it"
      )
    }
  }

  private func article(_ grade: SourceDeclaration.Grade) -> String {
    grade == .unverified ? "an unverified" : "a \(grade.rawValue)"
  }

  private func words(_ row: Table.Row) -> String {
    row.outputs.map { $0.value?.words ?? "unknown" }.joined(separator: ", ")
  }

  /// The weakest grade of the sources next to a row: its own, else the table's, else the version's.
  private func grade(
    _ row: Table.Row,
    _ table: Table,
    _ version: RuleVersion
  ) -> SourceDeclaration.Grade? {
    let tails = [row.tail, table.tail, version.tail].map(\.citations)
    let nearest = tails.first { !$0.isEmpty } ?? []
    return nearest.compactMap { grades[$0.source.text] }.max()
  }
}
