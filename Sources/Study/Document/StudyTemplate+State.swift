// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The study of a simulated state: students by school and district under Missouri's published tables.
extension StudyTemplate {
  private var state: SimulatedState { SimulatedState(districts: size, seed: 1) }

  var stateFiles: [(String, String)] {
    let (units, hierarchy) = state.units()
    let threads = ProcessInfo.processInfo.activeProcessorCount
    let students = SimulatedState.years.map { year in
      ("students-\(year).csv", state.students(year, threads: threads))
    }
    return [
      ("study.yaml", stateDocument), ("units.csv", units), ("hierarchy.csv", hierarchy),
      ("README.md", stateReadme),
    ] + students
  }

  private var stateDocument: String {
    let years = SimulatedState.years
    let inputs = years.map { "  y\($0): { file: students-\($0).csv, as: students }" }
    let groups = SimulatedState.groups.joined(separator: ", ")
    return """
      # A simulated state: no row stands for a person. Every key is explained in Documentation/Study.md.
      study: \(identifier)
      title: A simulated state
      kind: accountability
      policy: us.mo.msip5
      at: 2026-11-23
      source: simulated students; no row stands for a person
      marks: [simulated]
      seed: 1
      inputs:
        subjects: { file: units.csv }
        hierarchy: { file: hierarchy.csv }
      \(inputs.joined(separator: "\n"))
      parameters:
        periods: [\(years[years.count - 1])]
        grid: 0.5
        resamples: 0
        students:
          entity: levels
          year: tested
          years: { \(years.map { "y\($0): \($0)" }.joined(separator: ", ")) }
          subjects:
            fact: subject
            columns: { \(SimulatedState.subjects.map { "\($0): \($0)" }.joined(separator: ", ")) }
          groups:
            fact: students
            column: groups
            base: [\(groups)]
            unions: { super: [\(groups)] }
            report: { all: all, super: super_subgroup }
          levels: { BB: below_basic, B: basic, P: proficient, A: advanced, LND: undetermined }
          with: { grain: counts, growth_grain: unavailable }
          placements:
            - { unit: school, counts: at_school }
            - { unit: district, counts: at_district }
        levers:
          - id: students
            unit: student
            of: levels
            year: tested
            names: [subject, students]
            moves: [below_basic, basic, proficient, advanced]
        publication:
          units: [configuration]
          tables:
            - of: levels
              year: tested
              names: [subject]
              groups: { fact: students, everybody: all }
              levels: { below_basic: 1, basic: 3, proficient: 4, advanced: 5 }
              proficient: [proficient, advanced]
              without: undetermined
              told: { students: reportable, index: mpi, with: { grain: index, growth_grain: unavailable } }
              counted: tested_students(subject, students)

      """
  }

  private var stateReadme: String {
    """
    # \(identifier): a simulated state of \(size) districts

    Nobody here exists. `meteyard run .` counts the students of three years by school and district and
    reports every unit under the published tables of Missouri's fifth cycle;
    `meteyard publish run/\(identifier)` makes what the public may have of it.

    `--districts 560` makes some 2,400 schools and 900,000 students a year.

    """
  }
}
