// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import Testing

/// The defects of tables and policies that section 8.8 of the accountability specification lists, each in
/// a policy of its own under `Lint`.
///
/// Two of the list are about published numbers and not about policies: an unattainable value and one off
/// the grid; they are found when a study compares with them.
struct LintDefect: Sendable, CustomTestStringConvertible {
  let name: String
  let code: DiagnosticCode
  let line: Int
  /// What the sentence says: value and rule.
  let message: String
  /// What to do; empty where the message says it.
  let remedy: String

  var testDescription: String { name }

  static let all = [
    LintDefect(
      name: "overlap-printed",
      code: .printedUpper,
      line: 11,
      message: "table `level`: printed upper 370.2 does not meet next lower 370.2000 (step 0.1)",
      remedy: "one of the two is misread, or values in between have no row"
    ),
    LintDefect(
      name: "overlap-rows",
      code: .tableOverlap,
      line: 11,
      message: "table `worth`: mean 370.2000 has 2 rows",
      remedy: "leave one of them, or write `hit first`"
    ),
    LintDefect(
      name: "gap-without-rounding",
      code: .printedHole,
      line: 11,
      message:
        "table `level`: the source has no band between 358.1 and 358.2000, and values can lie "
        + "there",
      remedy: "round the value to 0.1 before, or cite the reading that is taken"
    ),
    LintDefect(
      name: "gap-in-rows",
      code: .tableGap,
      line: 9,
      message:
        "table `worth`: mean 358.1000 has no row; nor has mean 358.1001; mean 358.1500; mean "
        + "358.1501",
      remedy: "add a row for it, or a row `else`"
    ),
    LintDefect(
      name: "cuts-fall",
      code: .tableOverlap,
      line: 11,
      message:
        "table `level`: the bounds of a row rise from band to band, and 300.0000 stands behind "
        + "358.2000",
      remedy: "a band ends where the next one starts"
    ),
    LintDefect(
      name: "points-fall",
      code: .pointsFall,
      line: 11,
      message:
        "table `worth`: `points` rises and falls along its rows, from 12 to 10 at apr_year 2013 "
        + "or 2014 or 2015, mean 392.8000",
      remedy: "a higher value earns no less; correct the number, or the order of the bounds"
    ),
    LintDefect(
      name: "points-fall-by-level",
      code: .pointsFall,
      line: 16,
      message:
        "table `worth`: `points` rises and falls along its rows, from 12 to 9 at level target",
      remedy: "a higher value earns no less; correct the number, or the order of the bounds"
    ),
    LintDefect(
      name: "open-top",
      code: .noDomain,
      line: 9,
      message: "the table `level` has no row for most values of `mean`",
      remedy: "add a row `else`, or declare the values with `domain LOWER..UPPER`"
    ),
    LintDefect(
      name: "open-top-printed",
      code: .printedUpper,
      line: 11,
      message:
        "table `level`: the highest printed upper 499.9 is not the end of the domain, 500.0000",
      remedy: "close the top: correct the printed upper end, or the domain"
    ),
    LintDefect(
      name: "unreachable-top",
      code: .unreachedBand,
      line: 11,
      message:
        "table `level`: no `mean` reaches the band from 500.1000 (\"top\"); the highest value is "
        + "500.0000",
      remedy: "correct the bound, or the range and step that `mean` is declared with"
    ),
    LintDefect(
      name: "boundary-not-covered",
      code: .tableGap,
      line: 9,
      message: "table `worth`: score 5.0 has no row",
      remedy: "add a row for it, or a row `else`"
    ),
    LintDefect(
      name: "full-attendance-not-covered",
      code: .tableGap,
      line: 9,
      message: "table `worth`: rate 100% has no row",
      remedy: "add a row for it, or a row `else`"
    ),
    LintDefect(
      name: "unit-mismatch",
      code: .units,
      line: 11,
      message: "a percentage is written with a per cent sign",
      remedy: "write `90%`, or the share as a decimal percentage"
    ),
    LintDefect(
      name: "unit-mismatch-compared",
      code: .units,
      line: 9,
      message: "a length of time needs its unit",
      remedy: "write it with a unit, such as `3 years`"
    ),
    LintDefect(
      name: "band-never-attained",
      code: .unreachedBand,
      line: 11,
      message:
        "table `level`: no `met` reaches the band from 13.2 (\"some\"); it lies between two values",
      remedy: "correct the bound, or the range and step that `met` is declared with"
    ),
    LintDefect(
      name: "year-without-row",
      code: .yearWithoutRow,
      line: 9,
      message: "table `level` has no row for the year 2014, and the version `1` is in force then",
      remedy: "add the row; where nothing is published, its cells are `unknown(unpublished)`"
    ),
    LintDefect(
      name: "two-rows-for-a-year",
      code: .tableOverlap,
      line: 11,
      message: "table `level`: apr_year 2014, mean 100.0000 has 2 rows",
      remedy: "leave one of them, or write `hit first`"
    ),
    LintDefect(
      name: "two-tables-for-a-year",
      code: .duplicate,
      line: 12,
      message: "the table `level` is declared twice",
      remedy: "keep one of the two, or give one another name"
    ),
    LintDefect(
      name: "component-without-status",
      code: .unsourcedComponent,
      line: 15,
      message: "the component `ela` rests on no source: nobody can say whether it is official",
      remedy: "write `cite` and the source behind its measure, its table, or the version"
    ),
    LintDefect(
      name: "maxima-differ",
      code: .maximaDiffer,
      line: 23,
      message:
        "scorecard `apr`, configuration k8: the components have at most 120 together (60 + 60), "
        + "and the total is of 130",
      remedy: "correct the most of a component, or what the total is of"
    ),
    LintDefect(
      name: "patch-without-target",
      code: .amendmentTarget,
      line: 11,
      message: "table `level` has no column `top`",
      remedy: "write one of its columns: `low`, `high`"
    ),
    LintDefect(
      name: "patch-of-no-year",
      code: .idleAdjustment,
      line: 10,
      message:
        "the adjustment of `call` applies in no year: 2051 lies outside the years in which a "
        + "version is in force, 2013 to 2015",
      remedy: "correct the year, or take the adjustment out"
    ),
    LintDefect(
      name: "shift-not-zero",
      code: .unbalancedShift,
      line: 16,
      message: "table `moved`: what `share` moves sums to 1 and not to 0 (achievement 6, growth 5, "
        + "absence -10)",
      remedy: "what some components lose the others gain; correct a share"
    ),
    LintDefect(
      name: "official-row-replaced",
      code: .officialReplaced,
      line: 14,
      message:
        "table `level`: for mean 300 version `tried` gives \"low\" from an unverified source, and "
        + "the official row of version `1` gives \"high\"",
      remedy: "leave the official row as it is, or cite the official source that changed it"
    ),
    LintDefect(
      name: "rounding-undefined",
      code: .roundingUndefined,
      line: 11,
      message:
        "table `letter`: `final` is computed, its bands go by steps of 0.1, and nothing says how "
        + "it is rounded to them",
      remedy: "write `rounded to 0.1 half up` behind the measure, with its source or a reading"
    ),
  ]
}

@Suite struct LintDefectsTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lint")

  private static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  private static func checked(_ file: String) throws -> CheckedPolicy {
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(file)))
    return CheckedPolicy(SourceText(name: file, bytes: bytes))
  }

  @Test(arguments: LintDefect.all)
  func `Lint: every defect is found, once, with row and remedy`(defect: LintDefect) throws {
    let policy = try Self.checked("\(defect.name).policy")
    let text = DiagnosticPrinter.text(policy.diagnostics, in: policy.source)
    #expect(policy.diagnostics.entries.count == 1, "\(text)")
    let finding = try #require(policy.diagnostics.entries.first)
    #expect(finding.code == defect.code)
    #expect(policy.source.position(finding.span.start).line == defect.line)
    #expect(finding.message == defect.message)
    #expect(finding.help == defect.remedy)
  }

  @Test func `every broken policy of the folder has its defect`() {
    let broken = Self.files.filter { !$0.hasPrefix("clean-") }
    #expect(broken == LintDefect.all.map { "\($0.name).policy" }.sorted())
  }

  @Test(arguments: [
    "clean-gap-rounded", "clean-rounding-cited", "clean-closed-top", "clean-shift-of-zero",
  ])
  func `Lint: a gap that rounding closes, a rounding with its source, a closed top are no defects`(
    name: String
  ) throws {
    let policy = try Self.checked("\(name).policy")
    let text = DiagnosticPrinter.text(policy.diagnostics, in: policy.source)
    #expect(policy.diagnostics.entries.isEmpty, "\(text)")
  }

  @Test(arguments: [
    (
      "accountability/us-mo-msip5.policy",
      ["28 W417 `partnership` is presumed while evidence is missing"]
    ),
    ("accountability/us-mo-msip4.policy", []),
    ("accountability/us-tn-school-grades.policy", []),
  ])
  func `Lint: the three shipped policies give only the declared notes`(
    name: String,
    notes: [String]
  ) throws {
    let policy = try PolicyLibrary.checked(name)
    let found = policy.diagnostics.entries.map {
      "\(policy.source.position($0.span.start).line) \($0.code.rawValue) \($0.message)"
    }
    #expect(found == notes)
  }
}
