// SPDX-License-Identifier: Apache-2.0

/// A colour by its role; the theme gives it a value.
enum Tone: String {
  case paper
  case band
  case ink
  case muted
  case grid
  case neutral
  case accent
  case second
}

/// What an area is filled with.
enum Fill: Hashable {
  /// Nothing: the ground shows through.
  case none
  /// A plain colour.
  case plain(Tone)
  /// Parallel lines on the ground, the second carrier beside colour.
  case hatch(Tone)
  /// A colour thinned over the ground, the stronger the higher the step; ink on it stays legible.
  case wash(Tone, step: Int)

  /// The steps of a wash, the faintest first.
  static let steps = 1...4

  /// How much of the colour a step lays over the ground.
  static func opacity(_ step: Int) -> Double {
    Double(min(max(step, steps.lowerBound), steps.upperBound)) / 10
  }
}

/// Where a text stands against its anchor point.
enum Anchor: String {
  case start
  case middle
  case end
}

/// The size and weight of a text; nothing is smaller than 12 pixels.
enum TextStyle {
  case plain
  case bold
  case head

  var size: Double { self == .head ? 13 : 12 }
  var isBold: Bool { self != .plain }
}

/// The box that a text needs, by estimated widths.
struct TextBox: Hashable, CustomStringConvertible {
  let text: String
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  var description: String { "'\(text)' x \(left)...\(right), y \(top)...\(bottom)" }

  func intersects(_ other: Self) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
