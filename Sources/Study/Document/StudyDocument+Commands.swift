// SPDX-License-Identifier: Apache-2.0

/// The commands that a run prints on its own pages, to be typed in the study's folder.
///
/// They hold every parameter that the command line had set: without it they would recompute another
/// run. They name no folder but `.`, since a run has the same bytes wherever its study stands.
extension StudyDocument {
  /// Makes the run again, as it was made.
  ///
  /// A run with parameters of its own has a place of its own, beside the run of the study as it stands.
  var runCommand: String {
    let place = overrides.isEmpty ? [] : ["-o", "run/\(id)-\(tried)"]
    return (["meteyard", "run", "."] + settings + place).map(ShellWord.quoted)
      .joined(separator: " ")
  }

  /// Recomputes a decision: from the study's bundle, or, for a run with parameters of its own, which
  /// the bundle of the study does not hold, by running the study again.
  var recomputeCommand: String {
    overrides.isEmpty ? "meteyard verify \(id).meteyard" : runCommand
  }

  private var sorted: [(key: String, value: String)] { overrides.sorted { $0.key < $1.key } }

  private var settings: [String] { sorted.flatMap { ["--set", "\($0.key)=\($0.value)"] } }

  /// The parameters as the end of a folder's name: `version-bill`.
  private var tried: String {
    RunFiles.fileName(sorted.map { "\($0.key)-\($0.value)" }.joined(separator: "-"))
  }
}
