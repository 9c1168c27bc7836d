// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads a line of the header.
  mutating func headerClause() -> HeaderClause? {
    let (start, margin) = (at, margin())
    let kind = recovering { parser throws(Unreadable) in
      let kind = try parser.headerKind()
      parser.endLine()
      return kind
    }
    return kind.map { HeaderClause($0, site(start), margin) }
  }

  private mutating func headerKind() throws(Unreadable) -> HeaderClause.Kind {
    let first = word() ?? ""
    at += 1
    switch first {
    case "overlays": return .overlays(try text("the file of the policy below it"))
    case "title": return .title(try text("the title between quotation marks"))
    case "about":
      let entity = try name("the name of what the policy is about")
      return .about(entity: entity, period: take("in") ? try name("the name of the period") : nil)
    case "decides":
      try expect("by")
      return .decidesBy(try path("the fact that picks the version"))
    case "source": return .source(try sourceDeclaration())
    case "type":
      let name = try name("the name of the type")
      try expect(.equal)
      return .type(name, try type())
    default:
      let name = try name("the name of the unit")
      guard take(.equal) else { return .unit(name, nil, of: nil) }
      return .unit(name, try number(), of: try self.name("the name of a unit"))
    }
  }

  /// Reads names joined by dots.
  mutating func path(_ what: String) throws(Unreadable) -> [Name] {
    var names = [try name(what)]
    while take(.dot) { names.append(try fieldName()) }
    return names
  }

  /// Reads the name behind a dot, where every word is a name.
  mutating func fieldName() throws(Unreadable) -> Name {
    guard let text = word() else { throw expected("the name of a field") }
    at += 1
    return Name(text, Site(tokens[at - 1].span))
  }

  private mutating func sourceDeclaration() throws(Unreadable) -> SourceDeclaration {
    let id = try name("the source's name")
    var source = SourceDeclaration(id: id, title: try text("the document's title"))
    var seen: [String: Int] = [:]
    while case .word(let clause) = kind() {
      let start = at
      switch clause {
      case "at":
        at += 1
        source.locator = try text("where the document can be found")
      case "retrieved":
        at += 1
        source.retrieved = try date()
      case "sha256":
        at += 1
        source.sha256 = try text("the hash of the document")
      case "quote":
        at += 1
        source.quote = try text("words of the document")
      case "issuer":
        at += 1
        source.issuer = try text("who issued the document")
      case "grade":
        at += 1
        source.grade = try choice("`official`, `secondary` or `unverified`")
      case "note":
        at += 1
        source.notes.append(try text("the remark"))
        continue
      default:
        throw expected(
          "the end of the line",
          among: ["at", "retrieved", "sha256", "quote", "issuer", "grade", "note"]
        )
      }
      once(clause, start, &seen)
    }
    return source
  }

  /// Reports a clause that stands twice where it may stand once.
  mutating func once(_ clause: String, _ start: Int, _ seen: inout [String: Int]) {
    if let first = seen[clause] {
      _ = failure(
        "`\(clause)` stands twice",
        .duplicate,
        at: tokens[start].span,
        others: [Diagnostic.Mark(tokens[first].span, "first here")]
      )
    }
    seen[clause] = start
  }
}
