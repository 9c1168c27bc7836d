// SPDX-License-Identifier: Apache-2.0
import Decisions

extension CutReport {
  /// The appendices, A to F; each keeps its letter when it has nothing to show.
  var appendices: [Section] {
    [
      Section(
        "affiliations",
        "Affiliations of the panelists",
        isAppendix: true,
        blocks: content.affiliations.blocks(else: "the list of affiliations") { [.table($0)] }
      ),
      Section(
        "agenda",
        "Agenda",
        isAppendix: true,
        blocks: content.agenda.blocks(else: "the agenda") { [.table($0)] }
      ),
      Section(
        "description",
        "Description of the just qualified candidate",
        isAppendix: true,
        blocks: content.candidateDescription.blocks(else: "the description") { sections in
          sections.flatMap { section -> [Block] in
            let heading: [Block] =
              section.heading.isEmpty ? [] : [.paragraph([.strong(section.heading)])]
            return heading + [.list(section.statements.map { [.text($0)] })]
          }
        }
      ),
      Section(
        "evaluation-answers",
        "Answers to the final evaluation",
        isAppendix: true,
        blocks: content.evaluation.blocks(else: "Table D1, answers to the final evaluation") {
          CutReport.numbered($0.tables)
        }
      ),
      Section(
        "findings",
        "Findings of the checks",
        isAppendix: true,
        blocks: content.lintFindings.blocksOrReason { table in
          [
            .text(
              "Nothing is repaired in silence: a repair is a record with the text as it stood."
            ),
            .table(table),
          ]
        }
      ),
      Section(
        "recompute",
        "Parameters and fingerprint",
        isAppendix: true,
        blocks: content.parameters.blocks(else: "the list of parameters") { [.table($0)] } + [
          .text(
            """
            Equal data, rule, engine and seed give equal figures. Anyone can compute them again \
            without a network:
            """
          ),
          .command(content.command),
          .fingerprint(content.fingerprint),
        ]
      ),
    ]
  }

  /// One table is D1; several are D1a, D1b and so on.
  private static func numbered(_ tables: [ResultTable]) -> [Block] {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    guard tables.count > 1 else { return tables.map { .table(TableBlock($0, number: "D1")) } }
    return zip(tables, letters).map { table, letter in
      .table(TableBlock(table, number: "D1" + String(letter)))
    }
  }
}
