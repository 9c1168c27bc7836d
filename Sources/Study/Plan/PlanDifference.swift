// SPDX-License-Identifier: Apache-2.0

/// What changed between two texts of a plan, place by place, without names of people.
struct PlanDifference {
  /// The changes, in order: `goal G1 target: 369 -> 372`.
  let changes: [String]

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - before: The earlier text.
  ///   - after: The later text.
  /// - Throws: `StudyError` where one of them is no plan.
  init(from before: String, to after: String) throws(StudyError) {
    let old = try Self.places(before)
    let new = try Self.places(after)
    let earlier = Dictionary(old) { first, _ in first }
    let later = Dictionary(new) { first, _ in first }
    var changes: [String] = []
    for (place, value) in old {
      guard let now = later[place] else {
        changes.append(Self.words(place, value, "taken out"))
        continue
      }
      guard now != value else { continue }
      changes.append(
        Self.isPrivate(place) ? "\(place): changed" : "\(place): \(value) -> \(now)"
      )
    }
    for (place, value) in new where earlier[place] == nil {
      changes.append(Self.words(place, value, "added"))
    }
    // An object that came or went as a whole is one change, not one for each of its keys.
    let whole = Self.objects(old).symmetricDifference(Self.objects(new))
    changes.removeAll { change in
      whole.contains { change.hasPrefix("\($0) ") && !change.hasPrefix("\($0) was ") }
    }
    self.changes =
      changes.isEmpty ? ["nothing but layout and comments"] : changes
  }

  private static func isPrivate(_ place: String) -> Bool {
    place == "name" || place.hasSuffix(" name")
  }

  /// What came or went; an object by its name alone.
  private static func words(_ place: String, _ value: String, _ verb: String) -> String {
    if isObject(place, value) { return "\(place) was \(verb)" }
    return "\(place): \(isPrivate(place) ? "a name" : value) \(verb)"
  }

  /// Whether a place is the id of an object, such as `goal G1` with the value `G1`.
  private static func isObject(_ place: String, _ value: String) -> Bool {
    PlanReading.nouns.values.contains { place == "\($0) \(value)" }
  }

  private static func objects(_ places: [(String, String)]) -> Set<String> {
    Set(places.filter(isObject).map(\.0))
  }

  /// Every value of a plan with the words that lead to it.
  private static func places(_ text: String) throws(StudyError) -> [(String, String)] {
    let root = try Setting.parse(text, file: PlanDocument.fileName, noun: "a plan")
    var result: [(String, String)] = []
    add(root, [], &result)
    return result
  }

  private static func add(_ value: Setting, _ path: [String], _ result: inout [(String, String)]) {
    switch value.content {
    case .text(let text): result.append((path.joined(separator: " "), text))
    case .group(let entries):
      for entry in entries { add(entry.value, path + [entry.key], &result) }
    case .list(let elements):
      for (place, element) in elements.enumerated() {
        // An object keeps its words when others come before it.
        guard case .text(let id)? = element.value("id")?.content else {
          add(element, path + [String(place + 1)], &result)
          continue
        }
        let noun = path.last.flatMap { PlanReading.nouns[$0] } ?? path.last ?? ""
        guard case .group(let entries) = element.content else { continue }
        for entry in entries {
          let place = entry.key == "id" ? [] : [entry.key]
          add(entry.value, path.dropLast() + [noun, id] + place, &result)
        }
      }
    }
  }
}
