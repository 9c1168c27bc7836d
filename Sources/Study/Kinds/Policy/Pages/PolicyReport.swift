// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Graphics
import Policy
import Reporting

/// The report of a policy study.
struct PolicyReport {
  let analysis: PolicyAnalysis
  let tables: PolicyTables
  let charts: PolicyCharts
  let summary: PolicySummary
  let fingerprint: Fingerprint

  /// A page shows the first decisions only; the files hold all of them.
  private static let mostSubjects = 200

  private var document: StudyDocument { analysis.inputs.document }

  var report: Report {
    Report(
      title: document.title,
      subtitle: "Decisions by a policy, \(analysis.noun) by \(analysis.noun)",
      unit: document.id,
      date: document.date,
      marks: document.marks,
      answer: summary.paragraph,
      sections: [
        results, rule, criteria, missing, presumptions, subjects, limits, recompute,
      ],
      fingerprint: fingerprint
    )
  }

  private var results: Section {
    var blocks: [Reporting.Block] = [
      .text(
        "Met: the evidence shows it. Not shown to meet: what is on file does not reach what the rule "
          + "asks. Unknown: evidence is open, and nothing is decided. Fault: the rule or the data is "
          + "broken, never the one judged."
      ),
      .text("Evidence: \(document.source)."),
    ]
    if let chart = charts.outcomes { blocks.append(.figure(chart)) }
    blocks.append(.table(tables.outcomes))
    blocks += notices
    return Section("results", "Results", blocks: blocks)
  }

  /// What must not be overlooked: a version that is no law, tests that do not hold, drafts, rows set
  /// aside.
  private var notices: [Reporting.Block] {
    var blocks: [Reporting.Block] = []
    if let sentence = analysis.notice { blocks.append(notice(.warning, sentence)) }
    for test in analysis.failedTests {
      let sentence = test.sentence
      blocks.append(notice(.warning, sentence.prefix(1).uppercased() + sentence.dropFirst() + "."))
    }
    let drafts = analysis.cases.flatMap(\.record.mayBeReplacedBy).uniqued
    if !drafts.isEmpty {
      let count = analysis.cases.count { !$0.record.mayBeReplacedBy.isEmpty }
      blocks.append(
        notice(
          .warning,
          "\(count) decisions rest on a version that \(drafts.list) may have replaced: its date is "
            + "not known, so it is never picked unless a study asks for it."
        )
      )
    }
    if !analysis.evidence.setAside.isEmpty {
      blocks.append(
        notice(
          .warning,
          "\(analysis.evidence.setAside.count) rows of \(analysis.evidence.file) cannot be read and "
            + "are unknown (illegible); they stand in rejects/ of the run folder."
        )
      )
    }
    return blocks
  }

  private func notice(_ kind: Notice.Kind, _ text: String) -> Reporting.Block {
    .notice(Notice(kind, [.text(text)]))
  }

  private var rule: Section {
    var items: [[Inline]] = []
    for version in analysis.rule.rulebook.versions {
      items.append([.text(PolicyVersionWords(version, analysis.rule.rulebook).sentence)])
    }
    return Section(
      "rule",
      "Rule",
      blocks: [
        .text(
          "\(analysis.rule.name), file \(analysis.rule.path), SHA-256 of its content "
            + "\(analysis.rule.hash.digits). \(pick)"
        ),
        .list(items), .table(tables.readings), .table(tables.sources),
      ]
    )
  }

  /// How the version was picked.
  private var pick: String {
    if let version = analysis.settings.version {
      let caution = analysis.caution.map { ", which is \($0)" } ?? ", whatever the date of a case"
      return "The study asks for version \(version)\(caution)."
    }
    guard let name = analysis.rule.rulebook.decidesBy else {
      return "The policy has one version, which applies to every \(analysis.noun)."
    }
    return "The version is the one in force on the \(analysis.noun)'s \(name)."
  }

  private var criteria: Section {
    var blocks: [Reporting.Block] = []
    if let chart = charts.byCriterion { blocks.append(.figure(chart)) }
    blocks.append(.table(tables.criteriaTable.told))
    return Section("criteria", "Criteria", blocks: blocks)
  }

  private var missing: Section {
    Section(
      "missing",
      "What is missing",
      blocks: tables.missing.rows.isEmpty
        ? [.absent("No decision waits for evidence.")] : [.table(tables.missingTable)]
    )
  }

  private var presumptions: Section {
    Section(
      "presumptions",
      "Presumptions",
      blocks: tables.presumptions.rows.isEmpty
        ? [.absent("No decision rests on a presumption.")]
        : [
          .table(tables.presumptions),
          .text("A presumption stands in only while nothing at all is on file for the fact."),
        ]
    )
  }

  private var subjects: Section {
    Section(
      "subjects",
      analysis.nouns.prefix(1).uppercased() + analysis.nouns.dropFirst(),
      blocks: [
        .table(tables.decisions.told.first(Self.mostSubjects, of: "decisions.csv")),
        .text("Each has a certificate in certificates/, with the reasons clause by clause."),
      ]
    )
  }

  private var limits: Section {
    Section(
      "limits",
      "Limits",
      blocks: [
        notice(
          .limit,
          "Cells are taken as they stand: whether they are true is not checked. What a person or "
            + "board must judge stays open until the judgment is on file."
        )
      ]
    )
  }

  private var recompute: Section {
    let refusals = analysis.refusals.map(\.finding.message).uniqued
    return Section(
      "recompute",
      "How this was computed",
      blocks: [
        .text(
          "\(analysis.inBulk) of \(analysis.cases.count) decisions were computed twice, over columns "
            + "and case by case, and compared; the others case by case only."
        )
      ] + refusals.map { .text("Case by case only, since \($0).") } + [
        .command(document.runCommand), .fingerprint(fingerprint),
      ]
    )
  }
}

extension ResultTable {
  /// The table as a page shows it: without columns that say nothing about this study.
  fileprivate var told: ResultTable {
    let silent = ["decision", "version", "firmness"].filter { isConstant($0) }
    let empty = ["fault", "not-applied", "missing"].filter { name in
      cells(name).allSatisfy { $0.isEmpty || $0 == "0" }
    }
    return without(Set(silent + empty))
  }
}
