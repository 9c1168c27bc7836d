// SPDX-License-Identifier: Apache-2.0
import Decisions

extension StudyFiles {
  /// Refuses a study that is another one than that of a run: to compare the two would only list
  /// everything that differs.
  ///
  /// - Parameters:
  ///   - run: What the run says of itself.
  ///   - remedy: How the run's own study is named.
  /// - Throws: `StudyError` naming both studies.
  func checkBelongs(to run: RunManifest, remedy: String) throws(StudyError) {
    // A document that cannot be read is not told apart from a changed one here: whoever runs the
    // study says what is wrong with it.
    guard let bytes = try? read(StudyDocument.fileName),
      let document = try? StudyDocument(
        text: String(decoding: bytes, as: UTF8.self),
        overrides: [:]
      ),
      document.id != run.study.id
    else { return }
    throw StudyError(
      .inputMissing,
      "the run belongs to the study \"\(run.study.id)\", and this is the study \"\(document.id)\"; "
        + remedy
    )
  }
}
