// SPDX-License-Identifier: Apache-2.0

extension PolicyDocument: JSONNode {
  /// The version of the JSON form.
  private static let schema = "meteyard/policy/1"

  func write(to object: inout ObjectWriter) {
    object.kind = "policy"
    object.margin = margin
    object.closing = closing
    object.put("schema", Self.schema)
    object.put("id", id)
    object.put("header", sorted: header, by: \.sortingName)
    let amended = amendedBlocks
    object.put("blocks", sorted: blocks, by: \.sortingName) { place, object in
      if let json = amended[place] { object.put("blocks", json: json) }
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    try object.expect("policy")
    let schema: String = try object.take("schema")
    guard schema == Self.schema else {
      let found = Lexer.shortened(schema)
      throw PolicyJSONError("expected `\(Self.schema)`, found `\(found)`").inside("schema")
    }
    self.init(
      id: try object.take("id"),
      header: try object.sorted("header"),
      blocks: try object.sorted("blocks"),
      margin: object.margin(),
      closing: object.closing()
    )
  }

  /// The blocks of each version that amends another, by its place in the file, written out and
  /// without layout, since they stand in no text.
  private var amendedBlocks: [Int: JSONValue] {
    let versions = blocks.indices.filter { blocks[$0].word == "version" }
    var result: [Int: JSONValue] = [:]
    for (place, expanded) in zip(versions, AmendmentExpander.expand(self).versions) {
      guard case .version(let version) = blocks[place].kind, case .amendment = version.body,
        case .blocks(let blocks) = expanded.body
      else { continue }
      var object = ObjectWriter()
      object.put("blocks", sorted: blocks, by: \.sortingName)
      result[place] = object.value["blocks"]?.without(PolicyJSON.layout)
    }
    return result
  }
}
