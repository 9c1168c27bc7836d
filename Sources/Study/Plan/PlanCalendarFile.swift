// SPDX-License-Identifier: Apache-2.0
package import Accountability
package import Evidence

/// A plan's calendar as a file that calendar programs read (RFC 5545).
package struct PlanCalendarFile: Sendable {
  private let calendar: PlanCalendar
  private let title: String
  private let unit: String
  private let stamp: CalendarDate

  /// A calendar file.
  ///
  /// - Parameters:
  ///   - calendar: What is due.
  ///   - title: The title of the plan.
  ///   - unit: The unit of the plan.
  ///   - stamp: The day on which the file is made.
  package init(_ calendar: PlanCalendar, title: String, unit: String, stamp: CalendarDate) {
    (self.calendar, self.title, self.unit, self.stamp) = (calendar, title, unit, stamp)
  }

  /// The text, its lines ended and folded as the format asks.
  package var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//\(Engine.name)//\(Engine.version)//EN",
      "CALSCALE:GREGORIAN", "X-WR-CALNAME:\(Self.escaped(title))",
    ]
    for (place, event) in calendar.events.enumerated() {
      let name = event.id.isEmpty ? "\(event.kind.rawValue)-\(place + 1)" : event.id
      let role = event.role.isEmpty ? "" : " (\(event.role))"
      lines += [
        "BEGIN:VEVENT",
        "UID:\(Self.escaped("\(unit)-\(event.kind.rawValue)-\(name)-\(event.day)"))@\(Engine.name)",
        "DTSTAMP:\(Self.day(stamp))T000000Z",
        "DTSTART;VALUE=DATE:\(Self.day(event.day))",
        "DTEND;VALUE=DATE:\(Self.day(CalendarDate(dayNumber: event.day.dayNumber + 1)))",
        "SUMMARY:\(Self.escaped("\(event.kind.rawValue): \(event.words)\(role)"))",
        "STATUS:CONFIRMED", "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private static func day(_ day: CalendarDate) -> String {
    day.description.replacing("-", with: "")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\n", with: "\\n").replacing("\r", with: "")
  }

  /// A line of at most 75 bytes; what is longer goes on behind a space, and no character is cut.
  private static func folded(_ line: String) -> String {
    var result = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let size = scalar.utf8.count
      if width + size > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += size
    }
    return result
  }
}
