// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `version NAME …`, with its blocks or edits.
  mutating func version() throws(Unreadable) -> VersionDeclaration {
    try expect("version")
    let head = try head { parser throws(Unreadable) in try parser.versionHead() }
    if head != nil, kind() == .newline {
      advance()
    } else {
      try openBlock("its blocks or `amends`")
      let body = versionBody()
      guard var version = head else { throw Unreadable() }
      version.body = body
      return version
    }
    guard let head else { throw Unreadable() }
    return head
  }

  private mutating func versionHead() throws(Unreadable) -> VersionDeclaration {
    let name = try versionName()
    let status = try status()
    var version = VersionDeclaration(
      name,
      status: status,
      appliesTo: nil,
      tail: Tail(),
      body: .shared
    )
    var seen: [String: Int] = [:]
    while true {
      let start = at
      if take("applies", "to") {
        once("applies", start, &seen)
        version.appliesTo = try expression()
      } else if try !attribute(&version.tail.attributes, &seen), try !tail(&version.tail) {
        return version
      }
    }
  }

  private mutating func versionBody() -> VersionDeclaration.Body {
    guard isAt("amends") else {
      return .blocks(blockLines { parser in parser.block(isInVersion: true) })
    }
    var amended: Name?
    let edits = blockLines { parser -> Edit? in
      guard amended == nil else { return parser.edit() }
      amended =
        parser.recovering { parser throws(Unreadable) in
          try parser.expect("amends")
          let name = try parser.versionName()
          parser.endLine()
          return name
        } ?? Name("", parser.site(parser.at))
      return nil
    }
    return .amendment(of: amended ?? Name("", site(at)), edits)
  }

  mutating func versionName() throws(Unreadable) -> Name {
    let start = at
    switch kind() {
    case .number(let number) where number.places == 0 && !number.isPercent:
      at += 1
      return Name(number.text, site(start))
    case .text(let text):
      at += 1
      return Name(text, site(start))
    case .word: return try name("the name of a version")
    default:
      throw expected(
        "the name of a version",
        help: "a version is named by a whole number, a name, or a text"
      )
    }
  }

  private mutating func status() throws(Unreadable) -> VersionDeclaration.Status {
    if take("proposed") { return .proposed }
    if take("undated") { return .undated }
    if take("withdrawn") { return .withdrawn }
    guard take("in", "force") else {
      throw expected("`in force`, `proposed`, `undated` or `withdrawn`")
    }
    let start = try bound("a date or a year")
    guard take("until") else {
      throw expected(
        "`until`",
        help: "end the period with `until replaced`, `until open` or a date"
      )
    }
    if take("replaced") { return .inForce(from: start, until: .replaced) }
    if take("open") { return .inForce(from: start, until: .open) }
    return .inForce(from: start, until: .before(try bound("a date, a year, `replaced` or `open`")))
  }

  private mutating func bound(_ what: String) throws(Unreadable) -> VersionDeclaration.Bound {
    if case .date = kind() { return .date(try date()) }
    return .year(try integer(what))
  }
}
