// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

/// One row of the accountability specification's table of bad input (section 13), as a study that must
/// not run, with the sentence and the exit code of `meteyard run`.
struct SchoolTrouble: Sendable, CustomTestStringConvertible {
  let name: String
  let study: SmallSchools
  let code: Int32
  let sentence: String

  init(_ name: String, _ study: SmallSchools, _ code: Int32, _ sentence: String) {
    self.name = name
    self.study = study
    self.code = code
    self.sentence = sentence
  }

  var testDescription: String { name }

  static let all = [
    SchoolTrouble(
      "an id without its leading zeros",
      SmallSchools.counts.replacing("levels.csv", "007,letters", with: "7,letters"),
      65,
      "levels.csv line 2, column \"unit\", \"7\": there is no unit of this id; did you "
        + "mean \"007\"? Ids keep their leading zeros; correct the id, or add the unit"
    ),
    SchoolTrouble(
      "an id that nobody has",
      SmallSchools.counts.replacing("levels.csv", "007,letters", with: "077,letters"),
      65,
      "levels.csv line 2, column \"unit\", \"077\": there is no unit of this id; did you "
        + "mean \"007\"?; correct the id, or add the unit"
    ),
    SchoolTrouble(
      "a student at a school that is not on file",
      SmallSchools.students.replacing("students.csv", "A-4,008", with: "A-4,8"),
      65,
      "students.csv row 5, column \"school\", \"8\": there is no unit of this id; did "
        + "you mean \"008\"? Ids keep their leading zeros; correct the id, or add the unit"
    ),
    SchoolTrouble(
      "a student with two levels in a subject",
      SmallSchools.students.replacing("students.csv", "A-2,", with: "A-1,"),
      65,
      "students.csv row 2, column \"letters\", \"<redacted>\": the student has a level "
        + "in row 3 too; keep one of the rows, or declare which one counts "
        + "(`students.duplicates`) (and 3 more)"
    ),
    SchoolTrouble(
      "a level that is none",
      SmallSchools.students.replacing("students.csv", "0,L,M,100", with: "0,X,M,100"),
      65,
      "students.csv row 2, column \"letters\", \"X\": not one of H, L, M (did you mean "
        + "\"H\"?); correct the cell"
    ),
    SchoolTrouble(
      "two levels in one cell",
      SmallSchools.students.replacing("students.csv", "0,L,M,100", with: "0,L M,M,100"),
      65,
      "students.csv row 2, column \"letters\", \"L M\": not one of H, L, M (did you mean "
        + "\"L\"?); correct the cell"
    ),
    SchoolTrouble(
      "a count below 0",
      SmallSchools.counts.replacing("levels.csv", "counts,10,20", with: "counts,-10,20"),
      65,
      "levels.csv row 2, column \"low\", \"-10\": lies outside 0 to 100000; correct the "
        + "cell; nothing is repaired or left out"
    ),
    SchoolTrouble(
      "half a student",
      SmallSchools.counts.replacing("levels.csv", "counts,10,20", with: "counts,10.5,20"),
      65,
      "levels.csv row 2, column \"low\", \"10.5\": is no multiple of 1; correct the "
        + "cell; nothing is repaired or left out"
    ),
    SchoolTrouble(
      "counts that are not the number",
      SmallSchools.counts.replacing("levels.csv", "10,20,10,40", with: "10,20,10,41"),
      65,
      "levels.csv row 2, column \"reportable\", \"41\": low, middle, high sum to 40; "
        + "correct the counts or the number; neither is repaired from the other"
    ),
    SchoolTrouble(
      "a rate above 100",
      SmallSchools.counts.replacing("rates.csv", "90.0", with: "190.0"),
      65,
      "rates.csv row 2, column \"value\", \"190.0\": lies outside 0 to 100; correct the " + "cell"
    ),
    SchoolTrouble(
      "rates of 0 to 1 where 0 to 100 is declared",
      SmallSchools.counts.replacing("rates.csv", "90.0", with: "0.9").replacing(
        "rates.csv",
        "66.7",
        with: "0.7"
      ),
      65,
      "rates.csv row 2, column \"value\", \"0.9\": no value of the column is above 1, "
        + "and 0 to 100 is declared; write the column on the declared scale; no scale is "
        + "guessed"
    ),
    SchoolTrouble(
      "more hours attended than possible",
      SmallSchools.students.replacing("students.csv", "90.5,120", with: "120.5,120"),
      65,
      "students.csv row 3, column \"attended\", \"<redacted>\": is above possible of the "
        + "row; correct one of the two"
    ),
    SchoolTrouble(
      "a student who counts at two schools",
      SmallSchools.students.replacing("students.csv", "A-4,008", with: "A-1,008"),
      65,
      "students.csv row 2, column \"school\", \"<redacted>\": the student counts at "
        + "another school in row 5; say where the student counts, or declare which row "
        + "does (`students.duplicates`) (and 1 more)"
    ),
    SchoolTrouble(
      "graduated in four years and not in five",
      SmallSchools.students.replacing("students.csv", "120,0,1", with: "120,1,0"),
      65,
      "students.csv row 3, column \"grad_5\", \"<redacted>\": is 0, and grad_4 is 1; "
        + "correct one of the two"
    ),
    SchoolTrouble(
      "bands that overlap in print",
      SmallSchools.counts.replacing("grades.policy", "59.9% 100%", with: "60% 100%"),
      78,
      "grades.policy:78:22: P316 table `level_of`: printed upper 60% does not meet "
        + "next lower 60% (step 0.01); meteyard policy lint prints each with its line"
    ),
    SchoolTrouble(
      "a gap between printed bands that no rounding closes",
      SmallSchools.counts.replacing(
        "grades.policy",
        "= round(earned as percent of possible, 0.1%, half up)",
        with: "= earned as percent of possible"
      ).replacing("grades.policy", "domain 0%..100% step 0.1%", with: "domain 0%..100% step 0.01%"),
      78,
      "grades.policy:78:22: W319 table `level_of`: the source has no band between "
        + "59.9% and 60%, and values can lie there; meteyard policy lint prints each "
        + "with its line"
    ),
    SchoolTrouble(
      "bands by steps and a share that is not rounded",
      SmallSchools.counts.replacing(
        "grades.policy",
        "= round(earned as percent of possible, 0.1%, half up)",
        with: "= earned as percent of possible"
      ),
      78,
      "grades.policy:76:7: W418 table `level_of`: `share` is computed, its bands go "
        + "by steps of 0.1%, and nothing says how it is rounded to them; meteyard policy "
        + "lint prints each with its line"
    ),
    SchoolTrouble(
      "two rows of one unit, subject, group, year and grain",
      SmallSchools.counts.replacing(
        "levels.csv",
        "008,letters",
        with: "007,numbers,all,2014,index,,,,40,195,none_known,,\n008,letters"
      ),
      65,
      "levels.csv row 3, column \"grain\", \"index\": unit, subject, students, tested, "
        + "grain stand already in row 4; keep one of the two rows (and 1 more)"
    ),
    SchoolTrouble(
      "two rows of one unit and year",
      SmallSchools.counts.replacing("units.csv", "008,2014,school", with: "007,2014,district"),
      65,
      "units.csv row 3, column \"id\", \"<redacted>\": the key (id, year) stands already "
        + "in row 2; correct or remove one of the two"
    ),
    SchoolTrouble(
      "a mask that nobody declared",
      SmallSchools.counts.replacing("levels.csv", "40,190,", with: "40,***,"),
      65,
      "levels.csv row 3, column \"mean\", \"***\": a cell of this column is a number; "
        + "correct the cell, or leave it empty when the evidence is missing"
    ),
    SchoolTrouble(
      "more earned than possible",
      SmallSchools.counts.replacing("rates.csv", "36,40", with: "46,40"),
      65,
      "rates.csv row 2, column \"numerator\", \"46\": is above denominator, 40; correct "
        + "one of the two"
    ),
    SchoolTrouble(
      "a published share above 100",
      SmallSchools.counts.replacing("official.csv", "70.0", with: "107.0"),
      65,
      "official.csv row 3, column \"value\", \"107.0\": is above 100: nobody earns more "
        + "than is possible; correct the cell"
    ),
    SchoolTrouble(
      "official points above the most",
      SmallSchools.counts.replacing("supplied.csv", "numbers,10", with: "numbers,30"),
      65,
      "supplied.csv row 2, column \"points\", \"30\": lies outside 0 to 20; correct the " + "cell"
    ),
    SchoolTrouble(
      "a decimal comma that is not declared",
      SmallSchools.counts.replacing("levels.csv", "40,190,", with: "40,\"190,5\","),
      65,
      "levels.csv row 3, column \"mean\", \"190,5\": a cell of this column is a number; "
        + "correct the cell, or leave it empty when the evidence is missing"
    ),
    SchoolTrouble(
      "a thousands mark",
      SmallSchools.counts.replacing("levels.csv", ",,,40,190", with: ",,,\"1,040\",190"),
      65,
      "levels.csv row 3, column \"reportable\", \"1,040\": a cell of this column is a "
        + "number; correct the cell, or leave it empty when the evidence is missing"
    ),
    SchoolTrouble(
      "a non-breaking space",
      SmallSchools.counts.replacing("levels.csv", "40,190,", with: "40,190\u{A0},"),
      65,
      "levels.csv row 3, column \"mean\", \"190\u{A0}\": a cell of this column is a number; "
        + "correct the cell, or leave it empty when the evidence is missing"
    ),
    SchoolTrouble(
      "a fraction that a spreadsheet turned into a day",
      SmallSchools.counts.replacing("rates.csv", "36,40", with: "3-Jan,40"),
      65,
      "rates.csv row 2, column \"numerator\", \"3-Jan\": a cell of this column is a "
        + "number; correct the cell, or leave it empty when the evidence is missing"
    ),
    SchoolTrouble(
      "a file that is cut off",
      SmallSchools.counts.replacing(
        "levels.csv",
        "008,letters,all,2014,index,,,,30,250,none_known,,\n",
        with: "008,letters,all"
      ),
      65,
      "levels.csv row 4: has 3 fields, the header has 13, and the file ends in it, "
        + "at byte 209; correct the row"
    ),
    SchoolTrouble(
      "a file that is cut off within quotes",
      SmallSchools.counts.replacing("levels.csv", "008,letters", with: "\"008,letters"),
      65,
      "levels.csv row 4, column \"unit\": the quote that opens here is never closed, "
        + "so the rest of the file is one value (the row begins at byte 194); close the " + "quote"
    ),
    SchoolTrouble(
      "a file in another encoding",
      SmallSchools.counts.replacing(
        "levels.csv",
        "008,letters",
        with: Array("00".utf8) + [0xFF] + Array(",letters".utf8)
      ),
      65,
      "levels.csv row 4, column \"unit\", \"<redacted>\": not valid UTF-8 (byte 196); "
        + "save the file as UTF-8"
    ),
    SchoolTrouble(
      "a file in UTF-16",
      SmallSchools.counts.with(
        "levels.csv",
        [0xFF, 0xFE]
          + Array(SmallSchools.counts.text("levels.csv").utf16).flatMap {
            [UInt8($0 & 0xFF), UInt8($0 >> 8)]
          }
      ),
      65,
      "levels.csv row 1: the file is written in UTF-16; save it as UTF-8"
    ),
    SchoolTrouble(
      "a file without its header",
      SmallSchools.counts.replacing(
        "rates.csv",
        "unit,what,rate_year,numerator,denominator,value\n",
        with: ""
      ),
      65,
      "rates.csv row 1, column \"007\": rate has no such column; remove it, or map it "
        + "to a column (and 5 more)"
    ),
    SchoolTrouble(
      "no unit of the policy",
      SmallSchools.counts.replacing("study.yaml", "  supplied: { file: supplied.csv }\n", with: "")
        .replacing("units.csv", "007,2014", with: "007,2030").replacing(
          "units.csv",
          "008,2014",
          with: "008,2031"
        ),
      65,
      "units.csv: no component of example.schools counts for any of the 2 units; "
        + "correct their years and kinds, or take the policy that is about them"
    ),
  ]
}
