// SPDX-License-Identifier: Apache-2.0
import Evidence

@testable import Matching

/// A small season as text, file by file, for tests that put something wrong into one of them.
struct SeasonText {
  var files: [SeasonFile: String] = [
    .applicants: """
    applicant,type,specialty,region,score,couple,certified
    A1,us_md,S1,R1,231,,yes
    A2,us_do,S1,R1,,,yes
    A3,us_img,S1,R2,219,C1,yes
    A4,non_us_img,S1,R2,240,C1,yes
    A5,us_md,S1,R1,222,,yes

    """,
    .programs: """
    program,specialty,region,track,quota,parity,certified
    P1,S1,R1,C,2,,yes
    P2,S1,R2,A,1,,yes
    P3,S1,R2,P,1,,yes
    P4,S1,R2,C,3,even,yes

    """,
    .primary: """
    applicant,rank,program
    A1,1,P2
    A1,2,P1
    A2,1,P1
    A2,2,P4
    A5,1,P4

    """,
    .couples: "couple,first,second\nC1,A3,A4\n",
    .joint: """
    couple,rank,first_program,second_program
    C1,1,P1,P1
    C1,2,P4,P4
    C1,3,P4,

    """,
    .supplemental: "applicant,for_program,rank,program\nA1,P2,1,P3\n",
    .programLists: """
    program,rank,applicant
    P1,1,A1
    P1,2,A2
    P1,3,A3
    P1,4,A4
    P2,1,A1
    P3,1,A1
    P4,1,A3
    P4,2,A4
    P4,3,A2
    P4,4,A5

    """,
    .reversions: "donor,receiver,max_seats\nP2,P1,1\n",
  ]

  /// What the reader makes of the files; `nil` where a file alone is wrong, with its findings.
  func reading(
    closesGaps: Bool = false,
    setsListsAside: Bool = false
  ) -> (reading: SeasonReading?, findings: [Finding]) {
    var tables: [SeasonFile: Table] = [:]
    var findings: [Finding] = []
    for (file, text) in files {
      let result = CSVReader(specification: file.specification)
        .read(Array(text.utf8), fileName: "\(file.rawValue).csv")
      findings += result.report.findings.filter { $0.severity == .error }
      tables[file] = result.table
    }
    guard findings.isEmpty else { return (nil, findings) }
    let reading = SeasonReading(tables, closesGaps: closesGaps, setsListsAside: setsListsAside)
    return (reading, reading.findings)
  }
}
