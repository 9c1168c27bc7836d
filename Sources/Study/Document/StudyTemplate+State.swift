// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The study of a simulated state: students by school and district, under the policy of its document.
///
/// The document stands in the policy library as data: what its levels weigh and how its columns are read
/// is the policy's business.
extension StudyTemplate {
  private static let documentPath = "policies/simulated-state.yaml"
  private static let documentID = "simulated-state"

  var stateFiles: [(String, String)] {
    get throws(StudyError) {
      guard let bytes = try PolicyShelf.bytes(at: Self.documentPath) else { return [] }
      let document = String(decoding: bytes, as: UTF8.self)
        .replacing("study: \(Self.documentID)\n", with: "study: \(identifier)\n")
      let state = SimulatedState(districts: size, seed: 1)
      let (units, hierarchy) = state.units()
      let threads = ProcessInfo.processInfo.activeProcessorCount
      return [
        ("study.yaml", document), ("units.csv", units), ("hierarchy.csv", hierarchy),
        ("README.md", stateReadme),
      ]
        + SimulatedState.years.map { year in
          ("students-\(year).csv", state.students(year, threads: threads))
        }
    }
  }

  private var stateReadme: String {
    """
    # \(identifier): a simulated state of \(size) districts

    Nobody here exists. `meteyard run .` counts the students of three years by school and district and
    reports every unit under the policy that `study.yaml` names; `meteyard publish run/\(identifier)`
    makes what the public may have of it.

    `--districts 560` makes some 2,400 schools and 900,000 students a year.

    """
  }
}
