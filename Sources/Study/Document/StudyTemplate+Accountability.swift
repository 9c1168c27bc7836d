// SPDX-License-Identifier: Apache-2.0

/// The study of schools to begin with: a policy of its own with one subject and attendance, two schools.
extension StudyTemplate {
  var accountabilityFiles: [(String, String)] {
    [
      ("study.yaml", accountabilityDocument), ("grades.policy", grades),
      ("schools.csv", "id,report_year\n007,2026\n112,2026\n"),
      (
        "results.csv",
        "school,tested,below,met,exceeded\n007,2026,60,30,12\n112,2026,30,50,20\n"
      ),
      (
        "attendance.csv",
        "school,attended,students,regular\n007,2026,210,190\n112,2026,108,104\n"
      ),
      ("README.md", accountabilityReadme),
    ]
  }

  private var accountabilityDocument: String {
    """
    # Schools under an accountability policy. Every key is explained in Documentation/Study.md.
    study: \(identifier)
    title: My schools
    kind: accountability
    policy: grades.policy
    at: 2026-11-01
    source: invented schools; put your own here
    marks: [example]
    seed: 1
    inputs:
      subjects: { file: schools.csv }
      results: { file: results.csv }
      attendance: { file: attendance.csv }
    parameters:
      grid: 10
      levers:
        - { id: students, unit: student, of: results, year: tested, names: [], moves: [below, met, exceeded] }

    """
  }

  private var grades: String {
    """
    policy \(PolicyTemplate.id(from: name))
    title "Grades of schools"
    about school in report_year
    decides by report_year
    source GUIDE "Name the guide here" at "page 1" grade unverified

    facts school:
      report_year : year fixed
    facts results:
      tested   : year
      below    : integer 0..100_000
      met      : integer 0..100_000
      exceeded : integer 0..100_000
    facts attendance:
      attended : year
      students : integer 0..100_000
      regular  : integer 0..100_000

    version 2026 in force 2026 until replaced cite GUIDE

    measure tested_students : integer 0..300_000 = sum of below + met + exceeded over results in school
          where tested = report_year unknowns strict
    measure proficient : integer 0..200_000 = sum of met + exceeded over results in school
          where tested = report_year unknowns strict
    measure share : percent(0.1%) 0%..100% = round(proficient as percent of tested_students, 0.1%, half up)
    table points_of_share by band of share -> points : points layout bands domain 0%..100% step 0.1% cite GUIDE:
      any | 0  | 20  | 40  | 60
      any | 0% | 30% | 50% | 70%
    measure enrolled : integer 0..100_000 = sum of students over attendance in school
          where attended = report_year unknowns strict
    measure came : integer 0..100_000 = sum of regular over attendance in school
          where attended = report_year unknowns strict
    measure attendance_share : percent(0.1%) 0%..100% = round(came as percent of enrolled, 0.1%, half up)
    table points_of_attendance by band of attendance_share -> points : points layout bands domain 0%..100% step 0.1%
        cite GUIDE:
      any | 0  | 20  | 40
      any | 0% | 85% | 95%
    measure earned : points 0..100 = points_of_share.points + points_of_attendance.points unknowns bounds
    table grades by band of earned -> grade : text layout bands domain 0..100 step 1 cite GUIDE:
      any | D | C  | B  | A
      any | 0 | 40 | 60 | 80
    measure grade = grades.grade

    scorecard grade "School grade":
      achievement "Achievement" = points_of_share.points of 60
      attendance "Attendance" = points_of_attendance.points of 40
      total earned of 100
      level grade

    test "edges" in 2026:
      expect points_of_share(29.9%) 0
      expect points_of_share(30%) 20

    """
  }

  private var accountabilityReadme: String {
    """
    # \(identifier)

    `meteyard run .` turns this folder into a run, `meteyard explain run/\(identifier) "007 2026"` shows
    a certificate. `grades.policy` is the rule, `schools.csv` the schools with their years, the other
    files what was measured. All is invented: replace it, cite the guide, and remove `marks: [example]`.

    """
  }
}
