// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

/// `screen`: a preview before the run, and the codes it ends with.
@Suite struct ScreenCommandTests {
  private let terminal: Terminal

  init() throws { terminal = try Terminal(studies: ["residency-screen", "praxis-5331"]) }

  @Test func `a preview shows whom the screen drops and writes nothing`() throws {
    defer { terminal.remove() }
    let before = try FileManager.default.contentsOfDirectory(atPath: terminal.folder.path)
    let answer = try terminal.meteyard("screen", "Studies/residency-screen", "--preview")
    #expect(answer.code == 0, "\(answer.talk)")
    #expect(answer.lines.contains("This does not say whether the rule is fair."))
    #expect(answer.lines.contains { $0.hasPrefix("  us_img: 10 of 35") })
    #expect(answer.lines.contains("nothing was written"))
    #expect(!answer.output.contains("A003"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: terminal.folder.path) == before)
    let listed = try terminal.meteyard("screen", "Studies/residency-screen", "--preview", "--list")
    #expect(listed.lines.contains { $0.hasPrefix("A003\tnot shown to meet the screen\tdrop") })
    let json = try terminal.meteyard("screen", "Studies/residency-screen", "--preview", "--json")
    #expect(json.output.hasPrefix(#"{"data":{"figures":"#))
    #expect(json.output.contains(#""kind":"screen-preview""#))
    #expect(!json.output.contains("A003"))
  }

  @Test func `the codes: 3 below a threshold, 5 with unknowns, 64, 66, 78`() throws {
    defer { terminal.remove() }
    let study = "Studies/residency-screen"
    let low = try terminal.meteyard("screen", study, "--preview", "--threshold", "impact=0.8")
    #expect(low.code == 3)
    #expect(low.talk.contains("school_type us_img, 0.3704, is below 0.8"))
    #expect(
      try terminal.meteyard("screen", study, "--preview", "--threshold", "impact=0.3").code == 0
    )
    #expect(try terminal.meteyard("screen", study, "--threshold", "ratio=0.8").code == 64)
    #expect(try terminal.meteyard("screen", study, "other.policy").code == 64)
    #expect(try terminal.meteyard("screen", "Studies/praxis-5331", "--preview").code == 78)
    #expect(try terminal.meteyard("screen", "Studies/praxis-5331").code == 78)
    #expect(try terminal.meteyard("screen", "Studies/nothing", "--preview").code == 66)
    let open = try terminal.meteyard("screen", study, "--fail-on", "unknown", "-o", "out")
    #expect(open.code == 5)
    #expect(open.talk.contains("67 of 240 decisions are unknown"))
    #expect(try terminal.meteyard("verify", "out").code == 0)
  }

  @Test func `a screen of real files waits for the code of its preview`() throws {
    defer { terminal.remove() }
    try copy("residency-screen", to: "season") {
      $0.replacingOccurrences(of: "marks: [example]\n", with: "")
    }
    let refused = try terminal.meteyard("screen", "season", "-o", "out")
    #expect(refused.code == 78)
    #expect(refused.talk.contains("nobody has seen whom this screen drops"))
    #expect(!FileManager.default.fileExists(atPath: terminal.file("out").path))
    #expect(try terminal.meteyard("run", "season", "-o", "out").code == 78)
    let preview = try terminal.meteyard("screen", "season", "--preview")
    let code = try #require(preview.lines.last)
    #expect(code.hasPrefix("previewed: "))
    let study = try terminal.read("season/study.yaml")
    try terminal.write(study + "  previewed: \"\(code.dropFirst(11))\"\n", to: "season/study.yaml")
    let run = try terminal.meteyard("screen", "season", "-o", "out")
    #expect(run.code == 0, "\(run.talk)")
  }

  @Test func `another policy is tried out, and bad rows end with 65`() throws {
    defer { terminal.remove() }
    let policy = SharedData.package.appendingPathComponent("Studies/residency-screen/screen.policy")
    let text = String(decoding: try Data(contentsOf: policy), as: UTF8.self)
    try terminal.write(
      text.replacingOccurrences(of: "step1 >= 225", with: "step1 >= 194"),
      to: "looser.policy"
    )
    try copy("residency-screen", to: "season") { text in
      // The curve names a cut that the other policy does not have.
      text.split(separator: "\n").filter { !$0.contains("curve:") }.joined(separator: "\n") + "\n"
    }
    let looser = try terminal.meteyard("screen", "season", "looser.policy", "--preview")
    #expect(looser.code == 0, "\(looser.talk)")
    #expect(!looser.lines.contains { $0.hasPrefix("previewed:") })
    let rows = try terminal.read("season/applicants.csv")
    try terminal.write(
      rows.replacingOccurrences(of: "numeric,252", with: "numeric,2O5"),
      to: "season/applicants.csv"
    )
    let bad = try terminal.meteyard("screen", "season", "--preview")
    #expect(bad.code == 65)
    #expect(bad.talk.contains("row 2") && bad.talk.contains("step1") && !bad.talk.contains("2O5"))
  }

  /// Copies a sample study, so that a test can change it.
  private func copy(_ name: String, to folder: String, _ change: (String) -> String) throws {
    let source = SharedData.package.appendingPathComponent("Studies/\(name)")
    for file in ["study.yaml", "screen.policy", "applicants.csv"] {
      let text = String(
        decoding: try Data(contentsOf: source.appendingPathComponent(file)),
        as: UTF8.self
      )
      try terminal.write(file == "study.yaml" ? change(text) : text, to: "\(folder)/\(file)")
    }
  }
}
