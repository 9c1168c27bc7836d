// SPDX-License-Identifier: Apache-2.0
public import Eligibility
public import Evidence
public import Foundation
import Policy

/// Answers which pathways a person could take and what is missing, and keeps nothing.
public struct PathwayFinder: Sendable {
  /// The pathways that are asked.
  public let pathways: [Pathway]
  /// What whoever reads an answer must know of the policies.
  public let warnings: [Finding]
  private let vocabulary: FactVocabulary

  /// The part of the library that is asked when nobody names policies.
  public static let part = "licensure"

  /// Asks the policies of the library under which something is granted.
  ///
  /// - Throws: `StudyError` when the library is not found, or a policy of it is broken.
  public init() throws(StudyError) {
    let files = PolicyShelf.policies(in: Self.part)
    guard !files.isEmpty else {
      throw StudyError(
        .inputMissing,
        "the policy library has no part \"\(Self.part)\"; set METEYARD_POLICIES to its folder, or name "
          + "policy files"
      )
    }
    let library = try Self.rules(files)
    try self.init(library.filter(\.rulebook.grants), beside: library)
  }

  /// Asks policies by their files.
  ///
  /// - Parameter files: The files.
  /// - Throws: `StudyError` when a file is missing or broken, or policies cannot be asked together.
  public init(_ files: [URL]) throws(StudyError) {
    let asked = try Self.rules(files)
    let ids = Set(asked.map(\.rulebook.id))
    let library = try Self.rules(PolicyShelf.policies(in: Self.part))
    try self.init(asked, beside: library.filter { !ids.contains($0.rulebook.id) } + asked)
  }

  /// Facts are named by the whole library, so that one set of answers serves every question.
  private init(_ asked: [PolicyRule], beside library: [PolicyRule]) throws(StudyError) {
    let checked = try PathwayRules(asked, options: EvaluationOptions())
    pathways = checked.pathways
    warnings = checked.warnings
    let subject = checked.subject
    let known = library.filter { $0.rulebook.subject == subject }
    vocabulary = try PathwayRules(known, options: EvaluationOptions()).vocabulary
  }

  private static func rules(_ files: [URL]) throws(StudyError) -> [PolicyRule] {
    try files.map { file throws(StudyError) in
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw StudyError(
          .inputMissing,
          "there is no policy file at \(file.relativePath)"
            + (PolicyShelf.holds(file.lastPathComponent)
              ? "; the library has a policy of this id, which is asked without --policy" : "")
        )
      }
      let declaration = StudyDocument.PolicyDeclaration(
        path: file.lastPathComponent,
        place: .start
      )
      return try PolicyRule(RuleFiles(.folder(file.deletingLastPathComponent()), [declaration]))
    }
  }

  /// Asks all pathways about one person.
  ///
  /// - Parameters:
  ///   - facts: The facts as YAML: a key for each, nothing for what is not known.
  ///   - file: The name of the text, for errors.
  /// - Throws: `StudyError` naming line and column of the first thing that is wrong.
  /// - Returns: What is met, what is missing, what to ask next.
  public func matrix(of facts: String, file: String) throws(StudyError) -> PathwayMatrix {
    let document = try FactsDocument(facts, file: file, vocabulary)
    let person = CaseFile(FactsDocument.person, data: document.data)
    return PathwayMatrix(pathways, about: CaseChecks(asOf: nil).checked(person).file, on: nil)
  }
}

extension PathwayFinder {
  /// A fact as a question: its name, what it can be, and what shows it.
  ///
  /// - Parameter name: The fact's name.
  /// - Returns: One line; the name alone for a fact of nobody.
  public func question(_ name: String) -> String {
    guard let fact = vocabulary.entries.first(where: { $0.fact.name == name })?.fact else {
      return name
    }
    let evidence = fact.declaration.evidence.map { "; shown by \($0)" } ?? ""
    return "\(name): \(fact.typeInWords)\(evidence)"
  }
}

extension Rulebook {
  /// Whether something is granted under the policy, so that a person can apply under it.
  fileprivate var grants: Bool { versions.contains { !$0.program.results.isEmpty } }
}
