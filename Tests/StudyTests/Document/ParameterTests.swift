// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

@Suite struct ParameterTests {
  /// A line added to the parameters of a study that runs, and the sentence it must end in.
  static let lines: [WrongDocument] = [
    .init(
      "a misspelt key",
      "rul: { rounding: floor }",
      "unknown key \"rul\"; did you mean \"rule\"?"
    ),
    .init(
      "a misspelt rounding",
      "rule: { rounding: cel }",
      "`parameters.rule.rounding` is one of "
    ),
    .init(
      "a hint at the nearest rounding",
      "rule: { rounding: flor }",
      "not \"flor\"; did you mean \"floor\"?"
    ),
    .init(
      "a statistic that is none",
      "rule: { statistic: mode }",
      "`parameters.rule.statistic` is mean, median or trimmed-N with N from 1 to 9, not \"mode\""
    ),
    .init(
      "an offset beyond the ends",
      "rule: { offsets: [-5] }",
      "`parameters.rule.offsets` holds whole numbers from -4 to 4 other than 0"
    ),
    .init(
      "a CSEM rule that is none",
      "rule: { csem: { rule: lourd } }",
      "`parameters.rule.csem.rule` is one of lord, binomial-n, keats, feldt, not \"lourd\"; "
        + "did you mean \"lord\"?"
    ),
    .init(
      "a scale upside down",
      "scale: { low: 200, high: 100 }",
      "`parameters.scale.low` lies below `high`"
    ),
    .init(
      "a share above 1",
      "convergenceShare: 2",
      "`parameters.convergenceShare` is a share above 0 and at most 1"
    ),
    .init(
      "a share that is no number",
      "convergenceShare: most",
      "`parameters.convergenceShare` is a number such as 0.5 or 2/3, not \"most\""
    ),
    .init(
      "too few draws",
      "resample: 10",
      "`parameters.resample` is `exact` or a number of draws from 100 to 10,000,000"
    ),
    .init(
      "a loss of nothing",
      "loss: 0:1",
      "`parameters.loss` is two numbers above 0, false positive first, such as 2:1"
    ),
    .init(
      "an assumption that is none",
      "assume: cubic",
      "`parameters.assume` is `nothing` or `linear`, not \"cubic\""
    ),
    .init(
      "a rating scale that is none",
      "ratingScale: ets31",
      "`parameters.ratingScale` is one of ets13, percent, percent5, yesno, points, not \"ets31\"; "
        + "did you mean \"ets13\"?"
    ),
    .init(
      "a deciding method that is not there",
      "decides: angof",
      "`parameters.decides` names one of the methods (angoff), not \"angof\"; did you mean \"angoff\"?"
    ),
    .init(
      "a raw score that is none",
      "rawScores: 7x",
      "`parameters.rawScores` holds whole raw scores, not \"7x\""
    ),
    .init(
      "an exclusion without a target",
      "exclusions: [{ reason: left the room, actor: facilitator, time: noon }]",
      "`parameters.exclusions.1.round` is missing"
    ),
  ]

  @Test(arguments: lines)
  func `a wrong parameter is refused with line and column`(line: WrongDocument) {
    let error = SmallStudy.angoff.with(line.text).error
    let sentence = error?.sentence ?? ""
    #expect(sentence.contains(line.sentence))
    // The line stands after three lines of head, three of inputs, and four of parameters.
    #expect(sentence.split(separator: ":").prefix(2) == ["study.yaml", "11"])
    #expect(error?.kind == .configuration)
  }

  @Test func `points as judgments need their maximum`() {
    let error = SmallStudy.angoff.with("ratingScale: points").error
    #expect(error?.sentence == "study.yaml:8:3: `parameters.ratingMaximum` is missing")
  }

  @Test func `two methods with one id, no method, and a kind that is none are refused`() {
    var study = SmallStudy.angoff
    study.parameters = "test: { name: T }\nmethods: []"
    #expect(
      study.error?.sentence == "study.yaml:9:12: `parameters.methods` lists at least one method"
    )
    study.parameters = "test: { name: T }"
    #expect(
      study.error?.sentence.hasSuffix("`parameters.methods` lists at least one method") == true
    )
    study.parameters = "test: { name: T }\nmethods: [{ kind: beuk }, { kind: beuk }]"
    #expect(
      study.error?.sentence
        == "study.yaml:9:29: `parameters.methods.2.id` is the id of two methods: \"beuk\""
    )
    study.parameters = "test: { name: T }\nmethods: [{ kind: angof-probability }]"
    let sentence = study.error?.sentence ?? ""
    #expect(sentence.contains("did you mean \"angoff-probability\"?"))
  }

  @Test func `every parameter of a run is recorded with its origin`() throws {
    let run = try SmallStudy.angoff.with("loss: 2:1").run(overrides: ["rule.rounding": "floor"])
    let records = Dictionary(
      uniqueKeysWithValues: run.content.manifest.parameters.map { ($0.name, $0) }
    )
    #expect(records["loss"]?.value == "2:1")
    #expect(records["loss"]?.origin == "study")
    #expect(records["rule.rounding"]?.value == "floor")
    #expect(records["rule.rounding"]?.origin == "command")
    #expect(records["rule.statistic"]?.value == "mean")
    #expect(records["rule.statistic"]?.origin == "default")
    #expect(records["resample"]?.origin == "default")
  }

  @Test func `an override written with doubled dots is the same override`() throws {
    let run = try SmallStudy.angoff.run(overrides: ["rule..rounding": "floor"])
    let record = run.content.manifest.parameters.first { $0.name == "rule.rounding" }
    #expect(record?.value == "floor")
    #expect(record?.origin == "command")
  }

  @Test func `an override reaches into a list by its number`() throws {
    let study = SmallStudy.totals
    #expect(try study.run().summary.first?.hasSuffix("round 2") == true)
    let run = try study.run(overrides: ["methods.1.round": "1"])
    #expect(run.summary.first?.hasSuffix("round 1") == true)
    let record = run.content.manifest.parameters.first { $0.name == "methods.1.round" }
    #expect(record?.origin == "command")
  }

  @Test func `an override of a parameter that is not there is refused with a hint`() {
    let error = #expect(throws: StudyError.self) {
      try SmallStudy.angoff.run(overrides: ["rule.roundng": "floor"])
    }
    #expect(error?.sentence.contains("unknown key \"roundng\"; did you mean \"rounding\"?") == true)
  }

  @Test func `an unknown kind and an unknown role are refused with a hint`() {
    var files = SmallStudy.angoff.files
    let text = SmallStudy.angoff.document
    files["study.yaml"] = Array(text.replacing("kind: cut", with: "kind: cutt").utf8)
    let kind = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(files)) }
    #expect(
      kind?.sentence
        == "study.yaml: unknown kind \"cutt\"; did you mean \"cut\"? (known: cut, claims, policy, "
        + "eligibility, accountability, screening, scoring, match)"
    )
    files["study.yaml"] = Array(text.replacing("items.csv", with: "items.csv, as: itms").utf8)
    let role = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(files)) }
    #expect(
      role?.sentence.hasPrefix(
        "study.yaml:5:10: input \"items\" has the unknown role \"itms\"; did you mean \"items\"? "
          + "(a study of kind cut knows panelist-totals, "
      ) == true
    )
  }

  @Test func `two inputs of one role, and a role that is missing, are refused`() {
    var files = SmallStudy.angoff.files
    let text = SmallStudy.angoff.document
    let twice = text.replacing("panel-judgments.csv", with: "items.csv, as: items")
    files["study.yaml"] = Array(twice.utf8)
    let double = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(files)) }
    #expect(double?.sentence == "study.yaml:6:20: two inputs have the role \"items\"; keep one")
    let beuk = text.replacing("angoff-probability", with: "beuk")
    files["study.yaml"] = Array(beuk.utf8)
    let missing = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(files)) }
    #expect(missing?.sentence.contains("`inputs` has no file with the role \"compromise\"") == true)
  }
}
