// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Foundation
import Testing

@testable import Study

/// Looks for averages of claims in everything that a run shows.
struct ClaimMeans {
  /// The means of two or more claims of a topic, of a unit, and of all, as a page would print them.
  let means: Set<String>
  private let run: StudyRun

  /// The means that nobody printed: what is itself a printed value or a recomputed one is left out.
  init(of run: StudyRun) throws {
    self.run = run
    let rows = try Self.rows(run.table("claims"))
    var groups: [String: [Rational]] = [:]
    for row in rows {
      let text = (row["value"] ?? "").filter { $0 != "%" }
      guard let number = Rational(decimal: text) else { continue }
      let (topic, unit) = (row["topic"] ?? "", row["unit"] ?? "")
      let topicWithoutYear = topic.replacing(/\ \d{4}.*$/, with: "")
      for key in ["topic \(topic)", "kind \(topicWithoutYear)", "unit \(unit)", "all"] {
        groups[key, default: []].append(number)
      }
    }
    var means: Set<String> = []
    for values in groups.values where values.count > 1 {
      let mean = values.reduce(.zero, +) / Rational(values.count)
      for places in 1...4 { means.insert(mean.text(places: places)) }
    }
    let printed = rows.flatMap { $0.values.flatMap { Self.numbers($0) } }
    let recomputed = run.table("recomputed").flatMap { $0.flatMap { Self.numbers($0) } }
    self.means = means.subtracting(printed).subtracting(recomputed)
  }

  /// The means that stand in a file that a reader sees, with the file.
  var found: [String] { found(in: run.content.files) }

  /// The means that stand in files that a reader sees, with the file.
  func found(in files: [String: [UInt8]]) -> [String] {
    files.filter { !$0.key.hasPrefix("run.json") }.flatMap { path, bytes in
      let text = Self.visible(String(decoding: bytes, as: UTF8.self), path)
      return means.intersection(Self.numbers(text)).map { "\($0) in \(path)" }
    }.sorted()
  }

  /// The files that are looked into.
  var paths: [String] { run.content.files.keys.filter { !$0.hasPrefix("run.json") } }

  static func rows(_ table: [[String]]) throws -> [[String: String]] {
    let head = try #require(table.first)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  /// The text without the coordinates of pictures.
  private static func visible(_ text: String, _ path: String) -> String {
    guard path.hasSuffix(".svg") || path.hasSuffix(".html") else { return text }
    return text.replacing(/<style>[\s\S]*?<\/style>/, with: " ").replacing(/<[^>]*>/, with: " ")
  }

  private static func numbers(_ text: String) -> Set<String> {
    Set(text.matches(of: /[0-9]+\.[0-9]+/).map { String($0.output) })
  }
}
