// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@Suite struct SpecificationTests {
  @Test(
    arguments: [
      ("P\\d+", ["P1", "P017"], ["P", "p1", "P1 ", "1P"]),
      ("\\d{4}", ["5331"], ["533", "53310", "533x"]),
      ("[A-Z][a-z]*", ["A", "Ab"], ["", "aB", "AB"]),
      ("[^,]+", ["x y"], ["", "a,b"]),
      ("a?b{2,3}", ["bb", "abbb"], ["ab", "abbbb"]),
      (".*\\.csv", [".csv", "a.csv.csv"], ["acsv"]),
      ("a*a*a*a*b", ["b", "aaab"], [String(repeating: "a", count: 2_000)]),
    ]
  )
  func `a pattern spans the whole cell`(text: String, good: [String], bad: [String]) throws {
    let pattern = try #require(CellPattern(text))
    for cell in good { #expect(pattern.matches(cell), "\(cell)") }
    for cell in bad { #expect(!pattern.matches(cell), "\(cell.prefix(20))") }
  }

  @Test(arguments: ["(a)", "a|b", "[a", "a{", "a{3,1}", "*", "[]", "\\", "x{99}", "[b-a]"])
  func `what is no pattern is refused`(text: String) {
    #expect(CellPattern(text) == nil)
  }

  @Test func `a range says what it forbids`() {
    #expect(ValueRange(100...200).violation == "outside 100-200")
    #expect(ValueRange(-6...6).violation == "outside -6 to 6")
    #expect(ValueRange(from: 0).violation == "below 0")
    #expect(ValueRange(through: Rational(1, 2)).violation == "above 0.5")
  }

  @Test func `bounds and steps hold for decimals of any scale`() {
    let specification = TableSpecification(
      name: "s",
      columns: [
        ColumnSpecification(
          "x",
          .decimal,
          range: ValueRange(from: Rational(-1, 3), through: Rational(5, 2)),
          step: Rational(1, 8)
        )
      ]
    )
    let good = ["0", "0.125", "2.5", "2.50", "-0.25", "1.00000000000000000", "2.375000"]
    let bad = ["2.5000001", "-0.34", "0.1", "3", "-0.375", "2.51", "0.1250000000000000000000001"]
    let text = "x\n" + (good + bad).joined(separator: "\n")
    let result = CSVReader(specification: specification).read(text, fileName: "s.csv")
    #expect(result.table[column: "x"]?.texts() == good)
    #expect(result.findings.compactMap(\.value) == bad)
  }

  @Test func `kinds are inferred from every cell, with the reason`() {
    let rows =
      (0..<500).map { "\($0),0\($0 % 9),\($0).5,2014-01-30,7,yes," } + [
        "500,12,7,2015-02-01,NA,no,", "501,13,1.25,2015-02-01,8,perhaps,",
      ]
    let text = "id,code,score,day,age,answer,empty\n" + rows.joined(separator: "\n")
    let inference = SpecificationInference(SourceBytes(text), fileName: "k.csv")
    #expect(
      inference.columns.map { "\($0.name): \($0.kind.word), \($0.reason)" } == [
        "id: integer, all 502 values are whole numbers from 0 to 501",
        "code: text, row 2 holds \"00\": its leading zero is part of a code",
        "score: decimal, all 502 values are numbers from 0.5 to 499.5, with at most 2 places; "
          + "row 2 holds \"0.5\"",
        "day: date, all 502 values are dates",
        "age: text, row 502 holds \"NA\", the other 501 values are numbers: "
          + "declare it as a missing code if it means missing",
        "answer: text, 3 different texts",
        "empty: text, no cell has a value",
      ]
    )
    #expect(inference.specification[column: "empty"]?.allowsMissing == true)
  }

  @Test func `a codebook tells what a column means and holds`() {
    let specification = TableSpecification(
      name: "c",
      columns: [
        ColumnSpecification(
          "score",
          .decimal,
          allowsMissing: true,
          range: ValueRange(0...108),
          step: Rational(1, 20),
          unit: "raw points",
          label: "sum of the judgments"
        ),
        ColumnSpecification("gate", .category(["ready", "not ready"])),
        ColumnSpecification("person", .integer, isPrivate: true),
      ]
    )
    let result = CSVReader(specification: specification)
      .read("score,gate,person\n78.40,ready,7\n,ready,8\n9.05,not ready,9\n", fileName: "c.csv")
    #expect(
      Codebook(result.table).csv == """
        column,label,kind,unit,rules,values,missing,smallest,largest
        score,sum of the judgments,decimal,raw points,0-108; multiples of 0.05; may be missing,2,1,9.05,78.40
        gate,,category,,"one of ready, not ready",3,0,,
        person,,integer,,private,3,0,,

        """
    )
  }

  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("@x", "'@x"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("\tx", "'\tx"),
      ("-5", "-5"), ("+5.25", "+5.25"), ("-0,5", "-0,5"), ("-1e3", "-1e3"), ("", ""),
      ("a=b", "a=b"),
      ("-", "'-"), ("-1+2", "'-1+2"),
    ]
  )
  func `a cell that a spreadsheet would run is marked`(cell: String, written: String) {
    #expect(CSVWriter.guarded(cell) == written)
  }

  @Test func `the writer quotes what needs quotes`() {
    let text = CSVWriter(lineEnd: .crlf)
      .write(header: ["a", "b"], rows: [["x,y", "say \"no\""], ["", "two\nlines"]])
    #expect(text == "a,b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n,\"two\nlines\"\r\n")
    #expect(CSVWriter().write(header: ["a"], rows: [[""], ["b"]]) == "a\n\"\"\nb\n")
  }

  @Test(arguments: [-719_162, -1, 0, 59, 60, 11_016, 16_100, 2_932_896])
  func `a day number and its date agree`(number: Int) {
    let date = CalendarDate(dayNumber: number)
    #expect(CalendarDate(date.description) == date)
    let next = CalendarDate(dayNumber: number + 1)
    #expect(next.fields.day == date.fields.day + 1 || next.fields.day == 1)
  }

  /// Day numbers from the proleptic Gregorian calendar of Python's `datetime.date.toordinal`.
  @Test func `known days have their numbers`() {
    #expect(CalendarDate("1970-01-01")?.dayNumber == 0)
    #expect(CalendarDate("2014-01-30")?.dayNumber == 16_100)
    #expect(CalendarDate("2000-02-29")?.dayNumber == 11_016)
    #expect(CalendarDate("0001-01-01")?.dayNumber == -719_162)
    #expect(CalendarDate("9999-12-31")?.dayNumber == 2_932_896)
    #expect(CalendarDate("1900-02-29") == nil)
    #expect(CalendarDate("2014-1-30") == nil)
  }
}
