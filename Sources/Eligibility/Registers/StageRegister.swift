// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// Stages that are or were held, and what persons decided about them, one row each.
public struct StageRegister: Sendable {
  /// The stages by person.
  public private(set) var clocks: [String: [StageClock]] = [:]
  /// What persons decided, by person.
  public private(set) var closings: [String: [Closing]] = [:]
  /// What is wrong with rows.
  public private(set) var findings: [Finding] = []

  /// What the file of stages must hold.
  public static let stages = TableSpecification(
    name: "stages",
    columns: [
      .register("case", isRequired: true), .register("pathway", isRequired: true),
      .register("stage", isRequired: true), .register("started", .date),
      .register("extended_to", .date), .register("ended", .date),
    ],
    key: ["case", "pathway", "stage"]
  )

  /// What the file of persons' decisions must hold.
  public static let closings = TableSpecification(
    name: "closings",
    columns: [
      .register("case", isRequired: true), .register("pathway", isRequired: true),
      .register("stage", isRequired: true),
      .register("action", .category(Closing.Action.allCases.map(\.rawValue)), isRequired: true),
      .register("by", isRequired: true), .register("role", isRequired: true),
      .register("second_by"), .register("second_role"),
      .register("date", .date, isRequired: true), .register("reason", isRequired: true),
    ]
  )

  /// Nothing on file.
  public init() {}

  /// Reads stages that are or were held.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - pathways: The pathways.
  ///   - day: The day of the snapshot.
  public mutating func read(
    stages table: Evidence.Table,
    _ pathways: [Pathway],
    asOf day: CalendarDate? = nil
  ) {
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let owner = row.text("case"), let (pathway, stage) = stage(row, pathways) else {
        continue
      }
      let clock = StageClock(
        pathway: pathway,
        stage: stage,
        started: row.day("started"),
        extendedTo: row.day("extended_to"),
        ended: row.day("ended")
      )
      findings += row.days(["started", "ended"], upTo: day)
      for (column, later) in [("ended", clock.ended), ("extended_to", clock.extendedTo)] {
        guard let started = clock.started, let later, later < started else { continue }
        findings.append(
          row.finding(column, "lies before `started`", "correct one of the two days")
        )
      }
      clocks[owner, default: []].append(clock)
    }
  }

  /// Reads what persons decided.
  ///
  /// - Parameters:
  ///   - table: The rows.
  ///   - pathways: The pathways.
  ///   - day: The day of the snapshot.
  public mutating func read(
    closings table: Evidence.Table,
    _ pathways: [Pathway],
    asOf day: CalendarDate? = nil
  ) {
    for place in 0..<table.rowCount {
      let row = RegisterRow(table: table, row: place)
      guard let owner = row.text("case"), let (pathway, stage) = stage(row, pathways),
        let action = row.text("action").flatMap(Closing.Action.init), let date = row.day("date")
      else { continue }
      let second = row.text("second_by").map {
        Closing.Signature(name: $0, role: row.text("second_role") ?? "")
      }
      let first = Closing.Signature(name: row.text("by") ?? "", role: row.text("role") ?? "")
      let closing = Closing(
        pathway: pathway,
        stage: stage,
        action: action,
        signatures: [first] + [second].compactMap(\.self),
        day: date,
        reason: row.text("reason") ?? ""
      )
      guard closing.objections.isEmpty else {
        for objection in closing.objections {
          findings.append(
            row.finding(
              "action",
              "a decision by persons \(objection)",
              "complete the record",
              value: action.rawValue
            )
          )
        }
        continue
      }
      findings += row.days(["date"], upTo: day)
      let isSecond = closings[owner]?.contains {
        $0.pathway == pathway && $0.stage == stage && $0.day == closing.day
      }
      guard isSecond != true else {
        findings.append(
          row.finding(
            "date",
            "has two decisions about one stage, and nobody can say which holds",
            "keep the one that holds, or correct a day"
          )
        )
        continue
      }
      closings[owner, default: []].append(closing)
    }
  }

  /// The pathway and stage that a row names.
  private mutating func stage(_ row: RegisterRow, _ pathways: [Pathway]) -> (String, String)? {
    guard let id = row.text("pathway"), let stage = row.text("stage") else { return nil }
    guard let pathway = pathways.first(where: { $0.id == id }) else {
      findings.append(row.unknownPathway(id, pathways))
      return nil
    }
    let stages = pathway.stages
    guard stages.contains(stage) else {
      findings.append(
        row.finding(
          "stage",
          "names no stage of \(id)" + Spelling.suggestion(for: stage, among: stages)
            + " (it has \(stages.isEmpty ? "none" : stages.joined(separator: ", ")))",
          "write the stage as the policy does",
          code: "E102",
          value: stage
        )
      )
      return nil
    }
    return (id, stage)
  }
}
