// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads a block of the file, of a version or of an edit.
  ///
  /// - Parameters:
  ///   - isInHeader: Whether no block came before, so that a word may be meant for the header.
  ///   - isInVersion: Whether the block stands in a version.
  /// - Returns: The block, damaged when it could not be read.
  mutating func block(isInHeader: Bool = false, isInVersion: Bool) -> Block {
    let (start, margin) = (at, margin())
    let kind = recovering { parser throws(Unreadable) in
      try parser.blockKind(isInHeader: isInHeader, isInVersion: isInVersion)
    }
    return Block(kind ?? .damaged, site(start), margin)
  }

  /// Reads a block after its comments.
  mutating func blockKind(
    isInHeader: Bool = false,
    isInVersion: Bool
  ) throws(Unreadable) -> Block.Kind {
    switch word() ?? "" {
    case "facts": return .facts(try facts())
    case "measure": return .measure(try measure())
    case "adjust": return .adjust(try adjust())
    case "table": return .table(try table())
    case "decision": return .decision(try decision())
    case "scorecard": return .scorecard(try scorecard())
    case "result": return .result(try result())
    case "reading": return .reading(try readingDeclaration())
    case "check": return .check(try check())
    case "test": return .test(try test())
    case "version":
      if isInVersion {
        throw failure(
          "a version cannot stand inside a version",
          .misplacedBlock,
          help: "start the line at the margin"
        )
      }
      return .version(try version())
    default: throw unknownLine(isInHeader: isInHeader, isInVersion: isInVersion)
    }
  }

  private mutating func unknownLine(isInHeader: Bool, isInVersion: Bool) -> Unreadable {
    let first = word() ?? ""
    switch first {
    case "uses" where isInHeader, "errors" where isInHeader && isAt("errors", "of"):
      return failure("`\(first)` is not yet evaluated", .notEvaluated, help: "leave the line out")
    case "policy":
      return failure("a file holds one policy", .misplacedBlock)
    case "given", "expect", "needs":
      return failure(
        "`\(first)` belongs to a test",
        .misplacedBlock,
        help: "indent the line below the `test` line that it belongs to"
      )
    case "replace", "drop", "add", "set", "amends":
      return failure(
        "`\(first)` belongs to a version that amends another",
        .misplacedBlock,
        help: "indent the line below a `version` line that is followed by `amends`"
      )
    case "overlays", "title", "about", "decides", "source", "type", "unit":
      return failure(
        "`\(first)` belongs to the header",
        .misplacedBlock,
        help: "move the line above the first block"
      )
    default: break
    }
    if isInHeader, !first.isEmpty {
      return expected(
        "a line of the header or a block",
        among: Words.header + Words.blocks,
        .unknownHeader
      )
    }
    return expected("a block, such as `decision` or `test`", among: Words.blocks)
  }

  /// Reports a block that stands where lines of another kind are read.
  ///
  /// - Parameter place: Where it stands, such as `among the criteria of a group`.
  /// - Returns: Whether the next line begins a block; it has then been reported.
  mutating func reportMisplacedBlock(_ place: String) -> Bool {
    guard let first = word(), Words.blocks.contains(first) else { return false }
    switch kind(1) {
    case .word, .text: break
    default: return false
    }
    _ = failure(
      "a `\(first)` block cannot stand \(place)",
      .misplacedBlock,
      help: "start the line less deep"
    )
    return true
  }
}
