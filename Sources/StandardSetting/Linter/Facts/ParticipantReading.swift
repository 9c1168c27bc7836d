// SPDX-License-Identifier: Apache-2.0

/// Who sent panelists, by the table of agencies, the list of affiliations and the sentences.
struct ParticipantReading {
  /// A count stated in a sentence.
  struct Statement {
    let count: Int
    let asRead: String
    let lines: [Int]
  }

  /// Affiliations by the postal code that ends them; no line of the list is kept.
  let affiliations: [String: Int]
  /// Statements of how many panelists there were.
  let panelistStatements: [Statement]
  /// Statements of how many agencies were represented.
  let agencyStatements: [Statement]

  init(_ text: ReportText) {
    var counts: [String: Int] = [:]
    for line in text.lines where line.isPrivate {
      if let code = ParticipantReading.postalCode(line.text) { counts[code, default: 0] += 1 }
    }
    affiliations = counts
    let running = RunningText(text)
    let panelists = /(?:of|the|by|with|included|consisted of) ([0-9]+|[A-Za-z-]+) panelists/
    panelistStatements = running.text.matches(of: panelists).compactMap { match in
      NumberWord.value(match.1).map { count in
        Statement(count: count, asRead: String(match.0), lines: running.lines(match.range))
      }
    }
    let agencies =
      /([0-9]+|[A-Za-z]+(?:-[a-z]+)?) (?:states|education agencies|agencies|jurisdictions)/
    agencyStatements = running.text.matches(of: agencies).compactMap { match in
      NumberWord.value(match.1).map { count in
        Statement(count: count, asRead: String(match.0), lines: running.lines(match.range))
      }
    }
  }

  /// The rows `Name (k panelists)`, several of which may share a line.
  static func agencies(_ text: ReportText) -> [ReportFacts.Agency] {
    let row = /([^()]+) \(([0-9]+|[a-z]+) panelists?\)/
    var result: [ReportFacts.Agency] = []
    for line in text.open {
      for match in line.text.matches(of: row) {
        guard let count = NumberWord.value(match.2) else { continue }
        result.append(
          ReportFacts.Agency(name: match.1.trimmed, panelists: count, lines: [line.number])
        )
      }
    }
    return result
  }

  /// `… (OH)` gives `OH`.
  private static func postalCode(_ text: String) -> String? {
    guard text.hasSuffix(")") else { return nil }
    let tail = text.suffix(4)
    let code = tail.dropFirst().dropLast()
    guard tail.first == "(", code.count == 2, code.allSatisfy(\.isUppercase) else { return nil }
    return String(code)
  }
}
