// SPDX-License-Identifier: Apache-2.0

/// Writes relations as the text of one dialect, the same bytes each time.
struct SQLWriter {
  /// Beyond this column an expression is broken into lines.
  static let width = 100

  /// The language to write.
  let dialect: SQLDialect

  /// A query: the relations it builds on, in order, and what it selects.
  func query(_ relations: [SQLRelation], _ final: SQLSelect) -> String {
    var text = ""
    for (index, relation) in relations.enumerated() {
      text += index == 0 ? "WITH\n" : ",\n"
      text += definition(relation)
    }
    return text + (relations.isEmpty ? "" : "\n") + select(final, indent: "") + ";\n"
  }

  private func definition(_ relation: SQLRelation) -> String {
    let name = dialect.quoted(relation.name)
    switch relation.body {
    case .values(let columns, _, let rows):
      let names = columns.map(dialect.quoted).joined(separator: ", ")
      let lines = rows.map { row in
        "  (" + row.map { expression($0, in: Place()) }.joined(separator: ", ") + ")"
      }
      let body = "VALUES\n" + lines.joined(separator: ",\n")
      return dialect == .spark
        ? "\(name) AS (SELECT * FROM \(body)\n  AS t(\(names)))" : "\(name) (\(names)) AS (\(body))"
    case .select(let body):
      let opening = relation.isFence ? dialect.fence : "AS"
      return "\(name) \(opening) (\n\(select(body, indent: "  "))\n)"
    }
  }

  private func select(_ select: SQLSelect, indent: String) -> String {
    let place = Place(qualifier: select.joins.isEmpty ? nil : "p", indent: indent.count + 2)
    var outputs: [String] = []
    if select.keepsAll { outputs.append(select.joins.isEmpty ? "*" : "p.*") }
    for output in select.columns {
      outputs.append(self.output(output, in: place))
    }
    for join in select.joins {
      for output in join.columns {
        outputs.append(self.output(output, in: place.joining(join.alias)))
      }
    }
    let opening = select.isDistinct ? "SELECT DISTINCT " : "SELECT "
    var lines = [opening + outputs.joined(separator: ",\n\(indent)  ")]
    lines.append("FROM \(dialect.quoted(select.source))" + (select.joins.isEmpty ? "" : " AS p"))
    for join in select.joins {
      let condition = expression(join.condition, in: place.joining(join.alias))
      lines.append(
        "\(join.isInner ? "JOIN" : "LEFT JOIN") \(dialect.quoted(join.relation)) AS \(join.alias)"
          + " ON \(condition)"
      )
    }
    if let filter = select.filter { lines.append("WHERE \(expression(filter, in: place))") }
    if !select.groups.isEmpty {
      let groups = select.groups.map { expression($0, in: place) }.joined(separator: ", ")
      lines.append("GROUP BY \(groups)")
    }
    return lines.map { indent + $0 }.joined(separator: "\n")
  }

  private func output(_ output: SQLSelect.Output, in place: Place) -> String {
    let value = expression(output.value, in: place)
    let name = dialect.quoted(output.name)
    // A column that keeps its name needs no other.
    return value == name ? name : "\(value) AS \(name)"
  }
}
