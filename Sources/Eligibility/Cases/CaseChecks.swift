// SPDX-License-Identifier: Apache-2.0
public import Evidence
import Policy

/// What must hold of the facts of a case beside their types: days that can be, periods of which each
/// day counts once.
public struct CaseChecks: Sendable {
  /// The first day that anything on file can be of.
  static let earliest = CalendarDate(year: 1900, month: 1, day: 1)

  private let latest: CalendarDate?

  /// Checks for a day of the snapshot.
  ///
  /// - Parameter day: The day; `nil` sets no end.
  public init(asOf day: CalendarDate?) { latest = day?.adding(months: 12) }

  /// A case in which a day that cannot be is a fault, with what is odd and changes nothing.
  ///
  /// - Parameter file: The case.
  /// - Returns: The case, and notices.
  public func checked(_ file: CaseFile) -> (file: CaseFile, notices: [Finding]) {
    var file = file
    var notices: [Finding] = []
    for (entity, rows) in file.data.rows.sorted(by: { $0.key < $1.key }) {
      for (place, row) in rows.enumerated() {
        for (name, record) in row.facts.sorted(by: { $0.key < $1.key }) {
          var record = record
          record.stated = record.stated.map { checked($0, name) }
          for piece in record.evidence.indices {
            record.evidence[piece].answer = record.evidence[piece].answer.map { checked($0, name) }
          }
          file.data[entity, place].facts[name] = record
          if record.stated.map(hasOverlap) ?? false {
            notices.append(overlap(name, of: row.id))
          }
        }
      }
    }
    return (file, notices)
  }

  /// An answer in which no day lies outside what can be.
  private func checked(_ answer: Answer, _ name: String) -> Answer {
    guard case .value(let value) = answer else { return answer }
    switch value {
    case .date(let date):
      if let earliest = Self.earliest, date < earliest {
        return .fault(.value, "`\(name)` is a day before 1900-01-01")
      }
      if let latest, date > latest {
        return .fault(.value, "`\(name)` is a day more than a year after the evidence was counted")
      }
      return answer
    case .list(let elements, let isComplete):
      return .value(.list(elements.map { checked($0, name) }, isComplete: isComplete))
    case .record(let fields):
      let kept = fields.map { ($0, checked($1, "\(name).\($0)")) }
      return .value(.record(Dictionary(uniqueKeysWithValues: kept)))
    default: return answer
    }
  }

  /// Whether two periods of a list share a day.
  private func hasOverlap(_ answer: Answer) -> Bool {
    guard case .value(.list(let elements, _)) = answer else { return false }
    let periods = elements.compactMap { element -> (CalendarDate, CalendarDate)? in
      guard case .value(.record(let fields)) = element,
        case .value(.date(let start))? = fields["start"]
      else { return nil }
      if case .value(.date(let finish))? = fields["finish"] { return (start, finish) }
      if case .value(.name)? = fields["finish"] { return (start, CalendarDate(dayNumber: .max)) }
      return nil
    }.sorted { $0.0 < $1.0 }
    return zip(periods, periods.dropFirst()).contains { $1.0 < $0.1 }
  }

  private func overlap(_ name: String, of id: String) -> Finding {
    Finding(
      severity: .note,
      code: "overlap",
      file: id,
      rule: "periods of `\(name)` overlap, and each day counts once",
      remedy: "nothing to mend where both are true"
    )
  }
}
