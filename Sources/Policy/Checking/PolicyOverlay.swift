// SPDX-License-Identifier: Apache-2.0

/// A policy that lies over another one, which stands beside it in a file of its own.
///
/// What is official stays in one file, and what somebody adds to try it stands in another. The two
/// read as one policy with the id and title of the upper one: the header and the blocks of the lower,
/// but for its tests, then those of the upper. The upper one changes the lower by a version that
/// amends one of its versions.
struct PolicyOverlay {
  /// The two as one policy.
  private(set) var document: PolicyDocument
  /// The text of both: the upper one's, then the lower one's.
  private(set) var source: SourceText
  /// What is wrong with the lower one's text, or with reaching it.
  private(set) var diagnostics = DiagnosticList()

  /// Puts a policy over the one that it names; `nil` where it names none.
  ///
  /// - Parameters:
  ///   - document: The upper policy.
  ///   - source: Its text.
  ///   - imports: Where the lower one stands.
  init?(_ document: PolicyDocument, _ source: SourceText, _ imports: any TableImports) {
    guard let clause = document.header.first(where: \.isOverlay),
      case .overlays(let file) = clause.kind
    else { return nil }
    (self.document, self.source) = (document, source)
    self.document.header.removeAll(where: \.isOverlay)
    guard let bytes = imports.bytes(of: file) else {
      refuse("there is no policy `\(file)` beside this one", clause)
      return
    }
    let joined = SourceText(source, followedBy: SourceText(name: file, bytes: bytes))
    let (base, found) = PolicyParser.parse(joined.attachedAlone)
    for finding in found.entries { diagnostics.append(finding) }
    guard let base else { return }
    guard !base.header.contains(where: \.isOverlay) else {
      refuse("`\(file)` lies over another policy itself", clause)
      return
    }
    self.source = joined
    let hasTitle = self.document.header.contains(where: \.isTitle)
    self.document.header =
      base.header.filter { !(hasTitle && $0.isTitle) } + self.document.header
    self.document.blocks = base.blocks.filter { !$0.isTest } + document.blocks
  }

  private mutating func refuse(_ sentence: String, _ clause: HeaderClause) {
    diagnostics.append(
      Diagnostic(
        .amendmentTarget,
        sentence,
        at: clause.site.span,
        help: "name the file of a policy that stands in the same folder"
      )
    )
  }
}

extension HeaderClause {
  fileprivate var isOverlay: Bool { if case .overlays = kind { true } else { false } }
  fileprivate var isTitle: Bool { if case .title = kind { true } else { false } }
}
