// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Evidence

/// The different cells of columns against a plain dictionary of texts.
@Suite struct ColumnDictionaryTests {
  /// More columns than go through the file together, with texts around the width of a word.
  private static let names = (1...19).map { "c\($0)" }

  private static func table(_ generator: inout SplitMix64, rows: Int) -> Table {
    let rows = (0..<rows).map { row in
      names.indices.map { column in
        let lengths = column % 3 == 0 ? 0...20 : 7...9
        let length = Int.random(in: lengths, using: &generator)
        let last = "abé".randomElement(using: &generator).map(String.init) ?? ""
        return length == 0 ? "" : String(repeating: "x", count: length - 1) + last
      } + [String(Int.random(in: -5...40, using: &generator))]
    }
    let text = CSVWriter(guardsFormulas: false).write(header: names + ["whole"], rows: rows)
    let columns = names.map { ColumnSpecification($0, .text, allowsMissing: true) }
    let specification = TableSpecification(
      name: "random",
      columns: columns + [ColumnSpecification("whole", .integer)]
    )
    return CSVReader(specification: specification).read(text, fileName: "r.csv").table
  }

  /// The numbers by the order of first occurrence.
  private static func plain(_ column: Column, _ rows: Int) -> (codes: [Int32], first: [Int32]) {
    var numbers: [String: Int32] = [:]
    var first: [Int32] = []
    let codes = (0..<rows).map { row -> Int32 in
      guard !column.isMissing(row) else { return 0 }
      if let known = numbers[column.text(row)] { return known }
      first.append(Int32(row))
      numbers[column.text(row)] = Int32(first.count)
      return Int32(first.count)
    }
    return (codes, first)
  }

  @Test(arguments: [Seed(1), Seed(2)])
  func `the numbers are those of the texts, for one column or many, on any number of threads`(
    seed: Seed
  ) throws {
    var generator = seed.generator
    let table = Self.table(&generator, rows: 13_007)
    for threads in [1, 2, 3] {
      let together = table.dictionaries(Self.names + ["whole", "none"], threads: threads)
      #expect(together.count == Self.names.count + 1)
      for column in table.columns {
        let expected = Self.plain(column, table.rowCount)
        let found = try #require(together[column.name])
        let alone = column.dictionary(threads: threads)
        #expect(found.codes == expected.codes, "\(column.name) on \(threads)")
        #expect(found.firstRows == expected.first)
        #expect(alone.codes == expected.codes)
        #expect(alone.firstRows == expected.first)
      }
    }
  }

  @Test func `a table without rows has no cells`() {
    var generator = Seed(3).generator
    let table = Self.table(&generator, rows: 0)
    #expect(table.dictionaries(["c1"], threads: 2)["c1"]?.codes == [])
  }
}
