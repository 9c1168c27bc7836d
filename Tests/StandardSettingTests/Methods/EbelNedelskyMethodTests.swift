// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct EbelNedelskyMethodTests {
  static let sizes = [10, 6, 4, 8, 5, 3]
  static let rates = MethodFixtures.numbers(".9 .7 .5 .8 .6 .4")

  static func cell(_ index: Int) -> EbelMethod.Cell {
    EbelMethod.Cell(
      relevance: ["essential", "important"][index / 3],
      difficulty: ["easy", "medium", "hard"][index % 3]
    )
  }

  static let items = sizes.indices.flatMap { cell in
    (0..<sizes[cell]).map { PanelItem(key: "c\(cell)-\($0)") }
  }

  static let consensus = Dictionary(
    uniqueKeysWithValues: sizes.indices.flatMap { cell in
      (0..<sizes[cell]).map { ("c\(cell)-\($0)", Self.cell(cell)) }
    }
  )

  static func rates(_ panelist: String, leavingOut: Int? = nil) -> [EbelMethod.Rate] {
    rates.indices.filter { $0 != leavingOut }
      .map { EbelMethod.Rate(panelist: panelist, cell: cell($0), rate: rates[$0]) }
  }

  @Test func `SST8 G6 Ebel`() throws {
    let consensus = try EbelMethod(
      items: Self.items,
      assignment: .consensus(Self.consensus),
      rates: Self.rates("P1")
    )
    #expect(consensus.result().cut == .exact(Rational(258, 10)))
    let own = try EbelMethod(
      items: Self.items,
      assignment: .byPanelist(["P1": Self.consensus, "P2": Self.consensus]),
      rates: Self.rates("P1") + Self.rates("P2")
    )
    #expect(own.result().cut == .exact(Rational(258, 10)))
    #expect(own.result().standardError.value == 0)
  }

  @Test func `an Ebel cell without judgment is refused by name`() throws {
    let refusal = MethodFixtures.refusal {
      _ = try EbelMethod(
        items: Self.items,
        assignment: .consensus(Self.consensus),
        rates: Self.rates("P1", leavingOut: 2)
      )
    }
    #expect(
      refusal?.sentence
        == "Ebel, cell `essential / hard`: it holds 4 items but no judgment by panelist `P1`; a cell "
        + "that holds items needs a success rate and never counts as 0; ask the panelist for the "
        + "rate, or move the items"
    )
  }

  @Test func `an item in no Ebel cell is refused by name`() throws {
    let refusal = MethodFixtures.refusal {
      _ = try EbelMethod(
        items: Self.items + [PanelItem(key: "extra")],
        assignment: .consensus(Self.consensus),
        rates: Self.rates("P1")
      )
    }
    #expect(
      refusal?.sentence
        == "Ebel, item `extra`: it is in no cell for the panel; every scored item belongs to one "
        + "cell; put the item into a cell"
    )
  }

  @Test func `an empty Ebel cell needs no judgment and a pretest item no cell`() throws {
    let result = try EbelMethod(
      items: Self.items.filter { !$0.key.hasPrefix("c2") }
        + [PanelItem(key: "pretest", isScored: false)],
      assignment: .consensus(Self.consensus),
      rates: Self.rates("P1", leavingOut: 2)
    ).result()
    #expect(result.cut == .exact(Rational(238, 10)))
    #expect(result.has(.unscoredIgnored))
  }

  static let options = ["A", "B", "C", "D"]

  static func nedelskyItems(_ count: Int) -> [NedelskyMethod.Item] {
    (0..<count).map {
      NedelskyMethod.Item(PanelItem(key: "i\($0 + 1)"), options: options, key: "A")
    }
  }

  static func elimination(_ item: Int, _ count: Int) -> NedelskyMethod.Elimination {
    NedelskyMethod.Elimination(
      panelist: "P1",
      item: "i\(item)",
      options: Set(options.dropFirst().prefix(count))
    )
  }

  @Test func `SST8 G6 Nedelsky`() throws {
    let left = [4, 2, 3, 1, 2]
    let result = try NedelskyMethod(
      items: Self.nedelskyItems(5),
      eliminations: left.enumerated().map { Self.elimination($0 + 1, 4 - $1) }
    ).result()
    #expect(result.cut == .exact(Rational(31, 12)))
    #expect(
      result.flags.map(\.sentence) == [
        "with 4 options a judgment can only be 0.250, 0.333, 0.500, 1, never between 0.500 and 1"
      ]
    )
  }

  @Test func `the key can never be ruled out`() {
    let refusal = MethodFixtures.refusal {
      _ = try NedelskyMethod(
        items: Self.nedelskyItems(1),
        eliminations: [.init(panelist: "P1", item: "i1", options: ["A", "B"])]
      )
    }
    #expect(
      refusal?.sentence
        == "Nedelsky, panelist `P1`, item `i1`: the key `A` was ruled out; the key can never be "
        + "ruled out; correct the judgment"
    )
  }

  @Test func `Nedelsky refuses gaps, repeats and unknown options`() {
    func code(_ eliminations: [NedelskyMethod.Elimination]) -> MethodError.Code? {
      MethodFixtures.refusal {
        _ = try NedelskyMethod(items: Self.nedelskyItems(2), eliminations: eliminations)
      }?.code
    }
    #expect(code([]) == .empty)
    #expect(code([Self.elimination(1, 0)]) == .missing)
    #expect(code([Self.elimination(1, 0), Self.elimination(1, 1)]) == .duplicate)
    #expect(code([.init(panelist: "P1", item: "i1", options: ["X"])]) == .outOfRange)
    #expect(code([.init(panelist: "P1", item: "i9", options: [])]) == .outOfRange)
    #expect(code([Self.elimination(1, 3), Self.elimination(2, 0)]) == nil)
  }
}
