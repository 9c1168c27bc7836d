// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Study

/// A run folder with the study that it was computed from.
struct RunWithStudy {
  let content: RunContent
  let study: StudyFiles

  /// Opens a run and finds its study.
  ///
  /// - Parameters:
  ///   - run: The run folder.
  ///   - named: The study's folder; `nil` finds it by its hash.
  ///   - option: The option that names it, for the message.
  ///   - next: A command that names it.
  /// - Throws: `Failure` 66 where it is not found.
  init(_ run: String, study named: String?, option: String, next: String? = nil) throws {
    content = try RunReader(RunFolder(URL(fileURLWithPath: run))).content
    if let named {
      study = .folder(try StudyOptions.folder(of: named))
    } else if let found = StudyLibrary.study(of: content.files, in: URL(fileURLWithPath: run)) {
      study = found
    } else {
      throw Failure(
        code: 66,
        sentence: "the study of this run was not found; name its folder with \(option)",
        next: next
      )
    }
  }
}
