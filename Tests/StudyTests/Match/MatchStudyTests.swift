// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// A match as a study: its run, its certificates, and that nobody is told about anybody else.
@Suite struct MatchStudyTests {
  static let small = Result { () throws(StudyError) in
    try StudyRunner().run(SampleStudies.files("run-a-match"))
  }
  static let season = Result { () throws(StudyError) in
    try StudyRunner(threads: 2).run(.memory(seasonFiles))
  }

  /// The simulated season with few repetitions and trials.
  static var seasonFiles: [String: [UInt8]] {
    var files = (try? SampleStudies.contents("simulated-match")) ?? [:]
    let text = String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
    files["study.yaml"] = Array(
      text.replacing("repetitions: 100", with: "repetitions: 8")
        .replacing("seatsTried: 3", with: "seatsTried: 1").utf8
    )
    return files
  }

  /// The same with next to no repetitions, and no further seats tried.
  static var quickSeasonFiles: [String: [UInt8]] {
    var files = seasonFiles
    let text = String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
    files["study.yaml"] = Array(
      text.replacing("repetitions: 8", with: "repetitions: 2")
        .replacing("seatsTried: 1", with: "seatsTried: 0\n  probability: no").utf8
    )
    return files
  }

  private static func text(_ run: StudyRun, _ path: String) -> String {
    String(decoding: run.content.files[path] ?? [], as: UTF8.self)
  }

  @Test func `the published example comes out as it was published`() throws {
    let run = try Self.small.get()
    let rows = Self.text(run, "tables/match.csv").split(separator: "\n").dropFirst()
    #expect(
      Set(rows.map { $0.split(separator: ",").prefix(2).joined(separator: " ") })
        == ["Anderson City", "Eastman City", "Chen Mercy", "Davis General", "Ford General"]
    )
    #expect(run.figures.first { $0.key == "status" }?.text == "stable")
    #expect(run.figures.first { $0.key == "filled" }?.text == "5")
    // Davis ranked Mercy first; Mercy did not rank Davis.
    let davis = Self.text(run, "certificates/Davis.txt")
    #expect(davis.contains("Davis matched to General, rank 3 of 3."))
    #expect(davis.contains("primary list, rank 1, Mercy: the program did not rank you"))
    #expect(Self.text(run, "certificates/program-Mercy.txt").contains("1 of 2 seats filled"))
  }

  @Test func `acceptance 6: the same bytes twice, and with 1 and 8 threads`() throws {
    let run = try Self.season.get()
    for threads in [1, 8] {
      let other = try StudyRunner(threads: threads).run(.memory(Self.seasonFiles))
      #expect(Set(other.content.files.keys) == Set(run.content.files.keys))
      for (path, bytes) in run.content.files {
        #expect(other.content.files[path] == bytes, "\(path)")
      }
    }
  }

  @Test func `acceptance 6: a changed byte in any input is found, and changes the hash`() throws {
    let run = try Self.season.get()
    let study = try MatchStudy(
      of: run.content,
      from: .memory(Self.seasonFiles),
      by: StudyRunner()
    )
    #expect(study.verify().agrees && study.verify().blocks == 0)
    for (name, bytes) in Self.seasonFiles where name.hasSuffix(".csv") {
      var changed = Self.seasonFiles
      changed[name] = bytes + Array("\n".utf8)
      #expect(throws: StudyError.self, "\(name)") {
        try MatchStudy(of: run.content, from: .memory(changed), by: StudyRunner())
      }
    }
  }

  @Test func `the verifier disagrees with a match whose rows were changed`() throws {
    let run = try Self.season.get()
    var files = run.content.files
    let lines = Self.text(run, "tables/match.csv").split(separator: "\n").map(String.init)
    // The first seat that somebody holds is taken away.
    let place = try #require(lines.firstIndex { $0.contains(",P") })
    let id = lines[place].split(separator: ",")[0]
    var other = lines
    other[place] = "\(id),,,,"
    files["tables/match.csv"] = Array((other.joined(separator: "\n") + "\n").utf8)
    files["run.json"] = nil
    let content = try RunContent(sealing: run.content.manifest, files: files)
    let study = try MatchStudy(of: content, from: .memory(Self.seasonFiles), by: StudyRunner())
    let found = study.verify()
    #expect(!found.agrees && found.blocks > 0 && !found.isHashRight)
  }

  @Test func `acceptance 8: no string of another applicant stands in anybody's certificate`() throws
  {
    for run in [try Self.small.get(), try Self.season.get()] {
      let rows = Self.text(run, "tables/match.csv").split(separator: "\n").dropFirst()
      let people = Set(rows.compactMap { $0.split(separator: ",").first.map(String.init) })
      var checked = 0
      for (path, bytes) in run.content.files where path.hasPrefix("certificates/") {
        let stem = path.dropFirst("certificates/".count).prefix { $0 != "." }
        guard people.contains(String(stem)) else { continue }
        let words = Set(
          String(decoding: bytes, as: UTF8.self)
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
        )
        #expect(words.intersection(people).subtracting([String(stem)]).isEmpty, "\(path)")
        checked += 1
      }
      #expect(checked == 3 * people.count)
    }
  }

  @Test func `acceptance 8: facts of others stand in nobody's certificate either`() throws {
    var files = Self.quickSeasonFiles
    let text = String(decoding: files["applicants.csv"] ?? [], as: UTF8.self)
    var lines = text.split(separator: "\n").map(String.init)
    // Scores that no other number of the study is.
    for place in lines.indices.dropFirst() {
      var cells = lines[place].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      cells[4] = "\(7_310_000 + place)"
      lines[place] = cells.joined(separator: ",")
    }
    files["applicants.csv"] = Array((lines.joined(separator: "\n") + "\n").utf8)
    let run = try StudyRunner(threads: 2).run(.memory(files))
    for (path, bytes) in run.content.files where path.hasPrefix("certificates/") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("7310"), "\(path)")
    }
  }

  @Test func `what is wrong with a list is said with its file, row, value and remedy`() throws {
    var files = Self.seasonFiles
    let text = String(decoding: files["primary.csv"] ?? [], as: UTF8.self)
    files["primary.csv"] = Array(text.replacing(",1,P", with: ",1,Q", maxReplacements: 1).utf8)
    let error = #expect(throws: StudyError.self) {
      try StudyRunner().run(.memory(files))
    }
    #expect(error?.kind == .data)
    #expect(error?.sentence.contains("primary.csv row 2, column \"program\"") == true)
    #expect(error?.findings.first?.remedy == "correct the id, or add the program")
  }

  @Test func `a wrong list is set aside as a whole, and its owner is told`() throws {
    var files = try SampleStudies.contents("run-a-match")
    let lists = String(decoding: files["primary.csv"] ?? [], as: UTF8.self)
    files["primary.csv"] = Array(lists.replacing("Davis,2,City", with: "Davis,2,Mercy").utf8)
    #expect(throws: StudyError.self) { try StudyRunner().run(.memory(files)) }
    let document = String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
    files["study.yaml"] = Array((document + "  setListsAside: yes\n").utf8)
    let run = try StudyRunner().run(.memory(files))
    #expect(Self.text(run, "tables/set-aside.csv").contains("primary.csv,Davis"))
    #expect(
      Self.text(run, "certificates/Davis.txt")
        .replacing(#/\s+/#, with: " ")
        .contains("Davis is not matched: list set aside: it breaks a rule (primary.csv row")
    )
    #expect(run.content.manifest.warnings.contains { $0.code == "list-set-aside" })
  }

  @Test func `a wrong first-year list is left out, and its owner is told`() throws {
    var files = Self.quickSeasonFiles
    let lists = String(decoding: files["supplemental.csv"] ?? [], as: UTF8.self)
    let row = lists.split(separator: "\n")[1].split(separator: ",").map(String.init)
    files["supplemental.csv"] = Array(
      lists.replacing(
        row.joined(separator: ","),
        with: "\(row[0]),\(row[1]),\(row[2]),Q",
        maxReplacements: 1
      )
      .utf8
    )
    let document = String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
    files["study.yaml"] = Array((document + "  setListsAside: yes\n").utf8)
    let run = try StudyRunner(threads: 2).run(.memory(files))
    let told = Self.text(run, "certificates/\(row[0]).txt").replacing(#/\s+/#, with: " ")
    #expect(told.contains("first-year list: left out as a whole"))
    #expect(told.contains("supplemental.csv row 2, column \"program\", \"Q\""))
  }

  @Test func `whose partner withdrew is told that, and not that they did`() throws {
    var files = Self.quickSeasonFiles
    let couples = String(decoding: files["couples.csv"] ?? [], as: UTF8.self)
    let row = couples.split(separator: "\n")[1].split(separator: ",").map(String.init)
    let applicants = String(decoding: files["applicants.csv"] ?? [], as: UTF8.self)
    let lines = applicants.split(separator: "\n").map { line in
      line.hasPrefix(row[1]) ? String(line.replacing(",yes", with: ",withdrawn")) : String(line)
    }
    files["applicants.csv"] = Array((lines.joined(separator: "\n") + "\n").utf8)
    let run = try StudyRunner(threads: 2).run(.memory(files))
    #expect(Self.text(run, "certificates/\(row[1]).txt").contains("is not matched: withdrawn."))
    let partner = Self.text(run, "certificates/\(row[2]).txt")
    #expect(partner.contains("your partner's part") && !partner.contains(": withdrawn"))
  }

  @Test func `matching by first choice and type counts what the files say`() throws {
    let run = try Self.season.get()
    func rows(_ text: String) -> [[String]] {
      text.split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }
    func input(_ name: String) -> [[String]] {
      rows(String(decoding: Self.seasonFiles[name] ?? [], as: UTF8.self))
    }
    let specialty = Dictionary(uniqueKeysWithValues: input("programs.csv").map { ($0[0], $0[1]) })
    let type = Dictionary(uniqueKeysWithValues: input("applicants.csv").map { ($0[0], $0[1]) })
    var seats: [String: String] = [:]
    for row in rows(Self.text(run, "tables/match.csv")) where row[3] == "primary" {
      seats[row[0]] = row[1]
    }
    var lists: [String: [String]] = [:]
    for row in input("primary.csv") { lists[row[0], default: []].append(row[2]) }
    var counts: [String: (all: Int, matched: Int)] = [:]
    for (applicant, list) in lists {
      let first = specialty[list[0]] ?? ""
      let ranks = list.prefix { specialty[$0] == first }.count
      let range =
        ranks < 3 ? "1-2" : ranks < 5 ? "3-4" : ranks < 8 ? "5-7" : ranks < 12 ? "8-11" : "more"
      let key = "\(first),\(type[applicant] ?? ""),\(range)"
      counts[key, default: (0, 0)].all += 1
      if let seat = seats[applicant], specialty[seat] == first {
        counts[key, default: (0, 0)].matched += 1
      }
    }
    var checked = 0
    for row in rows(Self.text(run, "tables/probability.csv"))
    where row[0] != "any" && !row[3].hasPrefix("fewer") {
      let found = counts[row[0...2].joined(separator: ",")]
      #expect(row[3...4].joined(separator: "/") == "\(found?.all ?? 0)/\(found?.matched ?? 0)")
      checked += 1
    }
    #expect(checked > 5)
    // The largest group has a band round its curve.
    let curve = rows(Self.text(run, "tables/probability-curves.csv")).first {
      $0[0] == "any" && $0[1] == "us_md"
    }
    #expect(curve?[4].isEmpty == false)
  }

  @Test func `where programs propose nobody is told that no other list could pay`() throws {
    var files = try SampleStudies.contents("run-a-match")
    let document = String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
    let advice = "listing programs in your true order is always best"
    func told(_ text: String) throws -> Bool {
      files["study.yaml"] = Array(text.utf8)
      let run = try StudyRunner().run(.memory(files))
      return Self.text(run, "certificates/Davis.txt").replacing(#/\s+/#, with: " ").contains(advice)
    }
    #expect(try told(document))
    #expect(try !told(document + "  proposing: programs\n"))
  }

  @Test func `a match from which everybody stays away is repeated all the same`() throws {
    var files = try SampleStudies.contents("run-a-match")
    let document = String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
    let stress = "  stress: { repetitions: 3, dropOuts: 1 }\n"
    files["study.yaml"] = Array((document + stress).utf8)
    let run = try StudyRunner().run(.memory(files))
    let table = Self.text(run, "tables/stress.csv")
    #expect(table.contains("applicants matched,0.0,") && !table.contains("nan"))
    #expect(!table.contains("mean rank obtained"))
  }

  @Test func `a program that withdrew offers nothing, says so, and is not brought back`() throws {
    var files = try SampleStudies.contents("run-a-match")
    files["programs.csv"] = Array(
      "program,quota,certified\nMercy,2,yes\nCity,2,withdrawn\nGeneral,2,no\n".utf8
    )
    let run = try StudyRunner().run(.memory(files))
    let told = Self.text(run, "certificates/program-City.txt").replacing(#/\s+/#, with: " ")
    #expect(told.contains("City takes no part: withdrawn."))
    #expect(!told.contains("seats left"))
    #expect(run.figures.first { $0.key == "offered" }?.text == "2")
    let study = try MatchStudy(of: run.content, from: .memory(files), by: StudyRunner())
    for (kind, text) in [
      (MatchChangeText.Kind.rank, "City:Anderson=1"), (.seats, "General=+1"), (.drop, "City"),
    ] {
      let error = #expect(throws: StudyError.self) {
        try study.scenario([MatchChangeText(kind, text)])
      }
      #expect(error?.sentence.contains("takes no part") == true)
    }
  }

  @Test func `where no stable matching exists nobody is told a seat as decided`() throws {
    let files: [String: String] = [
      "study.yaml": """
      study: none
      title: None
      kind: match
      inputs:
        applicants: { file: applicants.csv }
        programs: { file: programs.csv }
        primary: { file: primary.csv }
        couples: { file: couples.csv }
        joint: { file: joint.csv }
        program_lists: { file: program_lists.csv }

      """,
      "applicants.csv": "applicant\ns\nx\ny\n", "programs.csv": "program,quota\nA,1\nB,1\n",
      "primary.csv": "applicant,rank,program\ns,1,A\ns,2,B\n",
      "couples.csv": "couple,first,second\nc,x,y\n",
      "joint.csv": "couple,rank,first_program,second_program\nc,1,A,B\n",
      "program_lists.csv": "program,rank,applicant\nA,1,x\nA,2,s\nB,1,s\nB,2,y\n",
    ]
    let run = try StudyRunner().run(.memory(files.mapValues { Array($0.utf8) }))
    #expect(run.figures.first { $0.key == "status" }?.text == "noStable")
    #expect(run.figures.first { $0.key == "blocks" }?.text == "1")
    #expect(run.content.manifest.counts.outcomes["unknown"] == 5)
    #expect(run.headline == "None: no stable matching exists")
    // One single and one couple go round between both programs.
    let loop = Self.text(run, "tables/loops.csv").split(separator: "\n")[1].split(separator: ",")
    #expect(loop[1] != "" && loop[2...4].joined(separator: ",") == "1,1,A B")
    #expect(run.summary.count == 2 && run.summary[1].contains("no stable matching exists"))
    #expect(Self.text(run, "certificates/s.txt").contains("unknown: no stable matching exists"))
  }
}
