// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

/// What is wrong with rows that cannot count at all.
extension RowCheck {
  /// A row of a file with its line.
  typealias Line = (line: Int, row: CaseRow)

  /// The findings of the rule; those of rules that take a fact out of use are no errors.
  ///
  /// - Parameters:
  ///   - lines: The rows of the file.
  ///   - file: The file.
  ///   - text: The cell of a line and column, as it is written.
  /// - Returns: A finding for each row that breaks the rule.
  func errors(_ lines: [Line], _ file: String, _ text: (Int, String) -> String) -> [Finding] {
    let own = lines.filter { applies(to: $0.row) }
    func finding(_ line: Int, _ column: String, _ rule: String, _ remedy: String) -> Finding {
      Finding(
        severity: .error,
        code: "check",
        file: file,
        row: line,
        column: column,
        value: text(line, column),
        rule: rule,
        remedy: remedy
      )
    }
    switch rule {
    case .sum(let parts, let whole):
      return own.compactMap { line, row in
        let numbers = parts.compactMap { row.number($0) }
        guard numbers.count == parts.count, let number = row.number(whole) else { return nil }
        let sum = numbers.reduce(Rational.zero, +)
        guard sum != number else { return nil }
        return finding(
          line,
          whole,
          "\(parts.list) sum to \(sum)",
          "correct the counts or the number; neither is repaired from the other"
        )
      }
    case .most(let name, let limit):
      return own.compactMap { line, row in
        guard let number = row.number(name), let most = row.number(limit), number > most else {
          return nil
        }
        return finding(line, name, "is above \(limit), \(most)", "correct one of the two")
      }
    case .range(let name, let from, let through):
      let outside = own.compactMap { line, row -> Finding? in
        guard let number = row.number(name), number < from || number > through else { return nil }
        return finding(line, name, "lies outside \(from) to \(through)", "correct the cell")
      }
      guard outside.isEmpty else { return outside }
      let numbers = own.compactMap { line, row in row.number(name).map { (line, $0) } }
      let small = through / 100
      guard let first = numbers.first(where: { $0.1 > .zero }),
        numbers.allSatisfy({ $0.1 <= small })
      else { return [] }
      return [
        finding(
          first.0,
          name,
          "no value of the column is above \(small), and \(from) to \(through) is declared",
          "write the column on the declared scale; no scale is guessed"
        )
      ]
    case .unique(let columns):
      var first: [[String]: Int] = [:]
      var told: Set<Int> = []
      return own.flatMap { line, row -> [Finding] in
        let key = columns.map { row.links[$0] ?? row[$0]?.value.map(Self.text) ?? "" }
        guard let earlier = first[key] else {
          first[key] = line
          return []
        }
        // Nobody can say which of the two is right, so neither counts.
        let both =
          told.insert(earlier).inserted ? [(earlier, line), (line, earlier)] : [(line, earlier)]
        return both.map { one, other in
          finding(
            one,
            columns.last ?? "",
            "\(columns.list) stand already in row \(other)",
            "keep one of the two rows"
          )
        }
      }
    case .index, .positive, .grain: return []
    }
  }
}
