// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Shows that every input of a table finds exactly one row, or names the smallest input that does not.
///
/// The inputs are those of ``TableInputs``, between which nothing can change.
struct TableProof {
  private static let mostExamples = 5

  let table: Table
  let built: BuiltTable
  private let name: Name
  private let circumstance: String?
  let findings: Findings

  /// A proof.
  ///
  /// - Parameters:
  ///   - built: The table.
  ///   - name: Where its name stands.
  ///   - circumstance: How a test says that the table's version decides it.
  ///   - findings: Gets what is found.
  init(_ built: BuiltTable, _ name: Name, circumstance: String?, _ findings: Findings) {
    self.built = built
    self.circumstance = circumstance
    table = built.table
    self.name = name
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    guard !table.rows.isEmpty, !table.keys.contains(where: \.type.isDamaged) else { return }
    checkDuplicates()
    checkPrintedUppers()
    if case .first = table.hit { checkShadows() }
    guard built.isRising else { return }
    switch TableInputs(built).points {
    case .each(let points): sweep(points)
    case .unbounded(let key): report(unbounded: key)
    case .tooMany: break
    }
  }

  // MARK: Rows of one key

  /// Two rows of the same plain keys are always a mistake, whatever the domain is.
  private func checkDuplicates() {
    guard case .one = table.hit else { return }
    var first: [[Table.Match]: Int] = [:]
    for (place, row) in table.rows.enumerated() {
      let isPlain = row.matches.allSatisfy { if case .values = $0 { true } else { false } }
      guard isPlain else { continue }
      guard let earlier = first[row.matches] else {
        first[row.matches] = place
        continue
      }
      findings.add(
        .duplicateKey,
        "table `\(table.name)`: \(words(row.matches)) stands in two rows"
          + lines(earlier, place),
        at: row.site,
        label: outputs(row),
        others: table.rows[earlier].line == nil
          ? [Diagnostic.Mark(table.rows[earlier].site.span, outputs(table.rows[earlier]))] : [],
        help: "a key has one row; say which of the two is the law",
        example: example(row.matches.compactMap(\.listed.first), .twoRows)
      )
    }
  }

  private func lines(_ first: Int, _ second: Int) -> String {
    guard let one = table.rows[first].line, let other = table.rows[second].line else { return "" }
    return ", lines \(one) and \(other)"
  }

  private func outputs(_ row: Table.Row) -> String {
    row.outputs.map { $0.value?.words ?? "unknown" }.joined(separator: ", ")
  }

  /// With `hit first`, a row whose every key an earlier row takes is never reached.
  private func checkShadows() {
    for (place, row) in table.rows.enumerated() {
      let earlier = table.rows[..<place].firstIndex { other in
        zip(other.matches, row.matches).allSatisfy { $0.covers($1) }
      }
      guard let earlier else { continue }
      findings.add(
        .shadowedRow,
        "table `\(table.name)`: the row is never reached",
        at: row.site,
        others: [Diagnostic.Mark(table.rows[earlier].site.span, "takes its every key")],
        help: "put it above, or take it out"
      )
    }
  }

  // MARK: The domain

  private func report(unbounded key: Table.Key) {
    findings.add(
      .noDomain,
      "the table `\(table.name)` has no row for most values of `\(key.name)`",
      at: name.site,
      help: "add a row `else`, or declare the values with `domain LOWER..UPPER`"
    )
  }

  private func sweep(_ points: [[Value]]) {
    var gaps: [[Value]] = []
    // The bands of one written row stand in one place: two such rows overlap once, not in each band.
    var seen: Set<[Span]> = []
    let index = MatchIndex(table)
    for keys in Combinations(points) {
      let rows = index.rows(keys)
      if rows.isEmpty {
        gaps.append(keys)
      } else if rows.count > 1, case .one = table.hit, !isSameKey(rows) {
        let spans = rows.map { table.rows[$0].site.span }
        guard seen.count < Self.mostExamples, seen.insert(spans).inserted else { continue }
        reportOverlap(keys, rows)
      }
    }
    if !gaps.isEmpty { reportGap(gaps) }
  }

  private func isSameKey(_ rows: [Int]) -> Bool {
    let first = table.rows[rows[0]].matches
    return rows.allSatisfy { table.rows[$0].matches == first }
      && first.allSatisfy { if case .values = $0 { true } else { false } }
  }

  private func reportGap(_ gaps: [[Value]]) {
    let others = gaps.dropFirst().prefix(Self.mostExamples - 1).map { words($0) }
    let more = others.isEmpty ? "" : "; nor has \(others.joined(separator: "; "))"
    findings.add(
      .tableGap,
      "table `\(table.name)`: \(words(gaps[0])) has no row\(more)",
      at: name.site,
      help: "add a row for it, or a row `else`",
      example: example(gaps[0], .noRow)
    )
  }

  private func reportOverlap(_ keys: [Value], _ rows: [Int]) {
    let sites = rows.map { table.rows[$0].site }
    findings.add(
      .tableOverlap,
      "table `\(table.name)`: \(words(keys)) has \(rows.count) rows",
      at: sites[0],
      others: sites.dropFirst().map { Diagnostic.Mark($0.span, "also takes it") },
      help: "leave one of them, or write `hit first`",
      example: example(keys, .twoRows)
    )
  }

  /// The test that looks the keys up.
  private func example(_ keys: [Value], _ fault: Fault.Code) -> String? {
    let written = zip(table.keys, keys).compactMap { $1.written(as: $0.type) }
    guard written.count == table.keys.count else { return nil }
    return Counterexample(
      subject: "table \(table.name)",
      input: words(keys),
      question: "\(table.name)(\(written.joined(separator: ", ")))",
      fault: fault
    ).text(circumstance)
  }

  private func words(_ keys: [Value]) -> String {
    zip(table.keys, keys).map { key, value in
      if case .number(let number) = value, let type = key.type.withoutConstants.number {
        return "\(key.name) \(type.text(number))"
      }
      return "\(key.name) \(value.words)"
    }.joined(separator: ", ")
  }

  private func words(_ matches: [Table.Match]) -> String {
    zip(table.keys, matches).map { "\($0.name) \($1.words)" }.joined(separator: ", ")
  }
}
