// SPDX-License-Identifier: Apache-2.0

/// The JSON form of a policy: lossless, canonical for machines, and what the hash is taken of.
///
/// Each node is an object with `kind`; what is absent, empty or false is left out. Every number of
/// a policy is a text with its written scale (`"358.2"`, `"5%"`), dates are texts, label paths
/// are texts as policies write them (`"(4)(B)"`). The lines of the header, blocks and an entity's
/// facts are sorted by name, since their order means nothing; everything else keeps the order of
/// the file. A version that amends another holds its `edits` and the `blocks` that they give.
///
/// Places (`span`, bytes of the text from 0) and layout (`trivia`: comments and blank lines
/// `above`, a comment `behind`, `order` in the file, numbers whose thousands are `grouped`) are
/// left out of hashes. Names have no place of their own: they take that of the object round them.
public enum PolicyJSON {
  /// The members that no hash sees.
  static let layout: Set<String> = ["span", "trivia"]

  /// More objects inside one another than a policy at the limits of the language has.
  private static let deepest = 512
  /// The kinds that stand inside themselves once for each operator of a line, up to 500 times.
  private static let chains: Set<String> = ["arithmetic", "field", "union"]

  /// The JSON form of a policy.
  ///
  /// A part that could not be read is an object of the kind `damaged`, which `decode` refuses.
  ///
  /// - Parameter document: The policy.
  /// - Returns: UTF-8 on lines, members sorted by name, the last byte a line feed.
  public static func encode(_ document: PolicyDocument) -> [UInt8] {
    JSONWriter.lines(document.json)
  }

  /// Reads the JSON form of a policy.
  ///
  /// What is read can be printed: a tree that no text gives, such as one with a space in a name, is
  /// refused.
  ///
  /// - Parameter bytes: One JSON object in UTF-8.
  /// - Returns: The policy with its comments; it prints as it did before it was written.
  /// - Throws: `PolicyJSONError` when the bytes are no JSON, a member is missing, unknown or
  ///   something else, the policy has no text, or the blocks of an amendment do not follow from its
  ///   edits.
  public static func decode(_ bytes: [UInt8]) throws(PolicyJSONError) -> PolicyDocument {
    let json = try JSONReader.read(bytes)
    // Printing a tree that no text gives could need more of the stack than there is.
    guard json.depth(without: chains) <= deepest else {
      throw PolicyJSONError("more than \(deepest) objects stand inside one another")
    }
    let document = try PolicyDocument(json: json, at: Site(Span(0, 0)))
    try checkText(of: document)
    try checkAmendments(of: document, in: json)
    return document
  }

  /// What a policy says, without layout, as canonical bytes.
  private static func canonical(_ document: PolicyDocument) -> [UInt8] {
    JSONWriter.canonical(document.json.without(layout))
  }

  /// Checks that a tree is the tree of a text.
  private static func checkText(of document: PolicyDocument) throws(PolicyJSONError) {
    let text = SourceText(name: "", text: PolicyPrinter.print(document))
    let (read, findings) = PolicyParser.parse(text)
    if let finding = findings.entries.first(where: { $0.severity == .error }) {
      let place = text.position(finding.span.start)
      throw PolicyJSONError(
        "the policy has no text: line \(place.line), column \(place.column) of what is printed: "
          + "\(finding.message)"
      )
    }
    // Bytes are compared, since `==` needs much of the stack for each level of a deep tree.
    guard read.map(canonical) == canonical(document) else {
      throw PolicyJSONError("the policy has no text: what is printed reads as another policy")
    }
  }

  /// Checks that the blocks of amendments, where they are given, are those that the edits give.
  private static func checkAmendments(
    of document: PolicyDocument,
    in json: JSONValue
  ) throws(PolicyJSONError) {
    let given = amendments(in: json)
    guard !given.isEmpty else { return }
    let derived = amendments(in: document.json)
    for (name, blocks) in given.sorted(by: { $0.key < $1.key }) where derived[name] != blocks {
      throw PolicyJSONError(
        "the blocks of version `\(Lexer.shortened(name))` do not follow from its edits"
      )
    }
  }

  /// The blocks of versions that amend others, by name and without layout.
  private static func amendments(in json: JSONValue) -> [String: [JSONValue]] {
    guard case .list(let blocks)? = json["blocks"] else { return [:] }
    var result: [String: [JSONValue]] = [:]
    for version in blocks where version["amends"] != nil {
      guard case .text(let name)? = version["name"], let own = version["blocks"] else { continue }
      result[name, default: []].append(own.without(layout))
    }
    return result
  }
}
