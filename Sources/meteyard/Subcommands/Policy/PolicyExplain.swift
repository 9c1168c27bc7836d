// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Policy
import Study

/// `policy explain POLICY`: why cases come out as they do, clause by clause.
struct PolicyExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain decisions clause by clause: values, evidence, sources, what is missing.",
    discussion: """
      EXAMPLES
        meteyard policy explain my.policy --on 2026-06-01 --given 'training 2 years'
        meteyard policy explain my.policy --case applicants.case --html > page.html
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var cases: CaseOptions

  @Flag(help: "Print a page fragment instead of text.")
  var html = false

  func run() async throws {
    let prepared = try cases.prepared()
    let runner = PolicyTestRunner(prepared.rulebook, options: prepared.options)
    common.warn(prepared.warnings)
    var texts: [String] = []
    for test in prepared.cases {
      let testCase = runner.testCase(for: test)
      let evaluator = runner.evaluator(for: test)
      for record in runner.run(test, explains: true).records {
        var explanation = Explanation(record, by: evaluator, in: prepared.policy.source)
        if cases.caseFile != nil { explanation.title = test.title }
        let subject = Evaluator.Subject(testCase.subject, period: testCase.period)
        let arguments = record.arguments.compactMap(\.value)
        if record.outcome == .unknown {
          explanation.missing =
            EvidenceSummary(
              record.decision,
              about: subject,
              arguments: arguments,
              in: testCase.data,
              by: evaluator
            )?.missing
        }
        let errors = evaluator.errorReport(
          of: record.decision,
          about: subject,
          arguments: arguments,
          in: testCase.data
        )
        if !errors.basis.factsWithError.isEmpty || !errors.basis.errorsNotCounted.isEmpty {
          explanation.error = errors
          explanation.remarks.append(errors.sentence)
        }
        explanation.policyHash = prepared.hash
        explanation.engine = "\(Engine.name) \(Engine.version)"
        let text =
          common.json ? try explanation.json() : html ? explanation.html : explanation.text
        texts.append(text)
      }
    }
    if common.json {
      let list = texts.map { $0.filter { !$0.isNewline } }.joined(separator: ",")
      Output.standard.write(
        try Envelope(
          kind: "policy-explain",
          data: PrintedJSON(text: "[\(list)]"),
          warnings: prepared.warnings,
          fingerprint: prepared.hash
        ).text()
      )
    } else {
      Output.standard.write(texts.joined(separator: "\n"))
    }
  }
}
