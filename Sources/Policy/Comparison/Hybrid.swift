// SPDX-License-Identifier: Apache-2.0

/// Rules between two versions: the earlier one with some of the changes made.
///
/// The facts and readings of both versions are there, so that a case means the same under every
/// mixture; where both have one and declare it differently, that is a change like any other.
struct Hybrid {
  /// The earlier rules, the later ones, and the changes between them.
  struct Ends {
    let document: PolicyDocument
    let earlier: [Block]
    let later: [Block]
    let changes: [ClauseChange]
    let imports: any TableImports
  }

  let ends: Ends

  /// The rules with some changes made; `nil` when they do not fit together, such as a criterion that
  /// asks for a measure that is not there yet.
  ///
  /// - Parameters:
  ///   - chosen: The places of the changes.
  ///   - options: How the rules are read.
  /// - Returns: The rules, ready to decide.
  func evaluator(with chosen: [Int], _ options: EvaluationOptions) -> Evaluator? {
    var blocks = ends.earlier
    for place in chosen { ends.changes[place].step.apply(to: &blocks) }
    return Self.evaluator(blocks, ends, options)
  }

  /// The rules of a list of blocks.
  static func evaluator(
    _ blocks: [Block],
    _ ends: Ends,
    _ options: EvaluationOptions,
    in document: PolicyDocument? = nil
  ) -> Evaluator? {
    var document = document ?? ends.document
    document.blocks = withEverythingAsked(blocks, ends)
    let (rulebook, _) = PolicyChecker.check(document, imports: ends.imports)
    return rulebook.map { Evaluator($0, options: options) }
  }

  /// The blocks with the facts and readings that only another version has.
  private static func withEverythingAsked(_ blocks: [Block], _ ends: Ends) -> [Block] {
    var seen: Set<Declared> = []
    var facts: [Block] = []
    for block in blocks + ends.later + ends.earlier {
      if case .reading = block.kind, let declared = Declared(block) {
        if seen.insert(declared).inserted { facts.append(block) }
        continue
      }
      guard case .facts(var declaration) = block.kind else { continue }
      declaration.facts.removeAll {
        !seen.insert(Declared(fact: $0.name.text, of: declaration.entity.text)).inserted
      }
      facts.append(Block(.facts(declaration), block.site, block.margin))
    }
    let others = blocks.filter {
      switch $0.kind {
      case .facts, .reading, .test, .version: false
      default: true
      }
    }
    return facts + others
  }
}
