// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A market in the one-file layout of the stable-matching-suite project.
///
/// Each line is a record that its first letter names: `r id program …` a single, `c id first second
/// program program …` a couple with pairs of programs, `p id quota applicant …` a program; `#` begins a
/// comment. Ids are whole numbers from 0; -1 in a pair is *none*. Lists are best first.
public struct SMCFile: Sendable {
  /// The market; `nil` where a line is wrong.
  public let market: Market?
  /// What is wrong, line by line.
  public let findings: [Finding]

  /// Reads a market.
  ///
  /// - Parameters:
  ///   - text: The file; lines may end with CRLF, and tabs and blanks are alike.
  ///   - fileName: Its name, for findings.
  /// - Complexity: O(length of the file).
  public init(text: String, fileName: String) {
    var reader = Reader(file: fileName)
    var line = 0
    let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for row in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      line += 1
      let cells = row.split { $0 == " " || $0 == "\t" }
      guard let kind = cells.first, !kind.hasPrefix("#") else { continue }
      reader.read(kind, cells.dropFirst().map { ($0, Int($0)) }, line)
    }
    let market = reader.market()
    findings = reader.findings
    self.market = findings.isEmpty ? market : nil
  }

  /// The records of a file, before names are looked up.
  private struct Reader {
    typealias Cell = (text: Substring, number: Int?)

    let file: String
    var findings: [Finding] = []
    private var singles: [(id: Int, list: [Int], line: Int)] = []
    private var couples: [(first: Int, second: Int, list: [Int], line: Int)] = []
    private var programs: [(id: Int, quota: Int, list: [Int], line: Int)] = []

    init(file: String) { self.file = file }

    mutating func object(_ line: Int, _ value: String, _ rule: String, _ remedy: String) {
      findings.append(
        Finding(
          severity: .error,
          code: "smc",
          file: file,
          row: line,
          value: value,
          rule: rule,
          remedy: remedy
        )
      )
    }

    mutating func read(_ kind: Substring, _ cells: [Cell], _ line: Int) {
      if let wrong = cells.first(where: { $0.number == nil }) {
        object(line, String(wrong.text), "is a whole number", "write ids and quotas as numbers")
        return
      }
      let numbers = cells.compactMap(\.number)
      let least = kind == "c" ? 3 : kind == "p" ? 2 : 1
      guard ["r", "c", "p"].contains(kind) else {
        object(line, String(kind), "begins no record", "begin the line with r, c, p or #")
        return
      }
      guard numbers.count >= least else {
        object(line, String(kind), "lacks its ids", "write \(Self.form(kind))")
        return
      }
      let own = numbers.prefix(least)
      if let wrong = own.first(where: { $0 < 0 }) {
        object(line, "\(wrong)", "is below 0", "write \(Self.form(kind))")
        return
      }
      if kind == "p", numbers[1] > Market.mostQuota {
        object(line, "\(numbers[1])", "is above \(Market.mostQuota) seats", "correct the quota")
        return
      }
      let list = Array(numbers.dropFirst(least))
      if kind != "c", let wrong = list.first(where: { $0 < 0 }) {
        object(line, "\(wrong)", "is no id; none stands in pairs of couples alone", "take it out")
        return
      }
      switch kind {
      case "r": singles.append((numbers[0], list, line))
      case "p": programs.append((numbers[0], numbers[1], list, line))
      default:
        guard list.count.isMultiple(of: 2) else {
          object(
            line,
            "\(list.count)",
            "is an odd number of programs, and a couple lists pairs",
            "give every pair two programs, with -1 for none"
          )
          return
        }
        couples.append((numbers[1], numbers[2], list, line))
      }
    }

    private static func form(_ kind: Substring) -> String {
      switch kind {
      case "r": "r id program …"
      case "c": "c id first second program program …"
      default: "p id quota applicant …"
      }
    }

    /// The market of all records; what does not fit together is found on the way.
    mutating func market() -> Market {
      var people: [Int: Int] = [:]
      var places: [Int: Int] = [:]
      var applicants: [Market.Applicant] = []
      func add(_ id: Int, _ line: Int, _ reader: inout Reader) {
        if people[id] != nil {
          reader.object(line, "\(id)", "is an applicant twice", "keep one record of each")
        }
        people[id] = applicants.count
        applicants.append(Market.Applicant("\(id)"))
      }
      for single in singles { add(single.id, single.line, &self) }
      for couple in couples {
        add(couple.first, couple.line, &self)
        add(couple.second, couple.line, &self)
      }
      for (place, program) in programs.enumerated() {
        if places[program.id] != nil {
          object(program.line, "\(program.id)", "is a program twice", "keep one record of each")
        }
        places[program.id] = place
      }
      for single in singles {
        let list = named(single.list, places, "program", single.line)
        applicants[people[single.id] ?? 0].list = list
      }
      var pairs: [Market.Couple] = []
      for couple in couples {
        let halves = couple.list.map { $0 == -1 ? nil : place($0, places, "program", couple.line) }
        let list = stride(from: 0, to: halves.count, by: 2).map {
          Market.Pair(halves[$0], halves[$0 + 1])
        }
        if list.contains(Market.Pair(nil, nil)) || Set(list).count < list.count {
          object(
            couple.line,
            "\(couple.first) \(couple.second)",
            "lists a pair twice, or a pair of none",
            "list each pair once, with at least one program"
          )
        }
        let (first, second) = (people[couple.first] ?? 0, people[couple.second] ?? 0)
        pairs.append(Market.Couple(first, second, list: list))
      }
      return Market(
        programs: programs.map { program in
          Market.Program(
            "\(program.id)",
            quota: program.quota,
            ranking: named(program.list, people, "applicant", program.line)
          )
        },
        applicants: applicants,
        couples: pairs
      )
    }

    private mutating func named(
      _ list: [Int],
      _ places: [Int: Int],
      _ noun: String,
      _ line: Int
    ) -> [Int] {
      var seen: Set<Int> = []
      if let twice = list.first(where: { !seen.insert($0).inserted }) {
        object(line, "\(twice)", "lists a \(noun) twice", "list each one once")
      }
      return list.map { place($0, places, noun, line) }
    }

    private mutating func place(
      _ id: Int,
      _ places: [Int: Int],
      _ noun: String,
      _ line: Int
    ) -> Int {
      if let place = places[id] { return place }
      object(line, "\(id)", "is no \(noun) of this file", "add its record, or take it out")
      return 0
    }
  }
}
