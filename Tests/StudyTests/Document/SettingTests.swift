// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

/// A study document and the sentence that reading it must end in, word for word.
struct WrongDocument: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let sentence: String

  init(_ name: String, _ text: String, _ sentence: String) {
    self.name = name
    self.text = text
    self.sentence = sentence
  }

  var testDescription: String { name }
}

@Suite struct SettingTests {
  private static let head = "study: s\ntitle: T\nkind: cut\n"

  static let documents: [WrongDocument] = [
    .init("an empty document", "", "study.yaml:1:1: a study document is empty"),
    .init("a comment alone", "# nothing\n", "study.yaml:1:1: a study document is empty"),
    .init(
      "a list",
      "- a\n- b\n",
      "study.yaml:1:1: a study document is a list of `key: value` lines"
    ),
    .init(
      "a plain word",
      "praxis\n",
      "study.yaml:1:1: a study document is a list of `key: value` lines"
    ),
    .init(
      "an alias",
      head + "source: &a x\nat: *a\n",
      "study.yaml:5:1: an alias (`*name`) is not allowed here"
    ),
    .init(
      "a key that is a list",
      head + "[a, b]: c\n",
      "study.yaml:1:1: a key is a word, not a list or group"
    ),
    .init("no id", "title: T\nkind: cut\n", "study.yaml:1:1: `study` is missing"),
    .init(
      "an id with a capital",
      "study: S\ntitle: T\nkind: cut\n",
      "study.yaml:1:8: `study` is made of a-z, 0-9 and hyphens, not \"S\""
    ),
    .init(
      "an id that climbs",
      "study: ../s\ntitle: T\nkind: cut\n",
      "study.yaml:1:8: `study` is made of a-z, 0-9 and hyphens, not \"../s\""
    ),
    .init(
      "a title that is a list",
      "study: s\ntitle: [a, b]\nkind: cut\n",
      "study.yaml:2:8: `title` is one value, not a list or group"
    ),
    .init(
      "a date that does not exist",
      head + "at: 2014-02-30\n",
      "study.yaml:4:5: `at` is an ISO date such as 2014-01-31, not \"2014-02-30\""
    ),
    .init(
      "marks that are a word",
      head + "marks: simulated\n",
      "study.yaml:4:8: `marks` is a list"
    ),
    .init(
      "a seed that is no whole number",
      head + "seed: 1.5\n",
      "study.yaml:4:7: `seed` is a whole number from 0 to 9223372036854775807, not \"1.5\""
    ),
    .init(
      "inputs that are a list",
      head + "inputs: [a]\n",
      "study.yaml:4:9: `inputs` is a group of `key: value` lines"
    ),
    .init(
      "an input without a file",
      head + "inputs:\n  totals: { as: panelist-totals }\n",
      "study.yaml:5:11: `inputs.totals.file` is missing"
    ),
    .init(
      "a path that leaves the folder",
      head + "inputs:\n  totals: { file: ../totals.csv }\n",
      "study.yaml:5:19: `inputs.totals.file` leaves the study's folder: \"../totals.csv\""
    ),
    .init(
      "an absolute path",
      head + "inputs:\n  totals: { file: /etc/passwd }\n",
      "study.yaml:5:19: `inputs.totals.file` leaves the study's folder: \"/etc/passwd\""
    ),
    .init(
      "a mapping that leaves the folder",
      head + "inputs:\n  totals: { file: t.csv, map: a/../../b }\n",
      "study.yaml:5:31: `inputs.totals.map` leaves the study's folder: \"a/../../b\""
    ),
    .init(
      "an unknown key of an input",
      head + "inputs:\n  totals: { file: t.csv, ass: scores }\n",
      "study.yaml:5:26: unknown key \"ass\"; did you mean \"as\"? "
        + "(`inputs.totals` knows as, file, map)"
    ),
    .init(
      "an unknown key of the study",
      head + "sed: 1\n",
      "study.yaml:4:1: unknown key \"sed\"; did you mean \"seed\"? (a study knows at, inputs, kind, "
        + "marks, outputs, parameters, policies, policy, seed, source, study, title)"
    ),
    .init(
      "an unknown key that is near no other",
      head + "colour: red\n",
      "study.yaml:4:1: unknown key \"colour\" (a study knows at, inputs, kind, "
        + "marks, outputs, parameters, policies, policy, seed, source, study, title)"
    ),
    .init(
      "an output that is neither yes nor no",
      head + "outputs: { report: maybe }\n",
      "study.yaml:4:20: `outputs.report` is `yes` or `no`, not \"maybe\""
    ),
    .init(
      "parameters that are a word",
      head + "parameters: none\n",
      "study.yaml:4:13: `parameters` is a group of `key: value` lines"
    ),
  ]

  private func error(_ text: String) -> StudyError? {
    do {
      _ = try StudyDocument(text: text, overrides: [:])
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: documents)
  func `a wrong document is refused with line and column`(document: WrongDocument) {
    let error = error(document.text)
    #expect(error?.sentence == document.sentence)
    #expect(error?.kind == .configuration)
  }

  @Test func `a key that stands twice is refused at its place`() {
    let sentence = error("study: s\ntitle: T\ntitle: U\nkind: cut\n")?.sentence ?? ""
    #expect(sentence.contains("\"title\" stands twice; keep one"))
    #expect(sentence.hasPrefix("study.yaml:"))
  }

  @Test(arguments: [
    "study: [", "a: b: c\n", "\tstudy: s\n", "study: \"s\n", "a: &\n", "%YAML 9\n---\na: b",
  ])
  func `what is no YAML is refused with a place, never a trap`(text: String) {
    let sentence = error(text)?.sentence ?? ""
    let parts = sentence.split(separator: ":", maxSplits: 3)
    #expect(parts.count == 4 && Int(parts[1]) != nil && Int(parts[2]) != nil)
    #expect(parts.last?.hasPrefix(" not valid YAML: ") == true)
  }

  @Test(arguments: [
    "a: &x 1\nb: *x\n", "a: [&x 1, *x]\n", "a: &x { b: 1 }\nc: { <<: *x }\n",
    "a: &x [1]\nb: [[2], *x]\n", "&x a: 1\nb: { *x : 2 }\n",
  ])
  func `an alias in any place is refused`(text: String) {
    let error = #expect(throws: StudyError.self) { try Setting.parse(text, file: "f") }
    #expect(error?.sentence.hasSuffix("an alias (`*name`) is not allowed here") == true)
  }

  @Test(arguments: [
    "a:\nb: 1\n", "a: []\nb: {}\n", "a:\n- \n- 1\n", "? a\n: 1\n", "a: ''\nb: |\n  x\n",
  ])
  func `an empty value is no alias`(text: String) throws {
    #expect(throws: Never.self) { try Setting.parse(text, file: "f") }
  }

  @Test func `a document nested without end is refused`() {
    let text = "a: " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    #expect(error(text)?.kind == .configuration)
  }

  @Test func `a scalar stays the text its author wrote`() throws {
    let text = "a: .95\nb: 0134\nc: no\nd: 1_000\ne: ~\nf: 2014-01-31\ng: \"yes\"\nh: 1e3\n"
    let setting = try Setting.parse(text, file: "f")
    let seen = ["a", "b", "c", "d", "e", "f", "g", "h"].map { setting.value($0)?.content }
    #expect(
      seen == [".95", "0134", "no", "1_000", "~", "2014-01-31", "yes", "1e3"].map { .text($0) }
    )
  }

  @Test func `a study that is not UTF-8 is refused`() {
    let error = #expect(throws: StudyError.self) {
      try StudyRunner().run(.memory(["study.yaml": [0x73, 0xFF, 0x0A]]))
    }
    #expect(error?.sentence == "study.yaml:1:1: the file is not UTF-8 text")
    #expect(error?.kind == .configuration)
  }

  @Test func `a folder without a study says so`() {
    let error = #expect(throws: StudyError.self) { try StudyRunner().run(.memory([:])) }
    #expect(error?.kind == .inputMissing)
  }
}
