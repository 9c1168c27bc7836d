// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

/// A state's rules stand in its policy and nowhere in the engine.
@Suite struct GeneralityTests {
  private static let folder = SharedData.package.appendingPathComponent("Sources")

  /// The code of a target without its comments.
  private static func code(_ target: String) throws -> [(file: String, line: String)] {
    let root = folder.appendingPathComponent(target)
    let paths = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
      try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        .split(separator: "\n")
        .map { $0.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0] }
        .map { (path, String($0)) }
    }
  }

  @Test(arguments: ["Accountability", "Policy", "Decisions", "Evidence"])
  func `no state, no program and no cut stands in the engine`(target: String) throws {
    let states = ["missouri", "tennessee", "msip", "dese", "kansas"]
    let cuts = ["358.2", "392.8", "363.0", "366.7", "370.3", "385.7", "27.5", "140"]
    let lines = try Self.code(target)
    #expect(lines.count > 100, "the scan reads the code of \(target)")
    for (file, line) in lines {
      let words = line.lowercased()
      for state in states { #expect(!words.contains(state), "\(file): \(line)") }
      for cut in cuts {
        let pieces = line.split { !($0.isNumber || $0 == "." || $0 == "_") }
        #expect(!pieces.contains(Substring(cut)), "\(file): \(line)")
      }
    }
  }

  @Test func `no year stands in the code of accountability`() throws {
    for (file, line) in try Self.code("Accountability") {
      let pieces = line.split { !$0.isNumber }
      let years = pieces.compactMap { Int($0) }.filter { (1990...2040).contains($0) }
      #expect(years.isEmpty, "\(file): \(line)")
    }
  }
}
