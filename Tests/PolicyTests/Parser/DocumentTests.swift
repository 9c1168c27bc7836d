// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

/// What the trees of the shipped policies hold, by hand from their texts.
@Suite struct DocumentTests {
  static func blocks(_ name: String) throws -> [Block.Kind] {
    let document = PolicyParser.parse(try PolicyLibrary.source(name)).document
    return try #require(document).blocks.map(\.kind)
  }

  @Test func `the Tennessee policy has a version and its amendment`() throws {
    let kinds = try Self.blocks(PolicyLibrary.worked[0])
    let versions = kinds.compactMap { kind -> VersionDeclaration? in
      if case .version(let version) = kind { version } else { nil }
    }
    #expect(versions.map(\.name.text) == ["2023", "2026"])
    let start = try #require(CalendarDate("2024-07-01"))
    #expect(versions[0].status == .inForce(from: .date(start), until: .replaced))
    #expect(versions[1].status == .proposed)
    #expect(versions[1].tail.notes.count == 1)
    guard case .amendment(let base, let edits) = versions[1].body else {
      Issue.record("no amendment")
      return
    }
    #expect(base.text == "2023")
    let done = edits.map { edit -> String in
      switch edit.action {
      case .replaceCriterion(.criterion(_, let path), _, .group(let group)):
        "replace \(path) with \(group.quorum.words) \(group.criteria.count)"
      case .drop(.criterion(_, let path)): "drop \(path)"
      case .addCriterion(.criterion(_, let path), _, .condition): "add \(path)"
      default: "other"
      }
    }
    #expect(
      done == ["replace (4) with any of 2", "drop (3)", "add (6)", "add (7)", "add (8)", "other"]
    )
  }

  @Test func `the Missouri table has bands with their printed uppers`() throws {
    let tables = try Self.blocks(PolicyLibrary.worked[1]).compactMap { kind -> TableDeclaration? in
      if case .table(let table) = kind { table } else { nil }
    }
    #expect(tables.map(\.name.text) == ["math_status", "progress", "growth_points"])
    #expect(tables[0].hit == .one)
    #expect(tables[0].layout == .bands)
    guard case .rows(let head, let rows) = tables[0].body else {
      Issue.record("no rows")
      return
    }
    #expect(rows.count == 8)
    #expect(rows.allSatisfy { $0.cells.count == head.cells.count })
    guard case .values(let uppers)? = rows[1].cells.last?.cell else {
      Issue.record("no uppers")
      return
    }
    #expect(uppers.count == 4)
  }

  @Test func `the Mississippi decision may call itself`() throws {
    let decisions = try Self.blocks(PolicyLibrary.worked[2])
      .compactMap { kind -> DecisionDeclaration? in
        if case .decision(let decision) = kind { decision } else { nil }
      }
    #expect(decisions.first?.isCyclic == true)
    #expect(decisions.first?.root.criteria.map(\.label.text) == ["1", "2", "3", "4"])
  }

  @Test func `every name of a tree says where it stands`() throws {
    let source = try PolicyLibrary.source(PolicyLibrary.worked[4])
    let document = try #require(PolicyParser.parse(source).document)
    #expect(source.text(document.id.site.span) == "example.praxis-5331")
    guard case .decision(let decision)? = document.blocks.dropFirst().first?.kind,
      let criterion = decision.root.criteria.first
    else {
      Issue.record("no decision")
      return
    }
    #expect(source.text(criterion.label.site.span) == "(1)")
    #expect(source.text(criterion.site.span) == "(1) raw >= 74 cite T4")
    let place = source.position(criterion.site.span.start)
    #expect(place.file == source.name)
    #expect([place.line, place.column] == [10, 5])
  }

  @Test func `a damaged block leaves the others whole`() throws {
    let (document, findings) = PolicyParser.parse(
      "policy a\nmeasure m = 1 +\ndecision d:\n  all of:\n    (1) a or\n    (2) b\nmeasure n = 2\n"
    )
    #expect(findings.split(separator: "\n").filter { $0.contains("P101") }.count == 2)
    let kinds = try #require(document).blocks.map(\.kind)
    #expect(kinds.count == 3)
    #expect(kinds.first == .damaged)
    guard case .decision(let decision) = kinds[1] else { return }
    #expect(decision.root.criteria.map(\.label.text) == ["1", "2"])
  }

  @Test func `comments are printed where they stood`() throws {
    let text = """
      -- above all
      policy a  -- behind the id
      -- above the facts
      facts b:
        -- above c
        c : date  -- behind c

        -- above d
        d : text

      -- above the decision
      decision e:
        -- above the group
        all of:  -- behind the group
          (1) c is given  -- behind (1)

          -- above (2)
          (2) d = "x"
      -- at the end

      """
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings == "")
    #expect(try PolicyPrinter.print(#require(document)) == text)
  }

  @Test func `a comment with no place of its own goes to the next line`() throws {
    let (document, _) = PolicyParser.parse(
      "policy a\ntable t by a -> b : text:\n  import csv \"a\" sha256 \"b\"  -- why\n-- x\ncheck a\n"
    )
    let text = try PolicyPrinter.print(#require(document))
    #expect(text.hasSuffix("sha256 \"b\"\n-- why\n-- x\ncheck a\n"))
  }
}
