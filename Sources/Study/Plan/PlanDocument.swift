// SPDX-License-Identifier: Apache-2.0
package import Accountability
import Evidence
import ExactArithmetic

/// `plan.yaml`, read: the plan, its hash, and where each of its objects stands.
package struct PlanDocument: Sendable {
  /// The file's name in a plan folder.
  package static let fileName = "plan.yaml"

  /// The plan.
  package let plan: Plan
  /// The text.
  package let text: String
  /// The SHA-256 of the text: the version.
  package let hash: String
  /// The line on which an object such as `goal G1` begins.
  private let lines: [String: Int]

  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - file: The file's name, for errors.
  /// - Throws: `StudyError` naming line and column of the first thing that is wrong.
  package init(text: String, file: String = Self.fileName) throws(StudyError) {
    self.text = text
    hash = ContentHash.sha256(text)
    let root = try Setting.parse(text, file: file, noun: "a plan")
    let reader = SettingsReader(root, path: "plan", file: file, ledger: ParameterLedger())
    plan = try PlanReading(reader).plan()
    lines = Self.lines(root)
  }

  /// The line on which an object begins; `nil` for the plan as a whole.
  package func line(of subject: String) -> Int? { lines[subject] }

  /// The lines of all objects that have an id, by their noun and id.
  private static func lines(_ root: Setting) -> [String: Int] {
    var lines: [String: Int] = [:]
    for (key, noun) in PlanReading.nouns {
      guard let list = root.value(key) else { continue }
      lines[key] = list.place.line
      guard case .list(let elements) = list.content else { continue }
      for element in elements {
        if case .text(let id)? = element.value("id")?.content {
          lines["\(noun) \(id)"] = lines["\(noun) \(id)"] ?? element.place.line
        }
        if noun == "link", case .text(let strategy)? = element.value("strategy")?.content,
          case .text(let goal)? = element.value("goal")?.content
        {
          lines["link \(strategy) -> \(goal)"] = element.place.line
        }
      }
    }
    return lines
  }
}
