// SPDX-License-Identifier: Apache-2.0
import Accountability

/// The page that comes with a public release: what each file and column is, and why numbers are missing.
struct PublicCodebook {
  let open: OpenAccountability
  let release: ReleaseCohorts
  let audit: PublicationAudit

  var text: String {
    let document = open.document
    let policy = release.policy
    let marks = document.marks.isEmpty ? "" : " (\(document.marks.list))"
    var lines = [
      "# \(document.title): public release \(release.name)\(marks)", "",
      "Source: \(document.source).", "",
      "| file | content |", "|---|---|",
      "| `run/report.html` | the report; every figure in it is computed from the files of `study` |",
      "| `run/tables/` | totals, components and what their points are made of |",
      "| `table.csv` | every published row in words, with a reason for each number that is not told |",
      "| `study/` | the published evidence and the rule, as the engine reads them |",
      "| `audit.json` | how many masked numbers were tried, and with which earlier releases |", "",
      "To compute the run again: `meteyard verify run --against study`.", "",
      "## Columns of `table.csv`", "",
      "| column | content |", "|---|---|",
      "| `id` | a name of the line that tells nothing of it |",
      "| `unit`, `cohort`, `group` | whose students, of which year and subject, of which group |",
      "| `students` | how many take part in share and index |",
      "| `undetermined` | how many should have a level and have none |",
      "| `proficient` | the percent at a proficient level |",
      "| `index` | the index of levels |",
      "| `… suppressed` | why a number is not told; empty where it is |", "",
      "## Numbers that are not told", "",
      "| reason | meaning |", "|---|---|",
      "| `primary` | fewer than \(policy.reportingNumber) students |",
      "| `complementary` | another number could be reckoned from it |",
      "| `extreme` | a share so near to nobody or everybody that it would tell of single students |",
      "| `derived` | it follows from a number that is not told |", "",
      "A share is not told as a number where",
    ]
    let steps = policy.recode.lines.enumerated().map { place, line in
      let next = policy.recode.lines.dropFirst(place + 1).first?.students
      let range =
        next.map { "\(max(line.students, policy.reportingNumber)) to \($0 - 1)" }
        ?? "\(line.students) or more"
      return
        "- of \(range) students at most \(line.percent) or at least \(100 - line.percent) percent "
        + "are proficient"
    }
    lines +=
      steps + [
        "",
        "\(audit.cells) masked numbers were tried by an audit of these files"
          + (audit.together.isEmpty ? "" : ", together with the releases \(audit.together.list)")
          + "; \(audit.findings.count) of them can be reckoned more closely than they may.", "",
      ]
    return lines.joined(separator: "\n")
  }
}
