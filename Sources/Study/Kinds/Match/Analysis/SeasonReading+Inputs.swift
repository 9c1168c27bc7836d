// SPDX-License-Identifier: Apache-2.0
import Evidence
import Matching

extension SeasonReading {
  /// Reads the season from the inputs of a study, each under the role that is its file's name.
  init(_ inputs: StudyInputs, _ settings: MatchSettings) {
    var tables: [SeasonFile: Table] = [:]
    for file in SeasonFile.allCases { tables[file] = inputs.table(file.rawValue) }
    self.init(
      tables,
      closesGaps: settings.closesGaps,
      setsListsAside: settings.setsListsAside,
      threads: inputs.threads
    )
  }
}
