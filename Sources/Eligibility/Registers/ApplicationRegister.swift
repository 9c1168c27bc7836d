// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// Under which pathway a case is filed, one row each.
public struct ApplicationRegister: Sendable {
  /// The ids of the policies under which each person applies, in the order of the file.
  public private(set) var pathways: [String: [String]] = [:]
  /// What is wrong with rows.
  public private(set) var findings: [Finding] = []

  /// What the file must hold.
  public static let specification = TableSpecification(
    name: "applications",
    columns: [.register("case", isRequired: true), .register("pathway", isRequired: true)],
    key: ["case", "pathway"]
  )

  /// Reads a register.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - known: The pathways.
  public init(_ table: Evidence.Table, _ known: [Pathway]) {
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let owner = row.text("case"), let id = row.text("pathway") else { continue }
      guard known.contains(where: { $0.id == id }) else {
        findings.append(row.unknownPathway(id, known))
        continue
      }
      pathways[owner, default: []].append(id)
    }
  }
}

extension RegisterRow {
  /// The finding about a pathway that nobody asks.
  func unknownPathway(_ id: String, _ known: [Pathway]) -> Finding {
    finding(
      "pathway",
      "names no policy of the study" + Spelling.suggestion(for: id, among: known.map(\.id)),
      "write the policy's id, or name the policy in study.yaml",
      code: "E102",
      value: id
    )
  }
}
