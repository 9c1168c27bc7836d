// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// Pages from a unit's total to its students: test 16 of specification 15.2, as far as static pages go.
@Suite struct DrillTests {
  private struct State: Sendable {
    let texts: [String: String]
    let run: RunContent

    init() throws {
      let template = StudyTemplate(kind: .state, name: "state", size: 3)
      texts = Dictionary(try template.stateFiles.map { ($0.0, $0.1) }) { first, _ in first }
      var contents = texts.mapValues { Array($0.utf8) }
      let path = "policies/us-mo-msip5.policy"
      contents[path] = try SampleStudies.contents("missouri-districts")[path]
      run = try StudyRunner(threads: 2).run(.memory(contents)).content
    }

    func text(_ path: String) throws -> String {
      String(decoding: try #require(run.files[path]), as: UTF8.self)
    }
  }

  private static let shared = Result { try State() }

  /// The links of a page.
  private static func links(_ page: String) -> [String] {
    page.matches(of: /href="([^"]*)"/).map { String($0.1) }
  }

  @Test func `every link of every page leads to a page of the run, and to a section in it`() throws
  {
    let state = try Self.shared.get()
    let pages = state.run.files.keys.filter { $0.hasSuffix(".html") }
    #expect(pages.count { $0.hasPrefix("pages/") } > 5)
    var texts: [String: String] = [:]
    for page in pages { texts[page] = try state.text(page) }
    for (page, text) in texts {
      let folder = page.split(separator: "/").dropLast().map(String.init)
      for link in Self.links(text) {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        var path = folder
        for step in parts[0].split(separator: "/") {
          if step == ".." { path.removeLast() } else { path.append(String(step)) }
        }
        let target = parts[0].isEmpty ? page : path.joined(separator: "/")
        let there = try #require(texts[target], "\(page) leads to \(link)")
        if parts.count > 1 { #expect(there.contains("id=\"\(parts[1])\""), "\(page): \(link)") }
      }
    }
  }

  @Test func `two clicks from the first page to a school, and a way back on every page`() throws {
    let state = try Self.shared.get()
    let first = Self.links(try state.text("report.html"))
    #expect(first.contains("pages/d001-2013.html"))
    let district = Self.links(try state.text("pages/d001-2013.html"))
    #expect(district.contains("s00100-2013.html"))
    let school = Self.links(try state.text("pages/s00100-2013.html"))
    #expect(school.contains("d001-2013.html") && school.contains("../report.html#totals"))
    #expect(school.contains("../certificates/S00100-2013.html"))
  }

  @Test func `each level asks for its right, and nothing leads to single students`() throws {
    let state = try Self.shared.get()
    let page = try state.text("pages/d001-2013.html")
    let rights = page.matches(of: /<section class="level-1" data-right="([a-z]*)">/).map { $0.1 }
    #expect(rights == ["unit", "unit", "unit", "unit", "student"])
    #expect(!Self.links(page).contains { $0.contains("student") && !$0.hasPrefix("#") })
    let tables = state.run.manifest.tables
    #expect(tables.first { $0.path == "tables/inputs-levels.csv" }?.right == "unit")
    #expect(tables.first { $0.path == "tables/levels-levels.csv" }?.right == "unit")
    #expect(tables.first { $0.path == "tables/totals.csv" }?.right == nil)
  }

  /// The filter behind a number finds as many lines as the number says.
  @Test func `the count of rows at level five equals the number that was clicked`() throws {
    let state = try Self.shared.get()
    var lines: [String: [[String: String]]] = [:]
    for year in SimulatedState.years {
      let file = "students-\(year).csv"
      lines[file] = try DistrictStudyTests.rows(try #require(state.texts[file]))
    }
    let rows = try DistrictStudyTests.rows(state.text("tables/levels-levels.csv"))
    #expect(rows.count > 60)
    for row in rows {
      let parts = try #require(row["rows"]).split(separator: "?").map(String.init)
      let filter = try #require(parts.last).split(separator: "&").map { $0.split(separator: "=") }
      let found = try #require(lines[parts[0]]).filter { line in
        filter.allSatisfy { one in
          let (name, value) = (String(one[0]), String(one[1]))
          switch name {
          case "group":
            return value == "all" || value == "super" && Int(line["groups"] ?? "0") ?? 0 > 0
          case "tested": return line[value]?.isEmpty == false
          default: return line[name] == value
          }
        }
      }
      let numbers = ["below_basic", "basic", "proficient", "advanced", "undetermined"].compactMap {
        row[$0].flatMap { Int($0) }
      }
      #expect(numbers.count == 5)
      #expect(found.count == numbers.reduce(0, +), "\(row["rows"] ?? "")")
    }
  }

  @Test func `the inputs of a page are the numbers that the components rest on`() throws {
    let state = try Self.shared.get()
    let inputs = try DistrictStudyTests.rows(state.text("tables/inputs-levels.csv"))
    let levels = try DistrictStudyTests.rows(state.text("tables/levels-levels.csv"))
    #expect(inputs.count == levels.count)
    for (input, level) in zip(inputs, levels) {
      let numbers = ["below_basic", "basic", "proficient", "advanced"].compactMap {
        level[$0].flatMap { Int($0) }
      }
      #expect(input["reportable"] == String(numbers.reduce(0, +)))
    }
  }
}
