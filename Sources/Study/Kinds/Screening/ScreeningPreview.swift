// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence
import Matching

/// What a screen would do, before anything is written: whom it drops, by filter and by group.
///
/// A screen of real files runs only when the study says the code of a preview of this screen over these
/// files, so that nobody screens unseen. A preview can also ask another policy than the study's.
public struct ScreeningPreview: Sendable {
  /// The preview in words, for a terminal.
  public let lines: [String]
  /// The counts for programs.
  public let figures: [Figure]
  /// Filters, groups, other screens, cuts, and the applicants one by one.
  public let tables: [ResultTable]
  /// The code of this screen over these files; `nil` for a policy that is not the study's.
  public let code: String?
  /// Whether a run waits for the code: the study does not say that its files are invented.
  public let isAwaited: Bool

  /// Computes a preview.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - policy: The text of another policy to ask in the place of the study's; `nil` for its own.
  ///   - runner: Whose overrides, threads and progress hold.
  /// - Throws: `StudyError` when the study is of another kind, or the document, the policy or the
  ///   evidence is wrong.
  public init(
    of files: StudyFiles,
    asking policy: [UInt8]? = nil,
    by runner: StudyRunner
  ) throws(StudyError) {
    let study = try OpenStudy(Self.files(files, asking: policy, by: runner), by: runner)
    let kind = try Self.kind(study.kind, study.document)
    let analysis = try ScreeningAnalysis(kind, study.inputs)
    let summary = ScreeningSummary(analysis: analysis)
    let all = ScreeningTables(analysis: analysis)
    lines = summary.lines
    figures = summary.figures
    tables = all.all
    let code = PreviewCode(kind, study.inputs).text
    self.code = policy == nil ? code : nil
    isAwaited =
      PreviewCode.inventions.isDisjoint(with: study.document.marks)
      && kind.settings.previewed != code
  }

  /// Refuses a study that is no screening, before anything of it is read but its document.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - runner: Whose overrides hold.
  /// - Throws: `StudyError` naming the kind.
  public static func check(_ files: StudyFiles, by runner: StudyRunner) throws(StudyError) {
    let text = String(decoding: try files.read(StudyDocument.fileName), as: UTF8.self)
    let document = try StudyDocument(text: text, overrides: runner.overrides)
    guard document.kind != ScreeningKind.id else { return }
    throw otherKind(document)
  }

  private static func kind(
    _ kind: any StudyKind,
    _ document: StudyDocument
  ) throws(StudyError) -> ScreeningKind {
    guard let kind = kind as? ScreeningKind else { throw otherKind(document) }
    return kind
  }

  private static func otherKind(_ document: StudyDocument) -> StudyError {
    StudyError(
      .configuration,
      "\(document.id) is a study of kind \(document.kind), not a screening; `meteyard run` computes it"
    )
  }

  /// The study with another text in the place of its policy.
  private static func files(
    _ files: StudyFiles,
    asking policy: [UInt8]?,
    by runner: StudyRunner
  ) throws(StudyError) -> StudyFiles {
    guard let policy else { return files }
    let text = String(decoding: try files.read(StudyDocument.fileName), as: UTF8.self)
    let document = try StudyDocument(text: text, overrides: runner.overrides)
    guard let path = document.policies.first?.path else { return files }
    return .changed([path: policy], of: files)
  }
}
