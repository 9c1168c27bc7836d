// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

/// Nobody is screened by a text that nobody looked at.
@Suite struct PreviewTests {
  private var real: SmallScreen {
    var screen = SmallScreen()
    screen.marks = "source: applicants of a season"
    return screen
  }

  private func preview(_ screen: SmallScreen) throws -> ScreeningPreview {
    try ScreeningPreview(of: .memory(screen.files), by: StudyRunner())
  }

  @Test func `a screen of real files waits for its preview`() throws {
    let error = try #require(real.error)
    #expect(error.kind == .configuration)
    #expect(error.sentence.contains("nobody has seen whom this screen drops"))
    let shown = try preview(real)
    #expect(shown.isAwaited)
    let code = try #require(shown.code)
    let seen = real.with("previewed: \"\(code)\"")
    #expect(seen.error == nil)
    #expect(try preview(seen).code == code)
    #expect(try !preview(seen).isAwaited)
  }

  @Test func `another text, other parameters or other files have another code`() throws {
    let code = try #require(try preview(real).code)
    var other = real
    other.policy = other.policy.replacing("step1 >= 215", with: "step1 >= 216")
    #expect(try preview(other).code != code)
    #expect(try preview(real.with("minN: 5")).code != code)
    let rows = SmallScreen.rows.replacing("20,194", with: "20,195")
    #expect(try preview(real.with(rows: rows)).code != code)
    let late = real.with(rows: rows).with("previewed: \"\(code)\"")
    #expect(late.error?.sentence.contains("was of another screen or other files") == true)
  }

  @Test func `a study of invented people runs without`() throws {
    #expect(SmallScreen().error == nil)
    #expect(try !preview(SmallScreen()).isAwaited)
  }

  @Test func `a preview says whom the run would drop`() throws {
    let shown = try preview(SmallScreen())
    let run = try StudyRunner().run(.memory(SmallScreen().files))
    #expect(shown.lines == run.summary)
    #expect(shown.figures == run.figures)
  }

  @Test func `another policy can be tried out`() throws {
    let looser = SmallScreen.rule.replacing("step1 >= 215", with: "step1 >= 200")
    let shown = try ScreeningPreview(
      of: .memory(SmallScreen().files),
      asking: Array(looser.utf8),
      by: StudyRunner()
    )
    #expect(shown.code == nil)
    // 01 to 07, 18 and 19: of 10 and 11 something else is open, and 20 has 194.
    #expect(shown.figures.first { $0.key == "pass" }?.text == "9")
  }

  @Test func `a study of another kind is refused`() throws {
    var files = SmallScreen().files
    let document = String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
    files["study.yaml"] = Array(document.replacing("kind: screening", with: "kind: policy").utf8)
    #expect(throws: StudyError.self) {
      try ScreeningPreview.check(.memory(files), by: StudyRunner())
    }
  }
}
