// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Policy

/// `policy export FILE`: the lossless JSON form, and back.
struct PolicyExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print a policy as JSON, or JSON as a policy; nothing is lost either way.",
    discussion: """
      EXAMPLES
        meteyard policy export my.policy > my.json
        meteyard policy export --from-json my.json > again.policy
        meteyard policy export --hash my.policy           the hash that results carry
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The policy, or with --from-json its JSON form.", completion: .file())
  var file: String

  @Flag(help: "The file is JSON; print the policy.")
  var fromJSON = false

  @Flag(help: "Print only the hash.")
  var hash = false

  struct Item: Encodable { let hash: String }

  struct Text: Encodable { let policy: String }

  func run() async throws {
    let document = try document()
    if hash {
      let text = "\(PolicyHash(of: document))"
      Output.standard.write(
        common.json ? try Envelope(kind: "policy-hash", data: Item(hash: text)).text() : text
      )
    } else if common.json {
      let fingerprint = "\(PolicyHash(of: document))"
      let text = PolicyJSON.encode(document).dropLast()
      Output.standard.write(
        fromJSON
          ? try Envelope(
            kind: "policy-text",
            data: Text(policy: PolicyPrinter.print(document)),
            fingerprint: fingerprint
          ).text()
          : try Envelope(
            kind: "policy-export",
            data: PrintedJSON(text: String(decoding: text, as: UTF8.self)),
            fingerprint: fingerprint
          ).text()
      )
    } else if fromJSON {
      Output.standard.put(Data(PolicyPrinter.print(document).utf8))
    } else {
      Output.standard.put(Data(PolicyJSON.encode(document)))
    }
  }

  private func document() throws -> PolicyDocument {
    guard fromJSON else {
      let policy = try PolicyFile.checked(file)
      _ = try PolicyFile.rulebook(of: policy, named: file)
      guard let document = policy.document else {
        throw Failure(code: 78, sentence: "\(file) cannot be read")
      }
      return document
    }
    let bytes = try InputFile(path: file).bytes()
    do {
      return try PolicyJSON.decode(bytes)
    } catch {
      throw Failure(code: 65, sentence: "\(file): \(error)")
    }
  }
}
