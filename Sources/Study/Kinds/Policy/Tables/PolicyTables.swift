// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// The result tables of a policy study, the one nearest the evidence first.
struct PolicyTables {
  let analysis: PolicyAnalysis
  let criteria: CriterionTally
  let missing: MissingTally
  let counts: OutcomeCounts

  var all: [ResultTable] {
    [
      evidenceTable, criteriaBySubject, decisions, outcomes, criteriaTable, missingTable,
      presumptions, readings, sources,
    ]
  }

  private var cases: [DecidedCase] { analysis.cases }

  /// The decisions in brief, for a page.
  var decisions: ResultTable {
    ResultTable(
      name: "subjects",
      title: "Decisions by \(analysis.noun)",
      columns: [
        .init("subject", head: analysis.head), .init("outcome", head: "Outcome"),
        .init("because", head: "Decided by"), .init("missing", head: "Missing"),
        .init("version", head: "Version"), .init("firmness", head: "Firmness"),
      ],
      rows: cases.map { one in
        [
          one.unit, one.outcome.pageWord, DecisionDetails.because(one),
          DecisionDetails.missing(one), one.record.version ?? OutcomeCounts.Row.none,
          one.firmness.rawValue,
        ]
      }
        + analysis.evidence.setAside.map {
          [
            SetAsideCertificate.unit($0.line), "unknown", "", "the row (illegible)",
            OutcomeCounts.Row.none,
            Firmness.undetermined.rawValue,
          ]
        }
    )
  }

  private var evidenceTable: ResultTable {
    let given = CaseEvidence(evidence: analysis.evidence, rulebook: analysis.rule.rulebook)
    let subjects = analysis.evidence.subjects
    return ResultTable(
      name: "evidence",
      title: "Evidence",
      columns: [
        .init("subject", head: analysis.head), .init("fact", head: "Fact"),
        .init("value", head: "On file"), .init("standard-error", head: "Standard error"),
      ],
      keyColumns: 2,
      rows: subjects.indices.flatMap { place in
        given.given(at: place).map {
          [subjects[place].unit, $0.fact, $0.value, $0.standardError]
        }
      },
      notes: ["A fact without a row is not on file."]
    )
  }

  private var criteriaBySubject: ResultTable {
    ResultTable(
      name: "criteria-by-subject",
      title: "Criteria by \(analysis.noun)",
      columns: [
        .init("subject", head: analysis.head), .init("criterion", head: "Criterion"),
        .init("outcome", head: "Outcome"), .init("because", head: "Because"),
      ],
      keyColumns: 2,
      rows: cases.flatMap { one in
        CaseSteps(explanation: one.explanation, rulebook: analysis.rule.rulebook).labelled.map {
          [one.unit, $0.path, $0.outcome, $0.sentence]
        }
      }
    )
  }

  var outcomes: ResultTable {
    ResultTable(
      name: "outcomes",
      title: "Outcomes by decision and version",
      columns: [
        .init("decision", head: "Decision"), .init("version", head: "Version"),
        .init("met", head: "Met", isNumeric: true),
        .init("not-met", head: "Not shown to meet", isNumeric: true),
        .init("unknown", head: "Unknown", isNumeric: true),
        .init("fault", head: "Fault", isNumeric: true),
      ],
      keyColumns: 2,
      rows: counts.rows.map { row in
        [row.decision, row.version] + row.cells.map(String.init)
      },
      notes: counts.notes
    )
  }

  var criteriaTable: ResultTable {
    let manyQuestions = Set(criteria.rows.map(\.question)).count > 1
    return ResultTable(
      name: "criteria",
      title: "Criteria",
      columns: [
        .init("decision", head: "Decision"), .init("version", head: "Version"),
        .init("criterion", head: "Criterion"), .init("words", head: "What it asks"),
        .init("met", head: "Met", isNumeric: true),
        .init("not-met", head: "Not met", isNumeric: true),
        .init("unknown", head: "Unknown", isNumeric: true),
        .init("fault", head: "Fault", isNumeric: true),
        .init("not-applied", head: "Not applied", isNumeric: true),
        .init("deciding", head: "Deciding", isNumeric: true),
        .init("open", head: "Open", isNumeric: true),
      ],
      keyColumns: 3,
      rows: criteria.rows.map { row in
        [
          row.question, row.version, row.path, row.words, String(row.count(.met)),
          String(row.count(.notMet)), String(row.count(.unknown)), String(row.count(.fault)),
          String(row.exempt), String(row.deciding), String(row.open),
        ]
      },
      notes: [
        "Deciding: how often the criterion is one of those that decide its group"
          + (manyQuestions ? ", in its decision." : "."),
        "Open: how many undecided decisions wait for the criterion; it may be unknown in others, which "
          + "are decided without it.",
      ]
    )
  }

  var missingTable: ResultTable {
    ResultTable(
      name: "missing",
      title: "What keeps decisions open",
      columns: [
        .init("fact", head: "Fact or clause"), .init("kind", head: "Why"),
        .init("decisions", head: "Decisions", isNumeric: true),
        .init("evidence", head: "What would show it"),
      ],
      keyColumns: 2,
      rows: missing.rows.map { [$0.name, $0.kind.rawValue, String($0.count), $0.evidence] },
      notes: ["A decision may wait for several facts and is counted at each."]
    )
  }

  var presumptions: ResultTable {
    let facts = analysis.rule.rulebook.versions.flatMap { $0.program.facts }
    let counted = Dictionary(grouping: cases.flatMap(\.record.presumed)) { $0 }
    return ResultTable(
      name: "presumptions",
      title: "Presumptions that decisions rest on",
      columns: [
        .init("fact", head: "Fact"), .init("value", head: "Presumed"),
        .init("source", head: "Source"), .init("decisions", head: "Decisions", isNumeric: true),
      ],
      rows: counted.sorted { $0.key < $1.key }.map { name, uses in
        let fact = facts.first { $0.name == name && $0.presumption != nil }
        let value = fact.flatMap { fact in
          fact.presumption.map { fact.words(.value($0.value)) }
        }
        return [name, value ?? "", fact?.presumption?.citation.words ?? "", String(uses.count)]
      }
    )
  }

  var readings: ResultTable {
    ResultTable(
      name: "readings",
      title: "Readings",
      columns: [
        .init("reading", head: "Reading"), .init("question", head: "Question"),
        .init("answer", head: "Answer taken"), .init("words", head: "In words"),
        .init("decisions", head: "Decisions that use it", isNumeric: true),
      ],
      rows: analysis.rule.rulebook.readings.map { reading in
        let name = reading.name.text
        let letter = analysis.settings.readings[name] ?? reading.chosen.letter.text
        let option = ([reading.chosen] + reading.others).first { $0.letter.text == letter }
        let uses = cases.count { $0.record.readings.contains(name) }
        return [name, reading.question, letter, option?.text ?? "", String(uses)]
      }
    )
  }

  var sources: ResultTable {
    ResultTable(
      name: "sources",
      title: "Sources of the policy",
      columns: [
        .init("source", head: "Source"), .init("title", head: "Title"),
        .init("grade", head: "Grade"), .init("note", head: "Note"),
      ],
      rows: analysis.rule.rulebook.sources.map { source in
        let retrieved = source.retrieved.map { ["retrieved \($0)"] } ?? []
        return [
          source.id.text, source.title, source.grade?.rawValue ?? "not stated",
          (retrieved + source.notes).joined(separator: "; "),
        ]
      }
    )
  }
}
