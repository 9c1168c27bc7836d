// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

/// Small broken policies with the findings that they give, to the column.
@Suite struct FortyBrokenFiles {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Broken")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".policy") }.sorted()

  static func source(_ name: String) throws -> SourceText {
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    return SourceText(name: name, bytes: bytes)
  }

  @Test(arguments: names) func `all faults of a file are named in one run`(name: String) throws {
    let source = try Self.source(name)
    let (_, diagnostics) = PolicyParser.parse(source)
    #expect(!diagnostics.entries.isEmpty)
    try expectGolden(
      DiagnosticPrinter.text(diagnostics, in: source),
      name.replacing(".policy", with: ".txt"),
      in: "Broken"
    )
  }

  @Test func `every code of the lexer and the parser has a broken file`() throws {
    var codes: Set<DiagnosticCode> = []
    for name in Self.names {
      let (_, diagnostics) = PolicyParser.parse(try Self.source(name))
      codes.formUnion(diagnostics.entries.map(\.code))
    }
    let front: Set<DiagnosticCode> = [
      .byteOrderMark, .tab, .notUTF8, .leadingZero, .indentation, .bidirectional,
      .unterminatedString, .badDate, .limit, .unexpectedToken, .missingColon, .missingLabel,
      .mixedAndOr, .misplacedBlock, .unknownHeader, .duplicate, .notEvaluated,
    ]
    #expect(codes == front)
  }
}
