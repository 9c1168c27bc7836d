// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Testing

@testable import Study
@testable import meteyard

@Suite struct ParsingTests {
  @Test func `run takes settings, an output and a number of threads`() throws {
    let command = try Run.parse([
      "s", "--set", "rule.rounding=floor", "--set", "a=b=c", "--set", "leaveOut=", "-o", "out",
      "--jobs", "3", "--replace", "--fail-on", "unknown,borderline",
    ])
    #expect(
      try command.study.overrides() == ["rule.rounding": "floor", "a": "b=c", "leaveOut": ""]
    )
    #expect(command.output == "out" && command.replace && command.failOn?.unknown == true)
    #expect(command.failOn?.borderline == true)
    #expect(command.common.jobs == 3)
  }

  @Test(arguments: ["rule.rounding", "=floor", ""])
  func `a setting without a name or a value is a usage error`(setting: String) throws {
    let command = try Run.parse(["s", "--set", setting])
    #expect(throws: ValidationError.self) { try command.study.overrides() }
  }

  @Test(arguments: [
    ["run", "s", "--jobs", "0"], ["run", "s", "--jobs", "257"], ["run", "s", "--json", "--plain"],
    ["run"], ["run", "s", "--fail-on", "unknown,"], ["cut", "s", "--round-rule", "up"],
    ["explain", "r", "--format", "pdf"],
    ["init", "d", "--template", "marriage"], ["rnu", "s"], ["data", "check"],
    ["run", "s", "--sett", "a=b"],
    ["cut", "s", "--raw", "x"], ["data", "check", "f", "--delimiter", "star"],
  ])
  func `what cannot be parsed ends in code 64`(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try Meteyard.parseAsRoot(arguments) }
    #expect(error.map { Meteyard.exitCode(for: $0).rawValue } == 64)
  }

  @Test func `every rounding rule of a study is a choice of the command line`() {
    let words = Set(Cut.Rounding.allCases.map(\.rawValue))
    #expect(
      words == [
        "ceil", "floor", "nearest-half-up", "nearest-half-down", "nearest-half-even", "none",
      ]
    )
  }

  @Test func `every command has a summary, and its help leads with examples`() {
    for command in Meteyard.configuration.subcommands {
      #expect(!command.configuration.abstract.isEmpty)
      #expect(command.configuration.discussion.hasPrefix("EXAMPLES\n  meteyard "))
    }
  }
}

@Suite struct FailureTests {
  @Test(
    arguments: [
      (StudyError.Kind.configuration, 78), (.data, 65), (.inputMissing, 66), (.cannotCreate, 73),
      (.interrupted, 130),
    ] as [(StudyError.Kind, Int32)]
  )
  func `each sort of trouble has its own exit code`(kind: StudyError.Kind, code: Int32) {
    let failure = Failure(StudyError(kind, "what happened"))
    #expect(failure?.code == code)
    #expect(failure?.sentence == "what happened")
  }

  @Test func `a broken archive and a folder that is no run are bad data`() {
    #expect(Failure(BundleError(missing: "run.json"))?.code == 65)
    #expect(Failure(RunReadingError(sentence: "no run"))?.code == 65)
  }

  @Test func `an error nobody foresaw is an internal error, and usage is left to the parser`() {
    struct Surprise: Error {}
    #expect(Failure(Surprise())?.code == 70)
    #expect(Failure(ValidationError("wrong")) == nil)
  }

  @Test func `an error as JSON has the keys of every answer`() {
    let text = Envelope.failure(code: 65, sentence: "a \"b\"")
    #expect(
      text == #"{"data":{"code":65,"sentence":"a \"b\""},"kind":"error","ok":false,"version":1,"#
        + #""warnings":[]}"#
    )
  }
}
