// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Policy

/// One set of answers serves all pathways only if a name means the same in every file.
@Suite struct LicensureVocabulary {
  private struct Entry: Hashable {
    let entity: String
    let fact: String
  }

  private struct Use {
    let file: String
    let type: String
    let judge: String?
    let citesLaw: Bool
  }

  private static func uses() throws -> [Entry: [Use]] {
    var uses: [Entry: [Use]] = [:]
    for name in PolicyLibrary.names(in: "licensure").sorted() {
      let document = try #require(PolicyParser.parse(try PolicyLibrary.source(name)).document)
      let file = String(name.dropFirst("licensure/us-".count).dropLast(".policy".count))
      for case .facts(let facts) in document.blocks.map(\.kind) {
        for fact in facts.facts {
          let use = Use(
            file: file,
            type: Pieces(fact.type).text,
            judge: fact.judge,
            citesLaw: !fact.tail.citations.isEmpty
          )
          uses[Entry(entity: facts.entity.text, fact: fact.name.text), default: []].append(use)
        }
      }
    }
    return uses
  }

  @Test func `the same fact has the same type in every file`() throws {
    for (entry, uses) in try Self.uses() {
      #expect(Set(uses.map(\.type)).count == 1, "\(entry)")
      // What one board has judged is no judgment of another.
      #expect(Set(uses.map(\.judge)).count == 1, "\(entry)")
    }
  }

  @Test func `what a state examines is a fact of its own`() throws {
    for (entry, uses) in try Self.uses() {
      #expect(entry.fact != "english")
      guard entry.fact.hasPrefix("exams_passed") || entry.fact.hasPrefix("english_") else {
        continue
      }
      #expect(uses.count == 1, "\(entry)")
      let state = entry.fact == "exams_passed" ? "tn" : entry.fact.suffix(2)
      #expect(uses[0].file.hasPrefix("\(state)-"), "\(entry)")
    }
  }

  @Test func `the table of facts says what stands in the files`() throws {
    let readme = SharedData.package.appendingPathComponent("Policies/licensure/README.md")
    let lines = try String(contentsOf: readme, encoding: .utf8).split(separator: "\n")
    var entity = ""
    var rows: [Entry: Substring] = [:]
    for line in lines {
      if line.hasPrefix("### Of ") { entity = String(line.split(separator: " ").last ?? "") }
      guard line.hasPrefix("| `"), !entity.isEmpty else { continue }
      let fact = String(line.split(separator: "`")[1])
      #expect(rows.updateValue(line, forKey: Entry(entity: entity, fact: fact)) == nil)
    }
    let uses = try Self.uses()
    #expect(Set(rows.keys) == Set(uses.keys))
    for (entry, uses) in uses {
      let row = try #require(rows[entry])
      #expect(row.hasPrefix("| `\(entry.fact)` | `\(uses[0].type)` |"))
      #expect(row.hasSuffix("| \(uses.map(\.file).joined(separator: ", ")) |"))
    }
  }

  @Test func `no protected attribute is a fact, unless the fact cites the law that asks`() throws {
    let barred = ["origin", "nationality", "citizen", "photo", "race", "birth", "sex", "gender"]
    for (entry, uses) in try Self.uses() {
      let isBarred = barred.contains {
        entry.fact.contains($0) || uses[0].type.contains("{\($0)")
      }
      #expect(!isBarred || uses.allSatisfy(\.citesLaw), "\(entry)")
    }
  }
}
