// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Writes amendments out: each version that amends another becomes a version with blocks of its
/// own.
///
/// An amended version is a copy of the blocks of the version that it amends, with its edits applied
/// in their order; that version may be an amendment itself. Labels are never renumbered. Tests are
/// not copied: a test says what its own version gives.
///
/// An edit may name a block that stands outside the versions, which all of them share. The amended
/// version then gets a changed copy among its own blocks, and a version's own declaration hides a
/// shared one of the same word and name: a measure, table, decision, result or reading by its
/// name, and each fact by its entity and name, so that an entity's other shared facts stay. The
/// expanded version is therefore always one that could have been written by hand. For the same
/// reason a shared declaration cannot be dropped: no version can hide one without another in its
/// place.
///
/// What an edit takes away, puts in or changes must be there, must not be there, or must differ;
/// otherwise it is a finding (P610, P611, P612) and the edit is left out.
public enum AmendmentExpander {
  /// More blocks than this, over all versions, are not written out.
  static let mostBlocks = 200_000

  /// Writes the amendments of a policy out.
  ///
  /// - Parameter document: The policy.
  /// - Returns: The versions in the order of the file, none of them an amendment any more, and what
  ///   is wrong with the edits. A version whose chain of amendments does not end is left without
  ///   blocks.
  /// - Complexity: O(versions × blocks + edits).
  public static func expand(
    _ document: PolicyDocument
  ) -> (versions: [VersionDeclaration], diagnostics: DiagnosticList) {
    var expansion = Expansion(document)
    for index in expansion.versions.indices { expansion.resolve(index) }
    let versions = expansion.versions.indices.map { index in
      var version = expansion.versions[index]
      guard case .amendment = version.body else { return version }
      version.body = .shared
      if case .written(let own) = expansion.results[index], !own.blocks.isEmpty {
        version.body = .blocks(own.blocks)
      }
      return version
    }
    return (versions, expansion.diagnostics)
  }
}

/// The versions of a policy, of which some are already written out.
private struct Expansion {
  /// How far a version is.
  enum Result {
    /// Nobody has asked for it yet.
    case untouched
    /// Its own blocks, without amendments.
    case written(DeclaredBlocks)
    /// Its chain of amendments does not end; a finding says why.
    case endless
  }

  let shared: DeclaredBlocks
  let versions: [VersionDeclaration]
  private let places: [String: Int]
  private(set) var results: [Result]
  private(set) var diagnostics = DiagnosticList()
  private var written = 0

  init(_ document: PolicyDocument) {
    var shared: [Block] = []
    var versions: [VersionDeclaration] = []
    for block in document.blocks {
      if case .version(let version) = block.kind {
        versions.append(version)
      } else {
        shared.append(block)
      }
    }
    self.shared = DeclaredBlocks(shared)
    self.versions = versions
    places = Dictionary(
      versions.enumerated().map { ($1.name.text, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    results = Array(repeating: .untouched, count: versions.count)
  }

  /// Writes a version out, and first those that it hangs on; without recursion, since a chain can
  /// be as long as the file.
  mutating func resolve(_ index: Int) {
    var chain: [(index: Int, base: Name, edits: [Edit])] = []
    var open: Set<Int> = []
    var next = index
    while case .untouched = results[next] {
      switch versions[next].body {
      case .shared: results[next] = .written(DeclaredBlocks([]))
      case .blocks(let blocks): results[next] = .written(DeclaredBlocks(blocks))
      case .amendment(let base, let edits):
        chain.append((next, base, edits))
        open.insert(next)
        if let place = place(of: base), isOutside(open, place, base) {
          next = place
        } else {
          results[next] = .endless
        }
      }
    }
    for (index, base, edits) in chain.reversed() {
      if case .untouched = results[index] { results[index] = amended(results[next], base, edits) }
      next = index
    }
  }

  private mutating func amended(_ amended: Result, _ base: Name, _ edits: [Edit]) -> Result {
    guard case .written(let amended) = amended else { return .endless }
    let copied = amended.blocks.filter { !$0.isTest }
    written += copied.count + edits.count
    guard written <= AmendmentExpander.mostBlocks else {
      let message = "the amended versions hold more than \(AmendmentExpander.mostBlocks) blocks"
      diagnostics.append(Diagnostic(.limit, message, at: base.site.span))
      return .endless
    }
    var amendment = Amendment(copied, shared: shared)
    for edit in edits { amendment.apply(edit) }
    diagnostics.append(contentsOf: amendment.diagnostics)
    return .written(amendment.own)
  }

  private mutating func place(of base: Name) -> Int? {
    if let place = places[base.text] { return place }
    let guess = Spelling.suggestion(for: base.text, among: versions.map(\.name.text))
    diagnostics.append(
      Diagnostic(
        .amendmentTarget,
        "no version is named `\(base.text)`\(guess)",
        at: base.site.span
      )
    )
    return nil
  }

  /// Whether a version does not hang on itself.
  private mutating func isOutside(_ open: Set<Int>, _ place: Int, _ base: Name) -> Bool {
    guard open.contains(place) else { return true }
    diagnostics.append(
      Diagnostic(
        .amendmentTarget,
        "version `\(base.text)` amends itself",
        at: base.site.span,
        others: [Diagnostic.Mark(versions[place].name.site.span, "declared here")],
        help: "a chain of amendments starts at a version with blocks of its own"
      )
    )
    return false
  }
}
