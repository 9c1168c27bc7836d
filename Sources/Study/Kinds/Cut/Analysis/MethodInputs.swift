// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import StandardSetting

/// Turns checked tables into the values that each method takes.
struct MethodInputs {
  let inputs: StudyInputs
  let settings: CutSettings

  private struct Rows {
    let table: Table

    func text(_ column: String, _ row: Int) -> String { table[column: column]?.text(row) ?? "" }

    func number(_ column: String, _ row: Int) -> Rational? { table[column: column]?.rational(row) }

    func map<Value>(_ body: (Int) -> Value?) -> [Value] { (0..<table.rowCount).compactMap(body) }
  }

  private func rows(_ role: String) throws(StudyError) -> Rows {
    guard let table = inputs.table(role) else {
      throw StudyError(.configuration, "study.yaml: `inputs` has no file with the role \"\(role)\"")
    }
    return Rows(table: table)
  }

  /// The items in the order of their file; empty when the study lists none.
  var items: [PanelItem] {
    guard let rows = try? rows("items") else { return [] }
    return rows.map { row in
      PanelItem(
        key: rows.text("item", row),
        area: rows.text("area", row),
        maxPoints: rows.number("max_points", row) ?? .one,
        isScored: rows.table[column: "scored"]?.integer(row) ?? 1 == 1
      )
    }
  }

  /// The listed items, of which at least one counts; `nil` when the study lists none.
  private func listedItems() throws(StudyError) -> [PanelItem]? {
    guard let table = inputs.table("items") else { return nil }
    let items = items
    guard items.contains(where: { $0.isScored && $0.maxPoints > .zero }) else {
      throw StudyError(
        .data,
        "\(table.fileName): no item counts; list the items of the test, with `scored` 1"
      )
    }
    return items
  }

  /// Test takers' scores with their group; `nil` when the study has none.
  func scores() throws(StudyError) -> [ExamineeScore]? {
    guard inputs.table("scores") != nil else { return nil }
    let rows = try rows("scores")
    return rows.map { row in
      guard let score = rows.number("score", row) else { return nil }
      let group = rows.text("group", row)
      return ExamineeScore(
        person: rows.text("person", row),
        score: score,
        weight: rows.number("weight", row) ?? .one,
        groups: group.isEmpty ? [:] : ["group": group]
      )
    }
  }

  // MARK: - Examinee-centred

  func borderline(_ options: CutMethodOptions) throws(StudyError) -> [ExamineeScore] {
    let rows = try rows("classified")
    // A person judged borderline by any judge counts once.
    var seen: Set<String> = []
    return rows.map { row in
      guard rows.text("group", row) == options.borderline,
        seen.insert(rows.text("person", row)).inserted, let score = rows.number("score", row)
      else { return nil }
      return ExamineeScore(person: rows.text("person", row), score: score)
    }
  }

  func contrasting(_ options: CutMethodOptions) throws(StudyError) -> [GroupJudgment] {
    let rows = try rows("classified")
    return rows.map { row in
      let group = rows.text("group", row)
      guard group == options.qualified || group == options.notQualified,
        let score = rows.number("score", row)
      else { return nil }
      return GroupJudgment(
        panelist: rows.text("panelist", row),
        person: rows.text("person", row),
        isQualified: group == options.qualified,
        score: score
      )
    }
  }

  func encounters() throws(StudyError) -> [BorderlineRegressionMethod.Encounter] {
    let rows = try rows("stations")
    return rows.map { row in
      guard let score = rows.number("score", row), let rating = rows.number("global_rating", row)
      else { return nil }
      return .init(
        person: rows.text("person", row),
        station: rows.text("station", row),
        score: score,
        rating: rating
      )
    }
  }

  func levels() throws(StudyError) -> [LevelJudgment] {
    let rows = try rows("folders")
    return rows.map { row in
      guard let score = rows.number("score", row),
        let level = rows.table[column: "level"]?.integer(row)
      else { return nil }
      return LevelJudgment(
        panelist: rows.text("panelist", row),
        work: rows.text("person", row),
        level: level,
        score: score
      )
    }
  }

  // MARK: - Compromise

  /// The rows of the compromise file with every named column, or the sentence that one is missing.
  func compromise(
    _ columns: [String],
    method: String
  ) throws(StudyError) -> [(panelist: String, values: [Rational])] {
    let rows = try rows("compromise")
    var result: [(panelist: String, values: [Rational])] = []
    for row in 0..<rows.table.rowCount {
      var values: [Rational] = []
      for column in columns {
        guard let value = rows.number(column, row) else {
          throw StudyError(
            .data,
            "\(rows.table.fileName) row \(rows.table.sourceLine(ofRow: row)), column \"\(column)\": "
              + "empty; \(method) needs \(columns.joined(separator: ", ")) from every judge; "
              + "fill the cell, or leave the method out"
          )
        }
        values.append(value)
      }
      result.append((rows.text("panelist", row), values))
    }
    return result
  }

  // MARK: - Ebel and Nedelsky

  /// Items, their cells and the rates; items that no file lists are those of the cells, one point
  /// each.
  func ebel() throws(StudyError) -> (
    items: [PanelItem], cells: EbelMethod.Assignment, rates: [EbelMethod.Rate]
  ) {
    let cells = try rows("ebel-cells")
    let placed = cells.map { PanelItem(key: cells.text("item", $0)) }
    let items = try listedItems() ?? placed
    let listed = Set(items.map(\.key))
    var assignment: [String: EbelMethod.Cell] = [:]
    for row in 0..<cells.table.rowCount {
      guard listed.contains(cells.text("item", row)) else {
        throw StudyError(
          .data,
          "\(cells.table.fileName) row \(cells.table.sourceLine(ofRow: row)), column \"item\", "
            + "\"\(cells.text("item", row))\": the list of items has no such item; "
            + "add it there, or remove the row"
        )
      }
      assignment[cells.text("item", row)] = .init(
        relevance: cells.text("relevance", row),
        difficulty: cells.text("difficulty", row)
      )
    }
    let judged = try rows("ebel-judgments")
    let rates: [EbelMethod.Rate] = judged.map { row in
      guard let value = judged.number("value", row) else { return nil }
      return .init(
        panelist: judged.text("panelist", row),
        cell: .init(
          relevance: judged.text("relevance", row),
          difficulty: judged.text("difficulty", row)
        ),
        rate: value
      )
    }
    guard !items.isEmpty else {
      throw StudyError(
        .data,
        "\(cells.table.fileName): the file holds no item; add one row for each"
      )
    }
    return (items, .consensus(assignment), rates)
  }

  func nedelsky() throws(StudyError) -> ([NedelskyMethod.Item], [NedelskyMethod.Elimination]) {
    let rows = try rows("nedelsky")
    func options(_ column: String, _ row: Int) -> [String] {
      rows.text(column, row).split(separator: "|").map(String.init)
    }
    let listed = try listedItems() ?? []
    let known = Dictionary(listed.map { ($0.key, $0) }) { first, _ in first }
    var items: [NedelskyMethod.Item] = []
    var seen: Set<String> = []
    var eliminations: [NedelskyMethod.Elimination] = []
    for row in 0..<rows.table.rowCount {
      let key = rows.text("item", row)
      if seen.insert(key).inserted {
        items.append(
          .init(
            known[key] ?? PanelItem(key: key),
            options: options("options", row),
            key: rows.text("correct", row)
          )
        )
      }
      eliminations.append(
        .init(
          panelist: rows.text("panelist", row),
          item: key,
          options: Set(options("eliminated", row))
        )
      )
    }
    return (items, eliminations)
  }
}
