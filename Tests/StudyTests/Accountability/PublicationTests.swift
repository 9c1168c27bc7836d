// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Accountability
@testable import Study

/// What the public may have of a run, from the run to the folder and back.
@Suite struct PublicationTests {
  /// A simulated state with its run, made once.
  private struct State: Sendable {
    let files: StudyFiles
    let run: RunContent

    init(districts: Int, _ change: (inout [String: String]) -> Void = { _ in }) throws {
      let template = StudyTemplate(kind: .state, name: "state", size: districts)
      var texts = Dictionary(try template.stateFiles.map { ($0.0, $0.1) }) { first, _ in first }
      change(&texts)
      var contents = texts.mapValues { Array($0.utf8) }
      contents["study.yaml"]? += Array("outputs: { certificates: no, charts: no }\n".utf8)
      for policy in ["us-mo-msip5.policy", "us-mo-msip5-unverified.policy"] {
        contents["policies/\(policy)"] = Array(
          try Data(
            contentsOf: SharedData.package.appendingPathComponent(
              "Policies/accountability/\(policy)"
            )
          )
        )
      }
      files = .memory(contents)
      run = try StudyRunner(threads: 2).run(files).content
    }
  }

  /// A state that is published, made once.
  private final class Published: Sendable {
    let state: State
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("meteyard-published")
    let ledger: LedgerFolder
    let publication: Publication

    var folder: URL { root.appendingPathComponent("public") }

    init() throws {
      state = try State(districts: 4)
      try? FileManager.default.removeItem(at: root)
      ledger = LedgerFolder(root.appendingPathComponent("ledger"))
      publication = try PublicationTests.publish(state, ledger)
      try publication.write(to: folder, ledger)
    }
  }

  private static let shared = Result { try Published() }

  private static func publish(
    _ state: State,
    _ ledger: LedgerFolder,
    _ request: Publication.Request = .init()
  ) throws -> Publication {
    try Publication(
      of: state.run,
      from: state.files,
      after: ledger,
      request,
      by: StudyRunner(threads: 2)
    )
  }

  private static func check(
    _ folder: URL,
    _ state: State,
    _ ledger: LedgerFolder
  ) throws -> PublicationCheck {
    try PublicationCheck(
      folder,
      of: state.run,
      from: state.files,
      after: ledger,
      by: StudyRunner(threads: 2)
    )
  }

  private static func text(_ publication: Publication, _ path: String) throws -> String {
    String(decoding: try #require(publication.files[path]), as: UTF8.self)
  }

  @Test func `a folder is published, audited, and recomputed from itself`() throws {
    let shared = try Self.shared.get()
    let (publication, folder, ledger) = (shared.publication, shared.folder, shared.ledger)
    #expect(publication.name == "release-1")
    #expect(publication.audit.cells > 40)
    #expect(publication.audit.findings == [])
    let check = try Self.check(folder, shared.state, ledger)
    #expect(check.isSound, "\(check.differences)")
    #expect(check.audit.cells == publication.audit.cells)
    // A stranger has the folder alone.
    let files = try RunFolder(folder).read()
    func part(_ name: String) -> [String: [UInt8]] {
      Dictionary(
        files.filter { $0.key.hasPrefix(name) }.map {
          (String($0.key.dropFirst(name.count)), $0.value)
        }
      ) { first, _ in first }
    }
    let verdict = try Verifier(runner: StudyRunner(threads: 2))
      .verify(run: part("run/"), against: .memory(part("study/")))
    #expect(verdict.differences == [])
    #expect(verdict.filesRecomputed > 6)
    for name in ["release-1.json", "salt"] {
      let path = ledger.url.appendingPathComponent(name).path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `A5, A14 to A17: every public figure follows from the printed rows`() throws {
    let shared = try Self.shared.get()
    let (state, publication) = (shared.state, shared.publication)
    let own = try DistrictStudyTests.rows(
      String(decoding: try #require(state.run.files["tables/components.csv"]), as: UTF8.self)
    )
    let told = try DistrictStudyTests.rows(Self.text(publication, "run/tables/components.csv"))
    let points = Dictionary(
      own.map { [$0["unit"], $0["year"], $0["component"], $0["points"]] }.map { ($0, true) }
    ) { first, _ in first }
    let scored = told.filter { !($0["points"] ?? "").isEmpty }
    #expect(scored.count > 8)
    #expect(
      scored.allSatisfy { points[[$0["unit"], $0["year"], $0["component"], $0["points"]]] == true }
    )
    // No draw, no lever in students and no count by level is anywhere in the folder.
    #expect(try !Self.text(publication, "study/study.yaml").contains("moves"))
    #expect(try !Self.text(publication, "study/levels.csv").contains("below_basic"))
    #expect(!publication.files.keys.contains { $0.contains("student") || $0.contains("salt") })
  }

  /// Another state whose public files must be the same: what they do not tell, they do not depend on.
  @Test func `A9, A16: two states that print alike have the same public folder, byte for byte`()
    throws
  {
    /// A school of few students that belongs to no district.
    func state(_ lines: [String]) throws -> State {
      try State(districts: 2) { files in
        for year in SimulatedState.years {
          files["students-\(year).csv"]? +=
            lines.map { "LONE,NOWHERE,1,0,\($0)\n" }.joined()
          files["units.csv"]? += "LONE,\(year),building\nNOWHERE,\(year),k12\n"
        }
      }
    }
    let few = try state(["0,BB,B,,", "4,P,A,,", "0,A,A,,"])
    let others = try state(["0,P,P,,", "4,A,BB,,", "4,B,P,,", "0,LND,B,,", "0,A,P,,"])
    #expect(few.run.files["tables/components.csv"] != nil)
    let temporary = try TemporaryFolder()
    let ledger = LedgerFolder(temporary.url.appendingPathComponent("ledger"))
    let (first, second) = (try Self.publish(few, ledger), try Self.publish(others, ledger))
    #expect(first.files.keys.sorted() == second.files.keys.sorted())
    for (path, bytes) in first.files { #expect(second.files[path] == bytes, "\(path)") }
    // The internal runs do differ.
    #expect(few.run.manifest.fingerprint != others.run.manifest.fingerprint)
  }

  @Test func `A7: a second release is audited together with the first`() throws {
    let shared = try Self.shared.get()
    let final = try State(districts: 4) { files in
      // A correction: some students of one school were counted there by mistake.
      let text = files["students-2013.csv"] ?? ""
      var left = 25
      let lines = text.split(separator: "\n").map { line -> String in
        guard left > 0, line.hasPrefix("S00000,") else { return String(line) }
        left -= 1
        return String(line).replacing(",1,1,", with: ",0,1,", maxReplacements: 1)
      }
      files["students-2013.csv"] = lines.joined(separator: "\n") + "\n"
    }
    let temporary = try TemporaryFolder()
    let (ledger, first) = (shared.ledger, shared.publication)
    let alone = LedgerFolder(temporary.url.appendingPathComponent("empty"))
    let second = try Self.publish(final, ledger, .init(name: "final"))
    #expect(second.audit.together == ["release-1"])
    #expect(second.audit.findings == [])
    // What the draft masked stays masked, so that the final masks no less than it would alone.
    func masked(_ publication: Publication) throws -> Set<[String]> {
      let rows = try DistrictStudyTests.rows(Self.text(publication, ReleaseCohorts.fileName))
      return Set(
        rows.filter { $0["students suppressed"] != "" }
          .map { [$0["unit"] ?? "", $0["cohort"] ?? "", $0["group"] ?? ""] }
      )
    }
    #expect(try masked(second).isSuperset(of: masked(first)))
    #expect(second.audit.cells > (try Self.publish(final, alone)).audit.cells)
    let taken = #expect(throws: StudyError.self) {
      try Self.publish(final, ledger, .init(name: "release-1"))
    }
    #expect(taken?.sentence.contains("what is published is never overwritten") == true)
  }

  @Test func `a changed number, a changed file and a cell that no release prints are named`() throws
  {
    let shared = try Self.shared.get()
    let (state, ledger) = (shared.state, shared.ledger)
    let temporary = try TemporaryFolder()
    let folder = temporary.url.appendingPathComponent("public")
    try FileManager.default.copyItem(at: shared.folder, to: folder)
    let table = folder.appendingPathComponent(ReleaseCohorts.fileName)
    let text = try String(contentsOf: table, encoding: .utf8)
    func changed(_ old: String, _ new: String) throws {
      try #require(text.contains(old))
      try text.replacing(old, with: new, maxReplacements: 1)
        .write(to: table, atomically: true, encoding: .utf8)
    }
    // Somebody unmasks a number: what is printed is judged, not what was meant.
    try changed("fewer than 10 students,primary,fewer", "7,,fewer")
    let unmasked = try Self.check(folder, state, ledger)
    #expect(!unmasked.isSound)
    #expect(unmasked.differences.first == "table.csv is not what the ledger says was published")
    #expect(unmasked.differences.contains { $0.hasPrefix("study/levels.csv is not what") })
    try changed("fewer than 10 students,primary", "few,primary")
    let strange = #expect(throws: StudyError.self) { try Self.check(folder, state, ledger) }
    #expect(strange?.sentence.hasPrefix("table.csv holds a cell that no release prints") == true)
  }

  @Test func `what cannot be published is refused in one sentence, and nothing is written`() throws
  {
    let shared = try Self.shared.get()
    let (state, publication) = (shared.state, shared.publication)
    let temporary = try TemporaryFolder()
    let ledger = LedgerFolder(temporary.url.appendingPathComponent("public/ledger"))
    let inside = #expect(throws: StudyError.self) {
      try publication.write(to: temporary.url.appendingPathComponent("public"), ledger)
    }
    #expect(inside?.sentence.contains("it holds the true counts") == true)
    #expect(temporary.entries == [])
    let other = #expect(throws: StudyError.self) {
      try publication.write(
        to: temporary.url,
        LedgerFolder(temporary.url.appendingPathComponent("l"))
      )
    }
    #expect(other?.sentence.contains("is there already") == true)
    let name = #expect(throws: StudyError.self) {
      try Self.publish(state, ledger, .init(name: "Final draft"))
    }
    #expect(
      name?.sentence == "a release's name is made of a-z, 0-9 and hyphens, not \"Final draft\""
    )
    let finding = #expect(throws: StudyError.self) {
      try PublicationAudit(
        [
          .init(
            cells: 3,
            findings: [
              .init(
                unit: "D001",
                cohort: "levels 2013 math",
                group: "all",
                quantity: "students",
                width: 5,
                witnessed: 1,
                bounded: 1,
                relations: ["D002 levels 2013 math all"]
              )
            ],
            alreadyDisclosed: []
          )
        ],
        together: []
      ).refuse()
    }
    #expect(
      finding?.sentence
        == "nothing was published: the number of students of D001, levels 2013 math, all can be reckoned "
        + "too closely; it would be without D002 levels 2013 math all; report from a higher number of "
        + "students with --min-n, or publish fewer groups"
    )
    let unsaid = #expect(throws: StudyError.self) {
      try Publication(
        of: state.run,
        from: SampleStudies.files("praxis-5331"),
        after: ledger,
        .init(),
        by: StudyRunner()
      )
    }
    #expect(unsaid?.sentence.contains("is not the file that the run was computed from") == true)
  }

  @Test func `unofficial numbers pass only with a name`() throws {
    let state = try State(districts: 2) { files in
      files["study.yaml"] = files["study.yaml"]?.replacing(
        "policy: us.mo.msip5",
        with: "policy: us.mo.msip5.unverified"
      ).replacing("parameters:\n", with: "parameters:\n  version: unverified\n")
    }
    let temporary = try TemporaryFolder()
    let ledger = LedgerFolder(temporary.url.appendingPathComponent("ledger"))
    let refusal = #expect(throws: StudyError.self) { try Self.publish(state, ledger) }
    #expect(refusal?.sentence.contains("are UNOFFICIAL") == true, "\(refusal?.sentence ?? "")")
    let named = try Self.publish(state, ledger, .init(override: "A. Name, deputy commissioner"))
    #expect(try Self.text(named, "run/report.html").contains("UNOFFICIAL"))
    // Who let them pass is on record, and not in public.
    #expect(named.record.override == "A. Name, deputy commissioner")
    #expect(
      !named.files.values.contains { String(decoding: $0, as: UTF8.self).contains("A. Name") }
    )
  }

  @Test func `counts that contradict each other name unit and group, and no number`() throws {
    let state = try State(districts: 2) { files in
      files["hierarchy.csv"] = "id,above\nS00000,D001\n"
    }
    let temporary = try TemporaryFolder()
    let ledger = LedgerFolder(temporary.url.appendingPathComponent("ledger"))
    let error = #expect(throws: StudyError.self) { try Self.publish(state, ledger) }
    let sentence = error?.sentence ?? ""
    #expect(sentence.contains("the units below D001 have more students of group"), "\(sentence)")
    #expect(sentence.hasSuffix("correct the rows, or mend `publication.tables` in study.yaml"))
  }
}
