// SPDX-License-Identifier: Apache-2.0

/// The skeleton of a match.
extension StudyTemplate {
  var matchFiles: [(String, String)] {
    [
      ("study.yaml", matchDocument), ("applicants.csv", matchApplicants),
      ("programs.csv", matchPrograms), ("primary.csv", matchPrimary),
      ("program_lists.csv", matchLists), ("couples.csv", "couple,first,second\nC1,A-3,A-4\n"),
      ("joint.csv", "couple,rank,first_program,second_program\nC1,1,North,South\nC1,2,North,\n"),
      ("README.md", matchReadme),
    ]
  }

  private var matchDocument: String {
    """
    # A match. Every key is explained in Documentation/Study.md.
    study: \(identifier)
    title: My match
    kind: match
    source: invented lists; put your own evidence here
    marks: [example]
    inputs:
      applicants: { file: applicants.csv }
      programs: { file: programs.csv }
      primary: { file: primary.csv }
      couples: { file: couples.csv }
      joint: { file: joint.csv }
      program_lists: { file: program_lists.csv }
    parameters:
      sameProgram: bis
      probability: no

    """
  }

  private var matchApplicants: String {
    "applicant,type,certified\nA-1,us_md,yes\nA-2,us_do,yes\nA-3,us_md,yes\nA-4,us_md,yes\n"
  }

  private var matchPrograms: String {
    "program,specialty,track,quota,certified\nNorth,IM,C,2,yes\nSouth,IM,C,1,yes\n"
  }

  private var matchPrimary: String {
    "applicant,rank,program\nA-1,1,North\nA-1,2,South\nA-2,1,South\n"
  }

  private var matchLists: String {
    """
    program,rank,applicant
    North,1,A-3
    North,2,A-1
    South,1,A-4
    South,2,A-2
    South,3,A-1

    """
  }

  private var matchReadme: String {
    """
    # \(identifier)

    `meteyard match .` shows the match, `meteyard run .` turns this folder into a run with a certificate for
    every applicant and program. `primary.csv` holds the lists of singles, `joint.csv` those of couples,
    `program_lists.csv` those of programs; rank 1 is the best. All is invented; replace it and remove
    `marks: [example]`.

    """
  }
}
