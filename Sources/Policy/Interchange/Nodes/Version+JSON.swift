// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension VersionDeclaration: JSONNode {
  /// Writes a version; the blocks of an amendment are put in by the policy, which knows its base.
  func write(to object: inout ObjectWriter) {
    object.put("name", name)
    object.put("status", status)
    object.put("applies", appliesTo)
    object.put(attributed: tail)
    switch body {
    case .shared: break
    case .blocks(let blocks): object.put("blocks", sorted: blocks, by: \.sortingName)
    case .amendment(let base, let edits):
      object.put("amends", base)
      object.put("edits", list: edits)
    }
  }

  /// Reads a version; the blocks of an amendment follow from its edits.
  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    self.init(
      try object.take("name"),
      status: try object.take("status"),
      appliesTo: try object.optional("applies"),
      tail: try object.attributedTail(),
      body: .shared
    )
    try object.expectNoVersion(in: "blocks")
    if object.has("amends") {
      _ = object.json("blocks")
      body = .amendment(of: try object.take("amends"), try object.list("edits"))
    } else if object.has("blocks") {
      body = .blocks(try object.sorted("blocks"))
    }
  }
}

extension VersionDeclaration.Status: JSONNode {
  func write(to object: inout ObjectWriter) {
    switch self {
    case .inForce(let start, let end):
      object.kind = "in force"
      object.put("from", start)
      object.put("until", end)
    case .proposed: object.kind = "proposed"
    case .undated: object.kind = "undated"
    case .withdrawn: object.kind = "withdrawn"
    }
  }

  init(from object: inout ObjectReader) throws(PolicyJSONError) {
    switch object.kind {
    case "in force": self = .inForce(from: try object.take("from"), until: try object.take("until"))
    case "proposed": self = .proposed
    case "undated": self = .undated
    case "withdrawn": self = .withdrawn
    default: throw object.wrongKind("`in force`, `proposed`, `undated` or `withdrawn`")
    }
  }
}

/// A bound is a text: a date or a year, as policies write them.
extension VersionDeclaration.Bound: JSONForm {
  var json: JSONValue {
    switch self {
    case .date(let date): date.json
    case .year(let year): year.json
    }
  }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    if case .text(let text) = json, let date = CalendarDate(text) {
      self = .date(date)
    } else {
      self = .year(try Int(json: json, at: site))
    }
  }
}

/// An end is a text: a bound, `replaced` or `open`.
extension VersionDeclaration.End: JSONForm {
  var json: JSONValue {
    switch self {
    case .before(let bound): bound.json
    case .replaced: .text("replaced")
    case .open: .text("open")
    }
  }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    switch json {
    case .text("replaced"): self = .replaced
    case .text("open"): self = .open
    default: self = .before(try VersionDeclaration.Bound(json: json, at: site))
    }
  }
}
