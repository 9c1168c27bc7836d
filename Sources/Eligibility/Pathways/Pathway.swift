// SPDX-License-Identifier: Apache-2.0
import Evidence
public import Policy

/// A policy about a person, ready to be asked: a licensure pathway, the requirements of a program, a
/// certification table.
public struct Pathway: Sendable {
  /// The rules.
  public let rulebook: Rulebook
  /// The text that they stand in.
  public let source: SourceText
  /// The hash of the policy, such as `sha256:…`.
  public let hash: String
  /// The evaluator, with the circumstances under which the policy is asked.
  public let evaluator: Evaluator

  /// A pathway.
  ///
  /// - Parameters:
  ///   - rulebook: The rules.
  ///   - source: The text that they stand in.
  ///   - hash: The hash of the policy.
  ///   - options: The circumstances under which the policy is asked.
  public init(
    _ rulebook: Rulebook,
    source: SourceText,
    hash: String,
    options: EvaluationOptions = EvaluationOptions()
  ) {
    self.rulebook = rulebook
    self.source = source
    self.hash = hash
    evaluator = Evaluator(rulebook, options: options)
  }

  private init(_ other: Pathway, options: EvaluationOptions) {
    rulebook = other.rulebook
    source = other.source
    hash = other.hash
    evaluator = other.evaluator.with(options)
  }

  /// The same pathway asked by one version, whatever the day of the case.
  ///
  /// - Parameter version: The version's name.
  /// - Returns: The pathway.
  public func asking(_ version: String) -> Pathway {
    var options = evaluator.options
    options.version = version
    return Pathway(self, options: options)
  }

  /// The same pathway under another answer of a reading.
  ///
  /// - Parameters:
  ///   - reading: The reading's name.
  ///   - letter: The answer.
  /// - Returns: The pathway.
  public func reading(_ reading: String, as letter: String) -> Pathway {
    var options = evaluator.options
    options.readings[reading] = letter
    return Pathway(self, options: options)
  }

  /// The policy's id, such as `us.tn.itp-provisional`.
  public var id: String { rulebook.id }
  /// The title; the id where the file gives none.
  public var title: String { rulebook.title ?? rulebook.id }

  /// The decisions that are asked of a person, in file order: those without arguments about the
  /// policy's subject.
  public var decisions: [String] {
    var names: [String] = []
    for program in rulebook.versions.map(\.program) {
      for decision in program.decisions
      where decision.parameters.isEmpty && !names.contains(decision.name)
        && program.entities[decision.home].name == rulebook.subject
      {
        names.append(decision.name)
      }
    }
    return names
  }

  /// A source by its id.
  ///
  /// - Parameter id: The id, such as `PC211`.
  /// - Returns: Its declaration; `nil` when the policy has no such source.
  public func source(_ id: String) -> SourceDeclaration? {
    rulebook.sources.first { $0.id.text == id }
  }
}

extension Pathway {
  /// The stages of all versions, in the order of their decisions and results.
  public var stages: [String] {
    rulebook.versions.flatMap { version in
      decisions.compactMap { version.stage(of: $0) }
        + version.program.results.compactMap { $0.declaration.stage?.text }
    }.uniqued
  }
}

extension RuleVersion {
  /// The stage that a decision leads to: what its clauses say, else the stage of the result that
  /// follows from it; `nil` when neither says anything.
  ///
  /// - Parameter decision: The decision's name.
  /// - Returns: The stage.
  public func stage(of decision: String) -> String? {
    guard let place = program.decisions.firstIndex(where: { $0.name == decision }) else {
      return nil
    }
    if let stage = program.decisions[place].root.tail.attributes.stage { return stage.text }
    for result in program.results {
      if case .decision(place, _) = result.condition.kind, let stage = result.declaration.stage {
        return stage.text
      }
    }
    return nil
  }
}
