// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization
import TestKit
import Testing

@testable import meteyard

@Suite struct CommandTests {
  private let terminal: Terminal

  init() throws { terminal = try Terminal() }

  private func json(_ answer: Terminal.Answer) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func `cut prints the six lines of section 7 and nothing else`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("cut", "Studies/praxis-5331", "--progress", "none")
    #expect(answer.code == 0)
    #expect(answer.talk.isEmpty)
    try expectGolden(answer.output, "cut-praxis-5331.txt")
  }

  @Test func `cut as JSON has the keys of every answer, and each figure has its error`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("cut", "Studies/praxis-5331", "--json")
    #expect(answer.code == 0 && answer.lines.count == 1)
    let object = try json(answer)
    #expect(Set(object.keys) == ["ok", "kind", "version", "data", "warnings", "fingerprint"])
    #expect(object["ok"] as? Bool == true && object["kind"] as? String == "cut")
    let data = try #require(object["data"] as? [String: [String: Any]])
    #expect(data["cut"]?["text"] as? String == "74")
    #expect(data["mean"]?["exact"] as? String == "25013/340")
    for (key, figure) in data { #expect((figure["error"] as? String)?.isEmpty == false, "\(key)") }
  }

  @Test func `cut as plain lines has four cells in each`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("cut", "Studies/praxis-5331", "--plain")
    #expect(answer.lines.first?.hasPrefix("cut\t74\traw points\t") == true)
    #expect(answer.lines.allSatisfy { $0.split(separator: "\t").count == 4 })
  }

  @Test func `a run is made, explained, sealed, moved and verified`() throws {
    defer { terminal.remove() }
    let run = try terminal.meteyard("run", "Studies/praxis-5331", "--progress", "none")
    #expect(run.code == 0 && run.talk.isEmpty)
    #expect(run.lines[1] == "created  run/praxis-5331/report.html")
    #expect(run.lines[2].hasPrefix("d:") && run.lines[2].hasSuffix("seed none"))
    let manifest = try terminal.read("run/praxis-5331/run.json")
    #expect(manifest.contains("\"seed\":null"))
    #expect(manifest.contains("\"firmness\":{\"borderline\":1}"))
    let strict = try terminal.shell(
      "meteyard run Studies/praxis-5331 --fail-on borderline --progress none"
    )
    #expect(strict.code == 5 && strict.talk == "error: 1 of 1 decisions are borderline\n")
    #expect(try terminal.meteyard("run", "Studies/praxis-5331", "--fail-on", "unknown").code == 0)
    let again = try terminal.meteyard("run", "Studies/praxis-5331")
    #expect(again.lines[1] == "unchanged  run/praxis-5331/report.html")

    let text = try terminal.meteyard("explain", "run/praxis-5331")
    #expect(text.code == 0)
    #expect(text.output == (try terminal.read("run/praxis-5331/certificates/5331.txt")))
    #expect(text.output.contains("The passing score is 74 of 108 (scaled 162)."))
    let wrong = try terminal.meteyard("explain", "run/praxis-5331", "533")
    #expect(wrong.code == 66)
    #expect(wrong.talk == "error: this run has no unit \"533\"; did you mean \"5331\"?\n")

    let bundle = try terminal.meteyard("bundle", "run/praxis-5331", "-o", "p.meteyard")
    #expect(bundle.code == 0 && bundle.output.hasPrefix("p.meteyard  "))
    try terminal.write("", to: "elsewhere/note.txt")
    try FileManager.default.moveItem(
      at: terminal.file("p.meteyard"),
      to: terminal.file("elsewhere/p.meteyard")
    )
    let verified = try terminal.meteyard("verify", "elsewhere/p.meteyard")
    #expect(verified.code == 0)
    #expect(verified.lines.first?.hasPrefix("OK  praxis-5331  ") == true)
    #expect(verified.lines.first?.hasSuffix("every byte equal") == true)
    #expect(verified.lines.last == run.lines.last)
  }

  @Test func `one changed judgment ends verify in code 4 and names panelist and round`() throws {
    defer { terminal.remove() }
    let study = SharedStudy.copy("praxis-5331", to: terminal.file("mine"))
    #expect(study)
    #expect(try terminal.meteyard("run", "mine", "-q").code == 0)
    let totals = try terminal.read("mine/panelist-totals.csv")
    #expect(totals.contains("68.65"))
    try terminal.write(totals.replacing("68.65", with: "68.70"), to: "mine/panelist-totals.csv")
    let answer = try terminal.meteyard(
      "verify",
      "run/praxis-5331",
      "--against",
      "mine",
      "--limit",
      "2"
    )
    #expect(answer.code == 4)
    #expect(
      answer.lines.first
        == "Judgments: panelist P8, round 2, total: recorded 68.65, recomputed 68.7"
    )
    #expect(answer.lines.count == 3)
    #expect(answer.lines.last?.hasSuffix("more; --limit prints them") == true)
    #expect(answer.talk.hasPrefix("error: praxis-5331: "))
    let object = try json(
      terminal.meteyard("verify", "run/praxis-5331", "--against", "mine", "--json")
    )
    #expect(object["ok"] as? Bool == false && object["kind"] as? String == "verify")
  }

  @Test(arguments: [["run"], ["run", "a", "b"], ["rnu", "a"], ["run", "s", "--bogus"]])
  func `a usage error is one JSON object when JSON is asked for`(arguments: [String]) throws {
    defer { terminal.remove() }
    let object = try json(terminal.meteyard(arguments + ["--json"]))
    let trouble = try #require(object["data"] as? [String: Any])
    #expect(object["ok"] as? Bool == false && object["kind"] as? String == "error")
    #expect(trouble["code"] as? Int == 64 && (trouble["sentence"] as? String)?.isEmpty == false)
  }

  @Test func `a file that is no bundle ends in code 65`() throws {
    defer { terminal.remove() }
    try terminal.write("# A text\n", to: "README.md")
    let answer = try terminal.meteyard("verify", "README.md")
    #expect(answer.code == 65 && answer.talk.hasPrefix("error: README.md is no bundle: "))
  }

  @Test func `a run that was changed is neither explained nor sealed`() throws {
    defer { terminal.remove() }
    _ = try terminal.meteyard("run", "Studies/praxis-5331", "-q")
    let path = "run/praxis-5331/certificates/5331.txt"
    try terminal.write(terminal.read(path).replacing("73.57", with: "73.58"), to: path)
    for command in ["explain", "bundle"] {
      let answer = try terminal.meteyard(command, "run/praxis-5331")
      #expect(answer.code == 65 && answer.output.isEmpty)
      #expect(answer.talk.contains("certificates/5331.txt is not what the run wrote"))
    }
    #expect(try terminal.meteyard("verify", "run/praxis-5331").code == 4)
  }

  @Test func `a failing run with JSON prints one object that says so`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard(
      "run",
      "Studies/praxis-5331",
      "--json",
      "--fail-on",
      "borderline"
    )
    #expect(answer.code == 5)
    #expect(try json(answer)["ok"] as? Bool == false)
  }

  @Test func `a sample study is found by its name`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("cut", "praxis-5331")
    #expect(answer.code == 0 && answer.output.contains("cut 74 (rule: ceil)"))
  }

  @Test func `a setting that is wrong is blamed on the command line`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("cut", "praxis-5331", "--set", "rule.rounding=up")
    #expect(answer.code == 78 && answer.talk.hasPrefix("error: command line: `parameters.rule"))
    let missing = try terminal.meteyard("cut", "praxis-5331", "--set", "methods.2.round=1")
    #expect(missing.code == 78 && missing.talk.contains("elements count from 1"))
    let beyond = try terminal.meteyard("cut", "praxis-5331", "--raw", "999")
    #expect(beyond.code == 78 && beyond.talk.contains("raw scores go from 0 to 108"))
  }

  @Test func `a median cut is printed with the median and its own error`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("cut", "praxis-5331", "--statistic", "median")
    let line = try #require(answer.lines.dropFirst().first)
    #expect(line.hasPrefix("median 74.60  bootstrap SE "))
    #expect(line.contains("cut 75 (rule: ceil)"))
  }

  @Test func `a repeated row is named on the terminal and on the certificate`() throws {
    defer { terminal.remove() }
    #expect(SharedStudy.copy("praxis-5331", to: terminal.file("mine")))
    let totals = try terminal.read("mine/panelist-totals.csv")
    let row = try #require(totals.split(separator: "\n").first { $0.hasPrefix("P2,") })
    try terminal.write(totals + row + "\n", to: "mine/panelist-totals.csv")
    let answer = try terminal.meteyard("run", "mine")
    #expect(answer.code == 0)
    #expect(
      answer.talk.hasPrefix("warning: panelist-totals.csv row 19, column \"panelist\", \"P2\": ")
    )
    let text = try terminal.read("run/praxis-5331/certificates/5331.txt")
    #expect(text.replacing(/\s+/, with: " ").contains("1 row left out, see rejects/totals.csv"))
  }

  @Test func `a damaged bundle ends in code 4 with the byte`() throws {
    defer { terminal.remove() }
    try terminal.write("PK\u{3}\u{4} and no more", to: "p.meteyard")
    let answer = try terminal.meteyard("verify", "p.meteyard")
    #expect(answer.code == 4)
    #expect(answer.talk.hasPrefix("error: p.meteyard, byte "))
    #expect(answer.output.isEmpty)
  }

  @Test func `another run in the folder ends in code 73 unless it may be replaced`() throws {
    defer { terminal.remove() }
    #expect(try terminal.meteyard("run", "Studies/mississippi-praxis").code == 0)
    let set = ["Studies/mississippi-praxis", "--set", "unit=points of the scale"]
    let refused = try terminal.meteyard("run", set[0], set[1], set[2], "--progress", "none")
    #expect(refused.code == 73)
    #expect(
      refused.talk == "error: mississippi-praxis holds another run; give `--replace`, "
        + "or another folder with `-o`\n"
    )
    let replaced = try terminal.meteyard("run", set[0], set[1], set[2], "--replace", "--plain")
    #expect(replaced.code == 0 && replaced.output.contains("\treplaced\t"))
    let entries = try FileManager.default.contentsOfDirectory(atPath: terminal.file("run").path)
    #expect(entries == ["mississippi-praxis"])
  }

  @Test func `unknown decisions end in code 5 when asked to, after the folder was written`() throws
  {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("run", "Studies/mississippi-praxis", "--fail-on", "unknown")
    #expect(answer.code == 5)
    #expect(answer.talk.hasPrefix("warning: passing-scores.csv row 40, column "))
    #expect(answer.talk.hasSuffix("error: 1 of 42 decisions are unknown\n"))
    #expect(try terminal.read("run/mississippi-praxis/run.json").hasPrefix("{"))
  }

  @Test func `bad data ends in code 65 and leaves no folder`() throws {
    defer { terminal.remove() }
    #expect(SharedStudy.copy("praxis-5331", to: terminal.file("mine")))
    let totals = try terminal.read("mine/panelist-totals.csv")
    try terminal.write(totals.replacing("68.65", with: "168.65"), to: "mine/panelist-totals.csv")
    let answer = try terminal.meteyard("run", "mine")
    #expect(answer.code == 65)
    #expect(
      answer.talk.hasPrefix("error: panelist-totals.csv row 9, column \"round2\", \"168.65\": ")
    )
    #expect(answer.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: terminal.file("run").path))
    let object = try json(terminal.meteyard("run", "mine", "--json"))
    #expect(object["ok"] as? Bool == false && object["kind"] as? String == "error")
    #expect((object["data"] as? [String: Any])?["code"] as? Int == 65)
  }

  @Test func `a wrong document ends in code 78 with line and column`() throws {
    defer { terminal.remove() }
    try terminal.write("study: s\ntitle: T\nkind: cut\ncolor: red\n", to: "mine/study.yaml")
    let answer = try terminal.meteyard("run", "mine")
    #expect(answer.code == 78)
    #expect(answer.talk.hasPrefix("error: study.yaml:4:1: unknown key \"color\""))
    let kind = try terminal.meteyard("cut", "Studies/mississippi-praxis")
    #expect(kind.code == 78)
    #expect(kind.talk.hasSuffix("next: meteyard run Studies/mississippi-praxis\n"))
  }

  @Test(arguments: [
    ["run", "Studies/praxis-533"], ["verify", "none.meteyard"], ["explain", "run/none"],
    ["bundle", "run/none"], ["lint", "none.txt"], ["data", "check", "none.csv"],
    ["demo", "praxis"],
  ])
  func `an input that is not there ends in code 66`(arguments: [String]) throws {
    defer { terminal.remove() }
    let answer = try terminal.shell("meteyard " + arguments.joined(separator: " "))
    #expect(answer.code == 66)
    #expect(answer.talk.hasPrefix("error: ") && answer.output.isEmpty)
  }

  @Test func `a study that is near another's name is suggested, with the next command`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("run", "Studies/praxis-533")
    #expect(
      answer.talk == "error: there is no study at Studies/praxis-533; did you mean "
        + "\"praxis-5331\"?\nnext: meteyard init praxis-533 --template cut\n"
    )
    let match = try terminal.meteyard("match", "nowhere")
    #expect(
      match.talk == "error: there is no study at nowhere\n"
        + "next: meteyard init nowhere --template match\n"
    )
  }

  @Test func `a typing error ends in code 64 with a hint`() throws {
    defer { terminal.remove() }
    let option = try terminal.meteyard("run", "Studies/praxis-5331", "--replce")
    #expect(option.code == 64)
    #expect(option.talk.contains("Did you mean '--replace'?"))
    let verb = try terminal.meteyard("verfy", "x")
    #expect(verb.code == 64)
    #expect(
      verb.talk
        == "error: there is no command \"verfy\"; did you mean \"verify\"? (there are run, demo, "
        + "cut, screen, explain, diff, verify, bundle, publish, audit, lint, policy, decide, "
        + "whatif, sweep, flip, pathways, plan, match, data, init, doctor)\nnext: meteyard --help\n"
    )
    let nested = try terminal.meteyard("data", "chek", "f.csv")
    #expect(nested.talk.contains("there is no command \"chek\"; did you mean \"check\"?"))
    let role = try terminal.shell("echo a > f.csv; meteyard data check f.csv --as scroes")
    #expect(role.code == 64)
    #expect(role.talk.contains("did you mean \"scores\"?"))
  }

  @Test func `init makes a study that runs as it is`() throws {
    defer { terminal.remove() }
    let made = try terminal.meteyard("init", "my study", "--template", "cut")
    #expect(made.code == 0)
    #expect(
      made.lines == [
        "my study/README.md", "my study/items.csv", "my study/judgments.csv", "my study/study.yaml",
      ]
    )
    let run = try terminal.meteyard("run", "my study")
    #expect(run.code == 0)
    #expect(run.lines.first == "My passing score: The passing score is 4 of 5. [example]")
    #expect(run.lines[1] == "created  run/my-study/report.html")
    let again = try terminal.meteyard("init", "my study")
    #expect(again.code == 73)
    #expect(again.talk.contains("my study is not empty"))
  }

  @Test func `Newcomer: from nothing to a district's certificate in two commands`() throws {
    let terminal = try Terminal(studies: ["missouri-districts"])
    defer { terminal.remove() }
    let made = try terminal.shell("meteyard run missouri-districts -q --set resamples=10")
    #expect(made.code == 0, "\(made.talk)")
    let certificate = try terminal.shell("meteyard explain run/missouri-districts \"EX-01 2015\"")
    #expect(certificate.code == 0)
    #expect(certificate.lines.first == "EXAMPLE")
    #expect(certificate.lines.contains { $0.hasPrefix("95 of 140 = 67.9 %") })
  }

  @Test func `init makes a study of schools that runs as it is`() throws {
    defer { terminal.remove() }
    let made = try terminal.meteyard("init", "my-schools", "--template", "accountability")
    #expect(made.code == 0, "\(made.talk)")
    let lint = try terminal.meteyard("policy", "test", "my-schools/grades.policy")
    #expect(lint.code == 0, "\(lint.talk)")
    let run = try terminal.meteyard("run", "my-schools", "--set", "resamples=10")
    #expect(run.code == 0, "\(run.talk)")
    let counts = "2 schools by example.my-schools: 1 C, 1 A"
    #expect(run.lines.first?.contains(counts) == true, "\(run.lines)")
  }

  @Test func `doctor checks this machine`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard("doctor")
    #expect(answer.code == 0)
    #expect(answer.lines.allSatisfy { $0.hasPrefix("ok  ") })
    let object = try json(terminal.meteyard("doctor", "--json"))
    #expect(object["ok"] as? Bool == true)
  }

  @Test func `lint reads a report, from a file and from standard input`() throws {
    defer { terminal.remove() }
    try terminal.write("The recommended passing score is 74.\n", to: "report.txt")
    #expect(try terminal.meteyard("lint", "report.txt").code == 0)
    let piped = try terminal.shell("meteyard lint - < report.txt")
    #expect(piped.code == 0)
    #expect(piped.talk.hasSuffix(" checks hold\n"))
    let notText = try terminal.shell("printf 'a\\377b' > bad.txt; meteyard lint bad.txt")
    #expect(notText.code == 65)
    let object = try json(terminal.meteyard("lint", "report.txt", "--json"))
    #expect(object["kind"] as? String == "lint")
  }

  @Test func `data check names every bad cell and keeps the rejects`() throws {
    defer { terminal.remove() }
    try terminal.write("person,score\nA,1\nB,x\nC,NA\n", to: "scores.csv")
    let answer = try terminal.meteyard(
      "data",
      "check",
      "scores.csv",
      "--as",
      "scores",
      "--rejects",
      "bad.csv"
    )
    #expect(answer.code == 65)
    #expect(answer.output.contains("row 3, column \"score\", \"x\": not a number"))
    #expect(try terminal.read("bad.csv").contains("B,x"))
    let good = try terminal.meteyard(
      "data",
      "check",
      "scores.csv",
      "--as",
      "scores",
      "--accept-good"
    )
    #expect(good.code == 0)
    let hash = try terminal.shell("printf abc > f; meteyard data hash f")
    // SHA-256 of "abc", FIPS 180-4 example.
    #expect(
      hash.output
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  f\n"
    )
  }

  @Test func `progress as JSON lines goes to standard error, results to standard output`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard(
      "run",
      "Studies/mississippi-praxis",
      "--json",
      "--progress",
      "ndjson"
    )
    #expect(answer.lines.count == 1)
    let stages = answer.talk.split(separator: "\n")
    // A slow machine is told of more, since each stage takes longer.
    #expect(stages.count >= 4)
    for stage in stages {
      let value = try JSONSerialization.jsonObject(with: Data(stage.utf8)) as? [String: Any]
      #expect(value?["progress"] is String)
    }
  }

  @Test func `progress is plain lines where no line can be rewritten, and not too many`() {
    let told = Mutex<[String]>([])
    let lines = ProgressLine(style: .auto, isTerminal: false, pause: .zero) { line in
      told.withLock { $0.append(line) }
    }
    lines("deciding 32 of 64 applicants")
    lines("deciding 64 of 64 applicants")
    #expect(told.withLock(\.count) == 2)
    let rare = ProgressLine(style: .auto, isTerminal: false, pause: .seconds(60)) { line in
      told.withLock { $0.append(line) }
    }
    for _ in 0..<9 { rare("computing") }
    rare.end()
    #expect(told.withLock(\.count) == 2)
  }

  @Test func `nothing is put into a run folder, neither a run nor a bundle`() throws {
    defer { terminal.remove() }
    #expect(try terminal.meteyard("run", "praxis-5331", "-q").code == 0)
    let place = "run/praxis-5331/again"
    for line in ["run mississippi-praxis -o \(place)", "bundle run/praxis-5331 -o \(place)"] {
      let answer = try terminal.shell("meteyard \(line)")
      #expect(answer.code == 73 && answer.output.isEmpty)
      #expect(
        answer.talk.hasPrefix("error: ")
          && answer.talk.contains("again would stand inside the run folder praxis-5331")
      )
    }
    #expect(try terminal.meteyard("verify", "run/praxis-5331").code == 0)
  }

  @Test func `a run is not compared with another study`() throws {
    defer { terminal.remove() }
    #expect(try terminal.meteyard("run", "praxis-5331", "-q").code == 0)
    let answer = try terminal.shell("meteyard verify run/praxis-5331 --against mississippi-praxis")
    #expect(answer.code == 66 && answer.output.isEmpty)
    #expect(answer.talk.contains("the run belongs to the study \"praxis-5331\""))
  }

  @Test func `the version is the engine's`() throws {
    defer { terminal.remove() }
    #expect(try terminal.meteyard("--version").output == "meteyard 0.1.0\n")
  }
}

/// A sample study copied to a place where a test may change it.
enum SharedStudy {
  static func copy(_ name: String, to place: URL) -> Bool {
    let study = SharedData.package.appendingPathComponent("Studies/\(name)")
    return (try? FileManager.default.copyItem(at: study, to: place)) != nil
  }
}
