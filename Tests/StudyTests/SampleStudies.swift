// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import TestKit

@testable import Study

/// The studies that come with the project, each run once for all tests.
enum SampleStudies {
  static let folder = SharedData.package.appendingPathComponent("Studies")

  static func files(_ name: String) -> StudyFiles { .folder(folder.appendingPathComponent(name)) }

  /// A sample study's files in memory, for a test that changes one.
  static func contents(_ name: String) throws -> [String: [UInt8]] {
    let folder = folder.appendingPathComponent(name)
    var contents: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where !folder.appendingPathComponent(file).hasDirectoryPath {
      contents[file] = Array(try Data(contentsOf: folder.appendingPathComponent(file)))
    }
    for path in libraryPolicies(in: contents["study.yaml"] ?? []) {
      contents[path] = try StudyFiles.folder(folder).read(path)
    }
    return contents
  }

  /// The policies that a study takes from the library, as files of its own.
  private static func libraryPolicies(in document: [UInt8]) -> [String] {
    let text = String(decoding: document, as: UTF8.self)
    guard let document = try? StudyDocument(text: text, overrides: [:]) else { return [] }
    return document.policies.map(\.path).filter { $0.hasPrefix("policies/") }
  }

  private static func run(_ name: String) -> Result<StudyRun, StudyError> {
    Result { () throws(StudyError) in try StudyRunner().run(files(name)) }
  }

  private static let praxisRun = run("praxis-5331")
  private static let itemsRun = run("praxis-5331-items")
  private static let mississippiRun = run("mississippi-praxis")
  private static let residencyRun = run("residency-claims")
  private static let figuresRun = run("match-figures")
  private static let scoresRun = run("holistic-scores")
  private static let clinicalRun = Result { () throws(StudyError) in
    try StudyRunner().run(.memory(smallClinical()))
  }

  static func praxis() throws -> StudyRun { try praxisRun.get() }
  static func items() throws -> StudyRun { try itemsRun.get() }
  static func mississippi() throws -> StudyRun { try mississippiRun.get() }
  static func residency() throws -> StudyRun { try residencyRun.get() }
  static func matchFigures() throws -> StudyRun { try figuresRun.get() }
  static func holisticScores() throws -> StudyRun { try scoresRun.get() }
  static func clinical() throws -> StudyRun { try clinicalRun.get() }

  /// A sample study without pages and charts, for tests of its figures under other rules.
  static func figuresOnly(_ name: String) throws -> StudyFiles {
    var contents = try contents(name)
    let off = "outputs: { certificates: no, report: no, charts: no }\n"
    contents["study.yaml"]? += Array(off.utf8)
    return .memory(contents)
  }

  /// The items study with its first nine items.
  static func nineItems() throws -> [String: [UInt8]] {
    var contents = try contents("praxis-5331-items")
    for name in ["items.csv", "judgments.csv"] {
      let lines = String(decoding: contents[name] ?? [], as: UTF8.self)
        .split(whereSeparator: \.isNewline)
      let kept = lines.enumerated().filter { $0.offset == 0 || $0.element.contains("I00") }
      contents[name] = Array(kept.map { "\($0.element)\n" }.joined().utf8)
    }
    return contents
  }

  /// The clinical study with its first 40 examinees and 200 draws: all ten methods, little work.
  static func smallClinical() throws(StudyError) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    let files = files("clinical-skills")
    for name in ["study.yaml", "compromise.csv", "classified.csv", "stations.csv", "scores.csv"] {
      let bytes = try files.read(name)
      let isWhole = name == "study.yaml" || name == "compromise.csv"
      contents[name] = isWhole ? bytes : firstExaminees(bytes)
    }
    contents["study.yaml"]? += Array("  resample: 200\n".utf8)
    return contents
  }

  private static func firstExaminees(_ bytes: [UInt8]) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let kept = lines.enumerated().filter { $0.offset == 0 || $0.element < "E041" }
    return Array(kept.map { "\($0.element)\n" }.joined().utf8)
  }
}

/// A folder for one test, removed with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("meteyard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Every entry below the folder, hidden ones included.
  var entries: [String] {
    (FileManager.default.subpaths(atPath: url.path) ?? []).sorted()
  }
}
