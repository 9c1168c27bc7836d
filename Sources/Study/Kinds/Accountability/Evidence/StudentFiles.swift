// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

/// Files of students, counted once and turned into rows of counts for schools and districts.
///
/// A district is counted from its own students and never by adding schools: a student who moved within
/// it counts there and at no school. A subject in which nobody of a group was to be tested has no row.
struct StudentFiles {
  static let role = "students"

  let settings: StudentSettings

  /// The rows of every file of students of a study.
  ///
  /// - Parameters:
  ///   - inputs: The study's files.
  ///   - subject: The entity of the units.
  /// - Throws: `StudyError` for a file whose year the study does not say.
  /// - Returns: A row for each unit, subject, reported group and year with students.
  func rows(_ inputs: StudyInputs, of subject: String) throws(StudyError) -> [CaseRow] {
    var rows: [CaseRow] = []
    for input in inputs.inputs where input.role == Self.role {
      guard let year = settings.years[input.name] else {
        throw StudyError(
          .configuration,
          "study.yaml: `students.years` does not say the year of the input \"\(input.name)\""
        )
      }
      inputs.progress("counting students of \(year)")
      let codes = settings.layout.codes(input.result.table, threads: inputs.threads)
      for counts in codes.tally(threads: inputs.threads) {
        rows += self.rows(counts, year, subject, input.path)
      }
    }
    return rows
  }

  private func rows(
    _ counts: LevelCounts,
    _ year: Int,
    _ subject: String,
    _ path: String
  ) -> [CaseRow] {
    let reported = counts.groups.enumerated().compactMap { place, name in
      settings.group.values[name].map { (place, $0) }
    }
    var rows: [CaseRow] = []
    for (unit, id) in counts.units.enumerated() {
      for (column, name) in counts.subjects.enumerated() {
        for (group, value) in reported {
          let reached = counts.counts(unit: unit, subject: column, group: group)
          guard reached.contains(where: { $0 > 0 }), let tested = settings.subject.values[name]
          else { continue }
          var row = CaseRow(
            settings.entity,
            id: "students of \(path), \(id), \(name), \(counts.groups[group])",
            links: [subject: id]
          )
          for (fact, value) in settings.with { row[fact] = .value(value) }
          row[settings.yearFact] = .value(.number(Rational(year)))
          row[settings.subject.fact] = .value(tested)
          row[settings.group.fact] = .value(value)
          for (level, count) in zip(counts.levels, reached) {
            guard let fact = settings.levels[level] else { continue }
            row[fact] = .value(.number(Rational(count)))
          }
          rows.append(row)
        }
      }
    }
    return rows
  }
}
