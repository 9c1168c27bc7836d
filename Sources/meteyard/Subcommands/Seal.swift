// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `bundle RUN`: seal a run with its study and evidence.
struct Seal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Seal a run with its study and evidence in one file that anyone can recompute.",
    discussion: """
      EXAMPLES
        meteyard bundle run/praxis-5331
        meteyard bundle run/praxis-5331 -o praxis.meteyard
        meteyard bundle run/praxis-5331 --without-data --study Studies/praxis-5331
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The run folder.", completion: .directory)
  var run: String

  @Option(name: .shortAndLong, help: "The bundle; STUDY-ID.meteyard when left out.")
  var output: String?

  @Option(help: "The study's folder; found by its id when left out.")
  var study: String?

  @Flag(help: "Leave the evidence out and keep only its hashes.")
  var withoutData = false

  @Flag(help: "Write over an existing file.")
  var replace = false

  struct Data: Encodable {
    let study: String
    let file: String
    let bytes: Int
  }

  func run() async throws {
    let reader = try RunReader(RunFolder(URL(fileURLWithPath: run)))
    let files: StudyFiles
    if let study {
      files = .folder(try StudyOptions.folder(of: study))
    } else if let found = StudyLibrary.study(
      of: reader.content.files,
      in: URL(fileURLWithPath: run)
    ) {
      files = found
    } else {
      throw Failure(
        code: 66,
        sentence: "the study of this run was not found; name its folder with --study",
        next: "meteyard bundle \(run) --study FOLDER"
      )
    }
    let bundle = try SealedBundle(files, run: reader.content.files, withData: !withoutData)
    let bytes = try bundle.archive()
    let file = output ?? "\(reader.content.manifest.study.id).meteyard"
    let url = URL(fileURLWithPath: file)
    if let around = RunFolder.run(around: url) {
      throw Failure(
        code: 73,
        sentence:
          "\(file) would stand inside the run folder \(around.lastPathComponent), and a run "
          + "is never changed; give another file with -o"
      )
    }
    if !replace, let standing = FileManager.default.contents(atPath: url.path),
      Array(standing) != bytes
    {
      throw Failure(
        code: 73,
        sentence: "\(file) holds something else; give --replace, or another file with -o"
      )
    }
    try OutputFile(path: file).write(bytes)
    if common.json {
      let data = Data(study: reader.content.manifest.study.id, file: file, bytes: bytes.count)
      let envelope = Envelope(
        kind: "bundle",
        data: data,
        fingerprint: reader.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
    } else {
      Output.standard.write("\(file)  \(bytes.count) bytes")
    }
    common.hint(ShellLine("meteyard", "verify", file))
  }
}
