// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Graphics

@Suite struct ContrastTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let theme: String
    let mark: String
    let ground: String
    let colors: (String, String)
    let atLeast: Double
    var testDescription: String { "\(mark) on \(ground), \(theme)" }
  }

  static let pairs: [Pair] = [("light", ChartTheme.light), ("dark", ChartTheme.dark)].flatMap {
    theme in
    let value = Dictionary(uniqueKeysWithValues: theme.1.tokens.map { ($0.name, $0.value) })
    let texts = ["ink", "muted", "accent", "second"].map { ($0, 4.5) }
    let marks = ["neutral"].map { ($0, 3.0) }
    return (texts + marks).flatMap { mark, atLeast in
      ["paper", "band"].map { ground in
        Pair(
          theme: theme.0,
          mark: mark,
          ground: ground,
          colors: (value[mark, default: ""], value[ground, default: ""]),
          atLeast: atLeast
        )
      }
    }
  }

  /// WCAG 2.2, definition of relative luminance, for `#rrggbb`.
  static func luminance(_ color: String) -> Double {
    let value = Int(color.dropFirst(), radix: 16) ?? 0
    let channels = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { channel in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  static func contrast(_ first: String, _ second: String) -> Double {
    let values = [luminance(first), luminance(second)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  @Test func `the measure gives the extremes of the standard`() {
    #expect(abs(Self.contrast("#000000", "#ffffff") - 21) < 1e-12)
    #expect(Self.contrast("#777777", "#777777") == 1)
  }

  @Test(arguments: pairs)
  func `text has 4.5 to 1 and marks have 3 to 1`(pair: Pair) {
    let contrast = Self.contrast(pair.colors.0, pair.colors.1)
    #expect(contrast >= pair.atLeast, "\(contrast)")
  }

  /// A colour laid over a ground as far as `share` says.
  static func mixed(_ color: String, over ground: String, _ share: Double) -> String {
    let (top, below) = (
      Int(color.dropFirst(), radix: 16) ?? 0, Int(ground.dropFirst(), radix: 16) ?? 0
    )
    let channels = [16, 8, 0].map { shift in
      let (upper, lower) = (Double(top >> shift & 0xFF), Double(below >> shift & 0xFF))
      return Int((upper * share + lower * (1 - share)).rounded()) << shift
    }
    let digits = String(channels.reduce(0, +), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  @Test func `ink on the strongest wash has 4.5 to 1, and each step differs from the one before`() {
    #expect(Self.mixed("#0000ff", over: "#ffffff", 0.5) == "#8080ff")
    for theme in [ChartTheme.light, .dark] {
      for color in [theme.accent, theme.second] {
        let washes = Fill.steps.map { Self.mixed(color, over: theme.paper, Fill.opacity($0)) }
        for wash in washes { #expect(Self.contrast(theme.ink, wash) >= 4.5) }
        for (fainter, stronger) in zip([theme.paper] + washes, washes) {
          #expect(Self.contrast(fainter, stronger) > 1.08)
        }
      }
    }
    #expect(Fill.opacity(9) == Fill.opacity(Fill.steps.upperBound))
  }

  @Test func `accent and second hue differ in lightness or stand with another shape`() {
    // Hue alone parts the two for no reader: squares, dashes, diamonds and words carry it too.
    let svg = ExampleSamples.misclassification.svg()
    #expect(svg.contains("stroke-dasharray=\"7 3\""))
    #expect(svg.contains("<rect class=\"f-second\""))
    #expect(svg.contains("<circle class=\"f-accent\""))
  }
}
