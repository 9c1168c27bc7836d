// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

/// How a certificate words what is open, what would change it, and how sure it is.
@Suite struct PolicyCertificateTests {
  private static func certificate(_ run: StudyRun, _ unit: String) throws -> Certificate {
    try #require(run.certificates.first { $0.unit == unit })
  }

  private static let pending = SmallPolicyStudy.small
    .replacing("C,2025-02-01,4,unknown(pending),,,no", "C,2025-02-01,4,unknown(pending),,,yes")

  private static let threeCriteria = SmallPolicyStudy.small
    .replacingRule("      (4) fitness applies when code = \"XY\"\n", "")

  @Test func `an open case is open, never not shown to meet`() throws {
    let run = try SmallPolicyStudy.small.run()
    let open = try Self.certificate(run, "D")
    #expect(
      open.result
        == "\u{201C}permit\u{201D} is not decided for D: open: exam is not on file; "
        + "open: score is not on file."
    )
    #expect(open.rulePath.contains { $0.value == "unknown; open: exam is not on file" })
    let words = [open.result] + open.rulePath.map(\.value)
    #expect(words.allSatisfy { !$0.contains("not shown to meet") })
    #expect(try Self.certificate(run, "B").result.hasPrefix("B is not shown to meet"))
  }

  @Test func `several reasons why a case is open all stand in its outcome`() throws {
    let run = try Self.pending.run()
    let text = run.text("certificates/C.txt").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let sentence =
      "Outcome: unknown: evidence has been asked for and has not arrived (exam); no evidence is on "
      + "file (score)"
    #expect(text.contains(sentence))
    #expect(run.text("certificates/D.txt").contains("Outcome: unknown: no evidence is on file\n"))
    let judged = run.text("certificates/I.txt")
    #expect(judged.contains("Outcome: unknown, board discretion: only a named person can decide"))
  }

  @Test func `what would decide an open case stands by what it would show`() throws {
    let open = try Self.certificate(Self.threeCriteria.run(), "D")
    #expect(open.flips.contains { $0.change == "exam yes" && $0.kind == .showsMet })
    #expect(open.flips.contains { $0.kind == .showsNotMet })
    #expect(open.flips.allSatisfy { $0.kind == .showsMet || $0.kind == .showsNotMet })
  }

  @Test func `only what the policy declares so can the one judged change`() throws {
    let run = try Self.threeCriteria
      .replacing("A,2025-02-01,4,yes,,,yes", "A,2025-02-01,4,yes,10,1,yes")
      .replacing("C,2025-02-01,4,unknown(pending),,,no", "C,2025-02-01,4,no,10,1,yes").run()
    let flips = try Self.certificate(run, "C").flips
    #expect(flips.contains { $0.change.hasPrefix("exam") && $0.kind == .changeable })
    #expect(flips.contains { $0.change.hasPrefix("score") && $0.kind == .different })
    #expect(flips.allSatisfy { ($0.kind == .changeable) == ($0.change == "exam yes") })
    let met = try Self.certificate(run, "A").flips
    #expect(!met.isEmpty && met.allSatisfy { $0.kind == .different })
  }

  @Test func `evidence that has been asked for is awaited, not to be asked for`() throws {
    let asked = Self.pending.replacing("unknown(pending),,,yes", "unknown(pending),50,,yes")
    let lines = try Self.certificate(asked.run(), "C").notInThis
    #expect(lines.contains("awaited: exam"))
    #expect(lines.allSatisfy { !$0.hasPrefix("to ask for next") })
    #expect(
      try Self.certificate(SmallPolicyStudy.small.run(), "D").notInThis
        .contains { $0.hasPrefix("to ask for next: ") }
    )
  }

  @Test func `firmness of a policy speaks of true values and says what it assumes`() throws {
    let run = try SmallPolicyStudy.small
      .replacing("A,2025-02-01,4,yes,,,yes", "A,2025-02-01,4,no,90,5,yes").run()
    func line(_ unit: String) -> String {
      run.text("certificates/\(unit).txt").split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    let side = "of 100 such cases the true value lies on the other side of the line"
    #expect(line("J").contains("Outcome: met; borderline: in more than 5 \(side)"))
    #expect(line("A").contains("Outcome: met; firm: in at most 5 \(side)"))
    #expect(line("A").contains("Assumed: every true value is held equally likely beforehand."))
    #expect(run.content.files.keys.allSatisfy { !run.text($0).contains("repetitions give") })
    let declared = try SmallPolicyStudy.small
      .replacingRule("error normal", "error normal reference normal mean 50 sd 10").run()
    #expect(
      try Self.certificate(declared, "J").certainty.contains(
        "Assumed: true values are spread beforehand as in the population that the policy declares."
      )
    )
  }

  @Test func `below a group that is not needed nothing is`() throws {
    let steps = try Self.certificate(SmallPolicyStudy.small.run(), "C").rulePath
    func value(_ path: String) -> String? { steps.first { $0.step.hasPrefix(path + " ") }?.value }
    #expect(value("(2)") == "not needed")
    #expect(value("(2)(A)") == "unknown, and not needed")
    #expect(value("(2)(B)") == "unknown, and not needed")
  }

  @Test func `the criteria that are open are counted over undecided decisions only`() throws {
    let run = try SmallPolicyStudy.small.run()
    let table = run.table("criteria")
    let head = try #require(table.first)
    func cell(_ path: String, _ column: String) -> String? {
      let row = table.first { $0.contains(path) }
      return head.firstIndex(of: column).flatMap { row?[$0] }
    }
    // D waits for (2) and I for (4); C is not met by (3), whatever (2) is.
    #expect(cell("(2)", "unknown") == "2" && cell("(2)", "open") == "1")
    #expect(cell("(4)", "open") == "1" && cell("(3)", "open") == "0")
    #expect(run.text("report.html").contains("in 1 undecided decision;"))
  }
}
