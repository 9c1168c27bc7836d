// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

/// One row of the same table, as a study that runs: what it warns of, and what becomes of components.
struct SchoolRemark: Sendable, CustomTestStringConvertible {
  let name: String
  let study: SmallSchools
  let sentences: [String]
  /// How rows of the table of components begin.
  let components: [String]

  init(
    _ name: String,
    _ study: SmallSchools,
    _ sentences: [String],
    _ components: String...
  ) {
    self.name = name
    self.study = study
    self.sentences = sentences
    self.components = components
  }

  var testDescription: String { name }

  private static let conflict = "007,2014,numbers,Numbers,,NOT_SCORED,conflict,,20"
  private static let missing = "007,2014,numbers,Numbers,,NOT_SCORED,missing_input,,20"
  private static let held =
    "levels.csv: 1 number is held back; none of them counts as 0, and what needs one is not scored"
  private static let untested =
    "students.csv, column \"numbers\": 1 of 5 rows have no level; they are students who were not to "
    + "be tested, and count in no number of the subject"

  private static func mask(_ cell: String) -> SchoolRemark {
    SchoolRemark(
      "a mask \(cell)",
      SmallSchools.counts.replacing("levels.csv", "40,190,", with: "40,\(cell),"),
      [held],
      missing
    )
  }

  private static func error(_ cell: String) -> SchoolRemark {
    SchoolRemark(
      "a growth estimate with the error \"\(cell)\"",
      SmallSchools.counts.replacing("levels.csv", "60,2", with: "60,\(cell)"),
      [
        "levels.csv row 2, column \"error\", \"\(cell)\": a cell of this column is a number above 0; "
          + "correct the cell: until then the row counts with growth none_known"
      ],
      "007,2014,letters,Letters,,SCORED,computed,10,20"
    )
  }

  private static func twice(_ rule: String, _ points: String) -> SchoolRemark {
    SchoolRemark(
      "a student twice, with the declared rule \(rule)",
      SmallSchools.students.replacing("students.csv", "A-2,", with: "A-1,")
        .replacing(
          "study.yaml",
          "student: student",
          with: "student: student\n    duplicates: { keep: \(rule) }"
        ),
      [
        untested,
        "students.csv: 2 levels of students who have more than one in a subject were left out; by the "
          + "declared rule \"\(rule.prefix { $0 != "," })\" one level counts",
      ],
      "1,2014,letters,Letters,,SCORED,computed,\(points),20"
    )
  }

  static let all = [
    SchoolRemark(
      "nothing is wrong",
      .counts,
      [],
      "007,2014,letters,Letters,,SCORED,computed,15,20"
    ),
    SchoolRemark(
      "students without a level are counted",
      .students,
      [untested],
      "1,2014,letters,Letters,,SCORED,computed,10,20"
    ),
    SchoolRemark(
      "the number of students is missing where the policy needs it",
      SmallSchools.counts.replacing("levels.csv", ",,,40,190", with: ",,,,190"),
      [],
      missing
    ),
    twice("best, order: [L, M, H]", "10"), twice("first-accountable", "0"),
    SchoolRemark(
      "a student at two schools counts once at the district",
      SmallSchools.students.replacing("students.csv", "A-4,008", with: "A-1,008")
        .replacing(
          "study.yaml",
          "student: student",
          with: "student: student\n    duplicates: { keep: best, order: [L, M, H] }"
        ),
      [
        untested,
        "students.csv: 2 levels of students who have more than one in a subject were left out; by the "
          + "declared rule \"best\" one level counts",
        "students.csv: 2 rows of students who count at two units of one kind count at neither; say "
          + "where the student counts",
      ],
      "008,2014,letters,Letters,,NOT_APPLICABLE,criterion not met: students",
      "1,2014,letters,Letters,,SCORED,computed,10,20"
    ),
    SchoolRemark(
      "an index that no number of students gives",
      SmallSchools.counts.replacing("levels.csv", "40,190,", with: "40,190.3,"),
      [
        "levels.csv row 3, column \"mean\", \"190.3\": is no mean of whole points over 40 reportable; "
          + "correct the cell, or confirm it: until then it does not count"
      ],
      conflict
    ),
    SchoolRemark(
      "an index outside its range",
      SmallSchools.counts.replacing("levels.csv", "40,190,", with: "40,390,"),
      [
        "levels.csv row 3, column \"mean\", \"390\": lies outside 100 to 300; correct the cell, or "
          + "confirm it: until then it does not count"
      ],
      conflict
    ),
    SchoolRemark(
      "an index that the study confirms",
      SmallSchools.counts.replacing("levels.csv", "40,190,", with: "40,190.3,")
        .replacing(
          "study.yaml",
          "within: 0.05, names",
          with: "within: 0.05, confirmed: [\"007, numbers, all, 2014\"], names"
        ),
      [],
      "007,2014,numbers,Numbers,,SCORED,computed,10,20"
    ),
    error("0"), error("-2"), error(""),
    SchoolRemark(
      "two grains that agree: the most detailed one counts",
      SmallSchools.counts.replacing(
        "levels.csv",
        "008,letters",
        with: "007,letters,all,2014,index,,,,40,200,none_known,,\n008,letters"
      ),
      [],
      "007,2014,letters,Letters,,SCORED,computed,15,20"
    ),
    SchoolRemark(
      "two grains that disagree",
      SmallSchools.counts.replacing(
        "levels.csv",
        "008,letters",
        with: "007,letters,all,2014,index,,,,40,210,none_known,,\n008,letters"
      ),
      [
        "levels.csv row 2, column \"grain\", \"counts\": counts give 200, and index in row 4 gives 210; "
          + "name the one to use by taking the other out: until then the cell is not scored"
      ],
      "007,2014,letters,Letters,,NOT_SCORED,conflict,,20"
    ),
    SchoolRemark(
      "two grains in one row that disagree",
      SmallSchools.counts.replacing("levels.csv", "10,20,10,40,", with: "10,20,10,40,210"),
      [
        "levels.csv row 2, column \"grain\", \"counts\": counts give 200, and index gives 210; name the "
          + "one to use by taking the other out: until then the cell is not scored"
      ],
      "007,2014,letters,Letters,,NOT_SCORED,conflict,,20"
    ),
    mask("*"), mask("**"), mask("N<10"), mask("<5"),
    SchoolRemark(
      "a mask among published values",
      SmallSchools.counts.replacing("official.csv", "70.0", with: "*"),
      [
        "official.csv: 1 number is held back; none of them counts as 0, and what needs one is not scored"
      ]
    ),
    SchoolRemark(
      "a published total off the grid",
      SmallSchools.counts.replacing("official.csv", "total,35", with: "total,37.3"),
      [
        "official.csv row 2, column \"value\", \"37.3\": points go by steps of 5; correct the cell, or "
          + "look for the rule that gives it"
      ]
    ),
    SchoolRemark(
      "published points that no table gives",
      SmallSchools.counts.replacing(
        "official.csv",
        "007,2014,total,35",
        with: "007,2014,letters,7"
      ),
      [
        "official.csv row 2, column \"value\", \"7\": letters is one of 0, 5, 10, 15, 20; correct the "
          + "cell, or look for the rule that gives it"
      ]
    ),
    SchoolRemark(
      "a decimal comma that the mapping declares",
      SmallSchools.counts
        .replacing(
          "study.yaml",
          "{ file: rates.csv }",
          with: "{ file: rates.csv, map: rates.map.json }"
        )
        .with(
          "rates.map.json",
          Array(#"{"format": {"delimiter": ";", "decimalComma": true}}"#.utf8)
        )
        .with(
          "rates.csv",
          Array(
            SmallSchools.counts.text("rates.csv").replacing(",", with: ";").replacing(
              ".",
              with: ","
            )
            .utf8
          )
        ),
      [],
      "007,2014,attendance,Attendance,,SCORED,computed,10,10"
    ),
    SchoolRemark(
      "a byte order mark and line ends of two characters",
      SmallSchools.counts.with(
        "levels.csv",
        [0xEF, 0xBB, 0xBF]
          + Array(SmallSchools.counts.text("levels.csv").replacing("\n", with: "\r\n").utf8)
      ),
      ["levels.csv row 1: a byte order mark opens the file; it was skipped"],
      "007,2014,letters,Letters,,SCORED,computed,15,20"
    ),
    SchoolRemark(
      "columns in another order are read by their names",
      SmallSchools.counts.with(
        "rates.csv",
        Array(
          ("value,denominator,numerator,rate_year,what,unit\n90.0,40,36,2014,attendance,007\n"
            + "66.7,30,20,2014,attendance,008\n").utf8
        )
      ),
      [],
      "007,2014,attendance,Attendance,,SCORED,computed,10,10"
    ),
    SchoolRemark(
      "bad rows that the study sets aside",
      SmallSchools.counts.replacing("levels.csv", "counts,10,20", with: "counts,-10,20")
        .replacing("study.yaml", "grid: 5", with: "grid: 5\n  badRows: set-aside"),
      [
        "levels.csv row 2, column \"low\", \"-10\": lies outside 0 to 100000; correct the cell; nothing "
          + "is repaired or left out",
        "official.csv row 3, column \"value\", \"70.0\": no multiple of 5 of the 30 points possible by "
          + "the evidence is printed so; correct the cell, or look for the rule that gives it",
      ],
      "007,2014,letters,Letters,,NOT_APPLICABLE"
    ),
  ]
}
