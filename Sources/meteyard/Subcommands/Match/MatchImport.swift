// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Study

/// `match import FILE`: a market of another layout as a study.
struct MatchImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Turn a market in one file, of the layout of the stable-matching-suite, into a study.",
    discussion: """
      EXAMPLES
        meteyard match import market.smc my-market && meteyard match my-market
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The file.", completion: .file(extensions: ["smc"]))
  var file: String

  @Argument(help: "The folder to make.")
  var folder: String

  struct Data: Encodable {
    let folder: String
    let files: [String]
  }

  func run() async throws {
    let url = URL(fileURLWithPath: file)
    let bytes = try InputFile(path: file).bytes()
    let files = try Interruption.whileWriting {
      try ImportedMarket(smc: bytes, fileName: url.lastPathComponent)
        .write(to: URL(fileURLWithPath: folder))
    }
    if common.json {
      Output.standard.write(
        try Envelope(kind: "match-import", data: Data(folder: folder, files: files)).text()
      )
    } else {
      for file in files { Output.standard.write("\(folder)/\(file)") }
    }
    common.hint(ShellLine("meteyard", "match", folder))
  }
}
