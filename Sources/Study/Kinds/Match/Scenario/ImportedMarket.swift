// SPDX-License-Identifier: Apache-2.0
import Evidence
public import Foundation
import Matching

/// A market of another layout as a study of its own.
public struct ImportedMarket: Sendable {
  private let files: [(file: SeasonFile, text: String)]

  /// A market in the one-file layout of the stable-matching-suite project.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - fileName: Its name, for findings.
  /// - Throws: `StudyError` with every line that is wrong.
  public init(smc bytes: [UInt8], fileName: String) throws(StudyError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StudyError(.data, "\(fileName): the file is not UTF-8 text; save it as UTF-8")
    }
    let file = SMCFile(text: text, fileName: fileName)
    guard let market = file.market else {
      throw StudyError(file.findings, otherwise: "\(fileName): no market")
    }
    guard !market.programs.isEmpty, !market.applicants.isEmpty else {
      throw StudyError(.data, "\(fileName): the file has no programs, or no applicants")
    }
    files = Self.files(market)
  }

  /// Makes the folder and its files.
  ///
  /// - Parameter folder: A folder that is not there yet, or is empty.
  /// - Returns: The files' names.
  /// - Throws: `StudyError` when the folder holds anything, or cannot be written.
  public func write(to folder: URL) throws(StudyError) -> [String] {
    let document = SeasonFolder.document(of: folder.lastPathComponent, files.map(\.file))
    let texts = files.map { (SeasonFolder.name($0.file), $0.text) }
    return try StudyTemplate.write([(StudyDocument.fileName, document)] + texts, to: folder)
  }

  private static func files(_ market: Market) -> [(SeasonFile, String)] {
    func csv(_ file: SeasonFile, _ head: [String], _ rows: [[String]]) -> (SeasonFile, String)? {
      rows.isEmpty ? nil : (file, CSVWriter().write(header: head, rows: rows))
    }
    func program(_ place: Int?) -> String { place.map { market.programs[$0].id } ?? "" }
    func applicant(_ place: Int) -> String { market.applicants[place].id }
    return [
      csv(.applicants, ["applicant"], market.applicants.map { [$0.id] }),
      csv(.programs, ["program", "quota"], market.programs.map { [$0.id, "\($0.quota)"] }),
      csv(
        .primary,
        ["applicant", "rank", "program"],
        market.applicants.flatMap { one in
          one.list.enumerated().map { [one.id, "\($0 + 1)", program($1)] }
        }
      ),
      csv(
        .couples,
        ["couple", "first", "second"],
        market.couples.enumerated().map {
          ["\($0 + 1)", applicant($1.first), applicant($1.second)]
        }
      ),
      csv(
        .joint,
        ["couple", "rank", "first_program", "second_program"],
        market.couples.enumerated().flatMap { number, couple in
          couple.list.enumerated().map {
            ["\(number + 1)", "\($0 + 1)", program($1.first), program($1.second)]
          }
        }
      ),
      csv(
        .programLists,
        ["program", "rank", "applicant"],
        market.programs.flatMap { one in
          one.ranking.enumerated().map { [one.id, "\($0 + 1)", applicant($1)] }
        }
      ),
    ].compactMap(\.self)
  }
}
