// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// A version's blocks while edits change them.
struct Amendment {
  /// The blocks that all versions share.
  let shared: DeclaredBlocks
  /// The version's own blocks.
  private(set) var own: DeclaredBlocks
  /// What is wrong with the edits.
  private(set) var diagnostics = DiagnosticList()

  /// Blocks to be changed.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of the amended version.
  ///   - shared: The blocks that all versions share.
  init(_ blocks: [Block], shared: DeclaredBlocks) {
    own = DeclaredBlocks(blocks)
    self.shared = shared
  }

  /// Applies an edit; one that cannot be applied is a finding and changes nothing.
  ///
  /// - Parameter edit: The edit.
  mutating func apply(_ edit: Edit) {
    do throws(EditFault) {
      switch edit.action {
      case .replaceCriterion(let target, let wording, let body):
        try replace(try criterion(target), with: (wording, body), edit)
      case .addCriterion(let target, let wording, let body):
        try add(try criterion(target), (wording, body), edit)
      case .drop(.criterion(let decision, let path)): try drop((decision, path))
      case .replaceBlock(let target, let block): try replace(target, with: block, edit)
      case .drop(let target): try drop(target)
      case .addBlock(let block): try add(block, edit)
      case .setCell(let table, let row, let column, let value):
        try change(table, "table") { block throws(EditFault) in
          guard case .table(var changed) = block.kind else { return }
          try changed.set(row, column, to: value)
          block.kind = .table(changed)
        }
      }
    } catch {
      diagnostics.append(error.finding)
    }
  }

  private func criterion(
    _ target: Edit.Target
  ) throws(EditFault) -> (decision: Name, path: LabelPath) {
    if case .criterion(let decision, let path) = target { return (decision, path) }
    throw EditFault("only a criterion has a body of its own", at: target.site)
  }

  // MARK: - What is there

  /// A declaration as the version has it: its own, or the one that it shares.
  func visible(_ declared: Declared) -> Block? { own[declared] ?? shared[declared] }

  /// Changes a declaration; a shared one is copied first.
  mutating func change(
    _ name: Name,
    _ word: String,
    _ change: (inout Block) throws(EditFault) -> Void
  ) throws(EditFault) {
    let declared = Declared(word, name.text)
    guard var block = visible(declared) else { throw unknown(name, word) }
    try change(&block)
    own.put(block, for: declared)
  }

  /// Puts a declaration in the place of the version's own one, or behind the others.
  mutating func put(_ block: Block, for declared: Declared) { own.put(block, for: declared) }

  /// Changes the version's own blocks.
  mutating func changeOwn(_ change: (inout DeclaredBlocks) -> Void) { change(&own) }

  /// Reports something of one edit and goes on with its other parts.
  mutating func report(_ fault: EditFault) { diagnostics.append(fault.finding) }

  /// The fault that nothing is declared under a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - word: The word of the declaration.
  ///   - entity: The entity whose fact it would be.
  /// - Returns: The fault, with a guess at what was meant.
  func unknown(_ name: Name, _ word: String, of entity: Name? = nil) -> EditFault {
    let names = own.names(of: word) + shared.names(of: word)
    let guess = Spelling.suggestion(for: name.text, among: names)
    let what = entity.map { "\(word) of `\($0.text)`" } ?? word
    return EditFault("no \(what) is named `\(name.text)`\(guess)", at: name.site)
  }
}

/// Why an edit cannot be applied.
struct EditFault: Error {
  let finding: Diagnostic

  /// A fault of an edit.
  ///
  /// - Parameters:
  ///   - message: One sentence.
  ///   - code: The finding's code.
  ///   - site: The part of the edit that is at fault.
  ///   - other: What is there already.
  ///   - help: What to do.
  init(
    _ message: String,
    _ code: DiagnosticCode = .amendmentTarget,
    at site: Site,
    other: Site? = nil,
    help: String? = nil
  ) {
    let others = other.map { [Diagnostic.Mark($0.span, "stands here")] } ?? []
    finding = Diagnostic(code, message, at: site.span, others: others, help: help)
  }
}

extension Edit.Target {
  /// Where the target is named.
  var site: Site {
    switch self {
    case .criterion(_, let path): path.site
    case .measure(let name), .table(let name), .result(let name): name.site
    case .fact(let path):
      path.dropFirst().reduce(path.first?.site ?? Site(Span(0, 0))) { site, name in
        Site(site.span.joined(name.site.span))
      }
    }
  }
}
