// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The components of a unit that differ between two runs, each with the parts that changed.
struct ComponentChanges {
  let components: [RunChange.Component]

  init(_ unit: String, _ old: RunUnits, _ new: RunUnits) {
    let earlier = Dictionary(
      (old.components[unit] ?? []).map { ($0["component"] ?? "", $0) }
    ) { first, _ in first }
    components = (new.components[unit] ?? []).compactMap { after in
      guard let name = after["component"], let before = earlier[name] else { return nil }
      let (first, second) = (Self.words(before), Self.words(after))
      let reasons = Self.reasons(old.parts[[unit, name]] ?? [], new.parts[[unit, name]] ?? [])
      guard first != second else { return nil }
      return RunChange.Component(
        title: after["title"] ?? name,
        before: first,
        after: second,
        reasons: reasons
      )
    }
  }

  /// `15 of 16`, or the state with its reason.
  private static func words(_ component: [String: String]) -> String {
    guard component["state"] == "SCORED" else {
      return "\(component["state"] ?? "") (\(component["reason"] ?? ""))"
    }
    let most = component["max"] ?? ""
    return (component["points"] ?? "") + (most.isEmpty ? "" : " of \(most)")
  }

  /// Each part that changed: whether its figure moved, or the table under it.
  private static func reasons(_ old: [[String: String]], _ new: [[String: String]]) -> [String] {
    let earlier = Dictionary(old.map { (name($0), $0) }) { first, _ in first }
    let later = Set(new.map(name))
    let changed = new.compactMap { after -> String? in
      guard let before = earlier[name(after)] else {
        return "\(label(after)) \(after["points"] ?? "") is new"
      }
      guard before["points"] != after["points"] else { return nil }
      let points = "\(label(after)) \(before["points"] ?? "") to \(after["points"] ?? "")"
      guard let cause = cause(before["value"] ?? "", after["value"] ?? "") else { return points }
      return "\(points): \(cause)"
    }
    let gone = old.filter { !later.contains(name($0)) }.map { before in
      "\(label(before)) \(before["points"] ?? "") is gone"
    }
    return changed + gone
  }

  private static func name(_ part: [String: String]) -> [String] {
    [part["role"] ?? "", part["part"] ?? ""]
  }

  private static func label(_ part: [String: String]) -> String {
    part["role"] == "cap" ? "lost to the maximum" : part["part"] ?? ""
  }

  /// `the table moved: 360 was on track and is approaching`, or `the figure moved from 360 to 363`.
  private static func cause(_ before: String, _ after: String) -> String? {
    guard let old = split(before), let new = split(after), before != after else { return nil }
    if old.figure == new.figure {
      return "the table moved: \(old.figure) was \(old.band) and is \(new.band)"
    }
    return "the figure moved from \(old.figure) (\(old.band)) to \(new.figure) (\(new.band))"
  }

  private static func split(_ value: String) -> (figure: String, band: String)? {
    guard let middle = value.range(of: " is ") else { return nil }
    return (String(value[..<middle.lowerBound]), String(value[middle.upperBound...]))
  }
}
