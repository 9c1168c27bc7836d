// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `verify FILE|RUN`: recompute and compare.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recompute a bundle or a run and compare every figure and byte.",
    discussion: """
      EXAMPLES
        meteyard verify praxis.meteyard
        meteyard verify run/praxis-5331 --against Studies/praxis-5331

      Needs no network and no database. Exit code 4 when anything differs; the first differences
      are named by table, unit and figure.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "A bundle (.meteyard) or a run folder.", completion: .file())
  var subject: String

  @Option(help: "The study's folder, for a run folder or a bundle without data.")
  var against: String?

  @Option(help: "How many differences to print.")
  var limit = 10

  struct Data: Encodable {
    let study: String
    let equal: Bool
    let filesRecomputed: Int
    let filesHashed: Int
    let differences: [String]
  }

  func run() async throws {
    let line = common.progressLine
    let verifier = Verifier(
      runner: StudyRunner(
        threads: common.jobs,
        progress: { line($0) },
        shouldStop: { Interruption.isRequested }
      )
    )
    let study = try against.map { StudyFiles.folder(try StudyOptions.folder(of: $0)) }
    let verdict = try verdict(verifier, study)
    line.end()
    if common.json {
      let data = Data(
        study: verdict.study,
        equal: verdict.isEqual,
        filesRecomputed: verdict.filesRecomputed,
        filesHashed: verdict.filesHashed,
        differences: verdict.differences
      )
      let envelope = Envelope(
        ok: verdict.isEqual,
        kind: "verify",
        data: data,
        fingerprint: verdict.fingerprint
      )
      Output.standard.write(try envelope.text())
    } else if verdict.isEqual {
      Output.standard.write("OK  \(verdict.study)  \(scope(verdict))")
      Output.standard.write(verdict.fingerprint)
    } else {
      for difference in verdict.differences.prefix(limit) { Output.standard.write(difference) }
      if verdict.differences.count > limit {
        Output.standard.write("and \(verdict.differences.count - limit) more; --limit prints them")
      }
    }
    guard verdict.isEqual else {
      Output.talk("error: \(verdict.study): \(verdict.differences.count) difference(s) found")
      throw ExitCode(4)
    }
  }

  private func scope(_ verdict: Verifier.Verdict) -> String {
    guard verdict.filesRecomputed > 0 else {
      return "\(verdict.filesHashed) files match their hashes; nothing was recomputed: "
        + "give the study with --against"
    }
    return "\(verdict.filesRecomputed) files recomputed, every byte equal"
  }

  private func verdict(
    _ verifier: Verifier,
    _ study: StudyFiles?
  ) throws -> Verifier.Verdict {
    let url = URL(fileURLWithPath: subject)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw Failure(code: 66, sentence: "there is no bundle or run folder at \(subject)")
    }
    if isFolder.boolValue {
      let files = try RunFolder(url).read()
      return try verifier.verify(
        run: files,
        against: study ?? StudyLibrary.study(of: files, in: url)
      )
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw Failure(code: 66, sentence: "\(subject) cannot be read")
    }
    guard data.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      throw Failure(
        code: 65,
        sentence: "\(subject) is no bundle: a bundle begins with the bytes of a zip archive",
        next: "meteyard bundle RUN -o FILE"
      )
    }
    do {
      return try verifier.verify(archive: Array(data), against: study)
    } catch let error as BundleError {
      throw Failure(code: 4, sentence: "\(subject), byte \(error.offset): \(error.sentence)")
    }
  }
}
