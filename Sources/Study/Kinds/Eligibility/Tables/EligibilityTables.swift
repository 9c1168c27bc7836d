// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import Policy

/// The tables of a study of cases.
struct EligibilityTables {
  let analysis: EligibilityAnalysis

  var all: [ResultTable] {
    [checklist, pathways, stages, conformance, outcomes, sources].compactMap(\.self)
  }

  /// Every requirement of every filed case, in the order of the law.
  var checklist: ResultTable {
    ResultTable(
      name: "checklist",
      title: "Requirements, case by case",
      columns: [
        .init("case", head: "Case"), .init("pathway", head: "Pathway"),
        .init("decision", head: "Decision"), .init("criterion", head: "Criterion"),
        .init("asked-now", head: "Asked now"), .init("wording", head: "The rule"),
        .init("status", head: "Status"), .init("on-file", head: "On file"),
        .init("required", head: "Required"), .init("lacking", head: "Lacking"),
        .init("owed-by", head: "Owed by"), .init("since", head: "Since"),
        .init("days-waiting", head: "Days", isNumeric: true), .init("strength", head: "Strength"),
        .init("binds", head: "Binds"), .init("compares", head: "Compares"),
        .init("sources", head: "Where it stands"),
      ],
      keyColumns: 4,
      rows: analysis.units.flatMap { _, row, file in
        row.review.parts.flatMap { part in
          part.items.map { cells($0, part, row.review, file) }
        }
      },
      notes: [
        "Sources carry their evidence mark: official is the text of the law, secondary someone's account "
          + "of it, unverified nobody has checked."
      ]
    )
  }

  private func cells(
    _ item: ChecklistItem,
    _ part: PathwayReview.Part,
    _ review: PathwayReview,
    _ file: CaseFile
  ) -> [String] {
    [
      file.id, review.pathway.id, item.decision, item.label, part.isAsked ? "yes" : "no",
      item.wording, "\(item.status.shape) \(item.status.words)", item.onFile, item.asked,
      item.lacking ?? "", item.debt?.owedBy ?? "", item.debt?.since?.description ?? "",
      item.debt?.daysWaiting.map(String.init) ?? "", item.strength?.rawValue ?? "",
      item.addressee ?? "",
      item.comparisons.map(\.words).joined(separator: "; "),
      item.sources.map(\.words).joined(separator: "; "),
    ]
  }

  /// Every case under every pathway.
  var pathways: ResultTable {
    ResultTable(
      name: "pathways",
      title: "Which pathways, and what is missing",
      columns: [
        .init("case", head: "Case"), .init("pathway", head: "Pathway"),
        .init("title", head: "Title"), .init("answer", head: "Answer"),
        .init("standing", head: "Standing"), .init("cheapest", head: "Cheapest way"),
        .init("law", head: "Law"), .init("weakest-source", head: "Weakest source"),
      ],
      keyColumns: 2,
      rows: analysis.cases.flatMap { one in
        one.matrix.rows.map { row in
          [
            one.file.id, row.review.pathway.id, row.review.pathway.title, row.answer.rawValue,
            row.review.standing.words, row.settlement?.sentence ?? "", row.law,
            row.review.weakestGrade?.rawValue ?? "none stated",
          ]
        }
      },
      notes: [
        "A pathway is asked as if the person applied under it on the day of the case. No answer here is a "
          + "person's decision."
      ]
    )
  }

  /// The stages of filed cases with their dates.
  var stages: ResultTable? {
    let rows = analysis.spans.map { unit, pathway, span in
      [
        unit, pathway, span.stage, span.title, span.term ?? "", span.started?.description ?? "",
        span.termEnds?.description ?? "", span.extendedTo?.description ?? "",
        span.notices.map(\.description).joined(separator: ", "), span.ended?.description ?? "",
        span.words(on: analysis.settings.day),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return ResultTable(
      name: "stages",
      title: "Stages and their dates",
      columns: [
        .init("case", head: "Case"), .init("pathway", head: "Pathway"),
        .init("stage", head: "Stage"), .init("title", head: "What is held"),
        .init("term", head: "Term"), .init("started", head: "From"),
        .init("term-ends", head: "Term ends"), .init("extended-to", head: "Extended to"),
        .init("notices", head: "Notices"), .init("ended", head: "Ended"),
        .init("standing", head: "Standing"),
      ],
      keyColumns: 3,
      rows: rows,
      notes: ["The end of a term gives notice dates and changes no stage: that takes a person."]
    )
  }

  /// How pathways compare with the model text; one row for each cell.
  var conformance: ResultTable? {
    guard let matrix = analysis.conformance else { return nil }
    return ResultTable(
      name: "conformance",
      title: "How pathways compare with \(matrix.model)",
      columns: [
        .init("pathway", head: "Pathway"), .init("version", head: "Version"),
        .init("place", head: "Recommendation"), .init("relation", head: "Compares"),
        .init("clauses", head: "Clauses"), .init("sources", head: "Where they stand"),
      ],
      keyColumns: 3,
      rows: matrix.rows.flatMap { row in
        zip(matrix.places, row.cells).map { place, cell in
          let caution = row.caution.map { " (\($0))" } ?? ""
          return [
            row.pathway, (row.version ?? "none") + caution, place, cell.relation.words,
            cell.clauses.joined(separator: "; "), cell.sources.joined(separator: "; "),
          ]
        }
      },
      notes: [
        "Recommendations do not carry the force of law. Silent: the text is in evidence and does not speak "
          + "of it. Not published: nobody has said."
      ]
    )
  }

  /// What became of cases, without ids and small counts.
  var outcomes: ResultTable {
    let states = OutcomeExport.State.allCases
    return ResultTable(
      name: "program-outcomes",
      title: "What became of cases",
      columns: [.init("pathway", head: "Pathway"), .init("stage", head: "Stage")]
        + states.map {
          .init(
            "\($0)",
            head: $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst(),
            isNumeric: true
          )
        },
      keyColumns: 2,
      rows: analysis.outcomes.rows.map { row in
        [row.pathway, row.stage ?? ""] + row.counts.map { $0.map(String.init) ?? "held back" }
      },
      notes: [
        "Counts from 1 to \(analysis.outcomes.smallest - 1) are held back, with as many others as it takes "
          + "that nobody can compute them."
      ]
    )
  }

  /// The sources of all policies with their evidence marks.
  var sources: ResultTable {
    ResultTable(
      name: "sources",
      title: "Sources of the policies",
      columns: [
        .init("pathway", head: "Pathway"), .init("source", head: "Source"),
        .init("title", head: "Title"), .init("at", head: "At"), .init("mark", head: "Mark"),
      ],
      keyColumns: 2,
      rows: analysis.rules.pathways.flatMap { pathway in
        pathway.rulebook.sources.map { source in
          [
            pathway.id, source.id.text, source.title, source.locator ?? "",
            source.grade?.rawValue ?? "no mark",
          ]
        }
      }
    )
  }
}

extension ClauseAttributes.Comparison {
  /// The place and how the clause compares: `REC 5: looser`.
  var words: String {
    "\([citation.source.text, citation.pin].compactMap(\.self).joined(separator: " ")): "
      + relation.rawValue
  }
}

extension EligibilityAnalysis {
  /// The stages of filed cases on the calendar.
  var spans: [(unit: String, pathway: String, span: StageSpan)] {
    units.flatMap { unit, row, _ -> [(unit: String, pathway: String, span: StageSpan)] in
      let pathway = row.review.pathway
      let version =
        row.review.parts.compactMap(\.explanation.version).first
        ?? pathway.rulebook.readableVersion(on: settings.day)
      guard let version else { return [] }
      return row.review.spans(version: version, noticeDays: settings.noticeDays)
        .map { (unit, pathway.id, $0) }
    }
  }
}
