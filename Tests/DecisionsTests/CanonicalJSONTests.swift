// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Decisions

@Suite struct CanonicalJSONTests {
  private struct Record: Codable, Equatable {
    var zebra = "a/b \"quoted\" \u{1F600}\n"
    var apple = 3
    var middle: [String: Int] = ["b": 2, "a": 1, "B": 0]
    var flag = true
    var absent: String?
  }

  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalJSON.bytes(value), as: UTF8.self)
  }

  @Test func `keys are sorted, no space is added, slashes stay and a line feed ends the text`()
    throws
  {
    let expected =
      #"{"apple":3,"flag":true,"middle":{"B":0,"a":1,"b":2},"zebra":"a/b \"quoted\" "#
      + "\u{1F600}" + #"\n"}"# + "\n"
    #expect(try text(Record()) == expected)
  }

  @Test func `a value read back is the value that was written`() throws {
    let record = Record(zebra: "\u{0}\u{1F}\u{2028}é", apple: .max, absent: "")
    #expect(try CanonicalJSON.read(Record.self, CanonicalJSON.bytes(record)) == record)
  }

  @Test func `an exact decimal stays the text it is`() throws {
    #expect(try text(["0.30", "1250.65", "1/3"]) == "[\"0.30\",\"1250.65\",\"1/3\"]\n")
  }

  @Test func `the largest whole numbers survive`() throws {
    let numbers = [UInt64.max, 0, 9_007_199_254_740_993]
    #expect(try CanonicalJSON.read([UInt64].self, CanonicalJSON.bytes(numbers)) == numbers)
  }

  @Test(arguments: ["", "{", "[1,", "nul", "{\"apple\":\"3\"}", "\u{FEFF}\u{0}"])
  func `what is no JSON of that shape is refused`(text: String) {
    #expect(throws: (any Error).self) {
      try CanonicalJSON.read(Record.self, Array(text.utf8))
    }
  }
}
