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
    let subject = try RunWithStudy(
      run,
      study: study,
      option: "--study",
      next: "meteyard bundle \(run) --study FOLDER"
    )
    let manifest = subject.content.manifest
    let bundle = try SealedBundle(subject.study, run: subject.content.files, withData: !withoutData)
    let bytes = try bundle.archive()
    let file = output ?? "\(manifest.study.id).meteyard"
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
      let data = Data(study: manifest.study.id, file: file, bytes: bytes.count)
      let envelope = Envelope(
        kind: "bundle",
        data: data,
        fingerprint: manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
    } else {
      Output.standard.write("\(file)  \(bytes.count) bytes")
    }
    common.hint(ShellLine("meteyard", "verify", file))
  }
}
