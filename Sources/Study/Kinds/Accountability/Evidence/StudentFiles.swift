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
  /// - Throws: `StudyError` for a file whose year the study does not say.
  /// - Returns: A row for each unit, subject, reported group and year with students.
  func counted(_ inputs: StudyInputs, of subject: String) throws(StudyError) -> Counted {
    var counted = Counted()
    for input in inputs.inputs where input.role == Self.role {
      guard let year = settings.years[input.name] else {
        throw StudyError(
          .configuration,
          "study.yaml: `students.years` does not say the year of the input \"\(input.name)\""
        )
      }
      inputs.progress("counting students of \(year)")
      let codes = settings.layout.codes(input.result.table, threads: inputs.threads)
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
}
