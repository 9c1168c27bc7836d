// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Policy

/// Files of students, counted once and turned into rows of counts for schools and districts.
///
/// A district is counted from its own students and never by adding schools: a student who moved within
/// it counts there and at no school. A subject in which nobody of a group was to be tested has no row.
struct StudentFiles {
  static let role = "students"

  let settings: StudentSettings

  /// Rows of counts, and where their students are found.
  struct Counted {
    var rows: [CaseRow] = []
    /// What was left out, as counts.
    var remarks: [Finding] = []
    /// The place of students by unit.
    var placements: [String: StudentLayout.Placement] = [:]
    /// The file by year.
    var files: [Int: String] = [:]
  }

  /// The rows of every file of students of a study.
  ///
  /// - Parameters:
  ///   - inputs: The study's files.
  ///   - subject: The entity of the units.
  ///   - known: The ids of the units.
  /// - Throws: `StudyError` for a file whose year the study does not say, and for a unit without a row.
  /// - Returns: A row for each unit, subject, reported group and year with students; and what was left
  ///   out, as counts.
  func counted(
    _ inputs: StudyInputs,
    of subject: String,
    _ known: Set<String>
  ) throws(StudyError) -> Counted {
    var counted = Counted()
    for input in inputs.inputs where input.role == Self.role {
      guard let year = settings.years[input.name] else {
        throw StudyError(
          .configuration,
          "study.yaml: `students.years` does not say the year of the input \"\(input.name)\""
        )
      }
      inputs.progress("counting students of \(year)")
      let table = input.result.table
      let left = StudentDuplicates(settings.rules, table).leftOut
      counted.remarks += untested(table) + Self.remarks(left, settings.rules.keep, input.path)
      let codes = settings.layout.codes(table, threads: inputs.threads, leavingOut: left)
      try check(codes, table, known, subject)
      counted.files[year] = input.path
      for (counts, placement) in zip(
        codes.tally(threads: inputs.threads),
        settings.layout.placements
      ) {
        counted.rows += settings.rows.rows(counts, year: year, of: subject, source: input.path)
          .flatMap(\.rows)
        for unit in counts.units { counted.placements[unit] = placement }
      }
    }
    return counted
  }

  /// Refuses students who count at a unit that has no row.
  private func check(
    _ codes: StudentCodes,
    _ table: Evidence.Table,
    _ known: Set<String>,
    _ noun: String
  ) throws(StudyError) {
    for (placement, column) in zip(codes.placements, settings.layout.placements) {
      guard let name = column.unit else { continue }
      let strangers = placement.units.indices.filter { !known.contains(placement.units[$0]) }
      guard !strangers.isEmpty,
        let row = placement.codes.firstIndex(where: { strangers.contains(Int($0)) })
      else { continue }
      let place = "\(table.fileName) row \(table.sourceLine(ofRow: row)), column \"\(name)\""
      throw UnknownUnit(id: placement.units[Int(placement.codes[row])], known: known, noun: noun)
        .error(place)
    }
  }

  /// How many students were not to be tested, subject by subject.
  private func untested(_ table: Evidence.Table) -> [Finding] {
    settings.layout.subjects.compactMap { subject in
      guard let column = table[column: subject], column.missingCount > 0 else { return nil }
      return Finding(
        severity: .note,
        code: "not-tested",
        file: table.fileName,
        column: subject,
        rule: "\(column.missingCount) of \(table.rowCount) rows have no level",
        remedy: "they are students who were not to be tested, and count in no number of the subject"
      )
    }
  }

  private static func remarks(
    _ left: StudentLayout.LeftOut,
    _ keep: StudentRules.Keep,
    _ path: String
  ) -> [Finding] {
    func remark(_ code: String, _ rule: String, _ remedy: String) -> Finding {
      Finding(severity: .warning, code: code, file: path, rule: rule, remedy: remedy)
    }
    var remarks: [Finding] = []
    if left.levelCount > 0 {
      remarks.append(
        remark(
          "duplicates",
          "\(left.levelCount) levels of students who have more than one in a subject were left out",
          "by the declared rule \"\(keep.rawValue)\" one level counts"
        )
      )
    }
    if left.unitCount > 0 {
      remarks.append(
        remark(
          "two-units",
          "\(left.unitCount) rows of students who count at two units of one kind count at neither",
          "say where the student counts"
        )
      )
    }
    return remarks
  }
}
