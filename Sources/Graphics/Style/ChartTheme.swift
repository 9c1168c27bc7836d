// SPDX-License-Identifier: Apache-2.0

/// The colours of one theme, by token, as `#rrggbb`.
///
/// One accent (blue), one second hue (orange) and neutrals. No token carries a meaning alone: each
/// mark also differs by shape, hatch, dash or word. Text tokens have a contrast of at least 4.5:1
/// and mark tokens of at least 3:1 against every surface token (WCAG 2.2, 1.4.3 and 1.4.11).
public struct ChartTheme: Sendable, Hashable {
  /// The ground of the chart.
  public let paper: String
  /// A band or wash behind marks; it carries no meaning without its word.
  public let band: String
  /// Text and the most important lines.
  public let ink: String
  /// Secondary text.
  public let muted: String
  /// Grid lines and frames: decoration, exempt from contrast.
  public let grid: String
  /// Marks that stand back: lines of single panelists, other bars.
  public let neutral: String
  /// The accent: the panel, the reported cut.
  public let accent: String
  /// The second hue: what moves the result, the other kind of error.
  public let second: String

  /// The theme of screens in light mode and of all print.
  public static let light = Self(
    paper: "#ffffff",
    band: "#eff2f5",
    ink: "#1b2127",
    muted: "#525c66",
    grid: "#d3d9df",
    neutral: "#7a858f",
    accent: "#0b5cad",
    second: "#b04e0c"
  )

  /// The theme of screens in dark mode.
  public static let dark = Self(
    paper: "#14181d",
    band: "#20272f",
    ink: "#e9edf1",
    muted: "#aeb8c2",
    grid: "#3a434d",
    neutral: "#8b97a3",
    accent: "#74b6ff",
    second: "#f2a35c"
  )

  /// The tokens with their names, in the order in which the style sheet declares them.
  public var tokens: [(name: String, value: String)] {
    [
      ("paper", paper), ("band", band), ("ink", ink), ("muted", muted), ("grid", grid),
      ("neutral", neutral), ("accent", accent), ("second", second),
    ]
  }

  var declarations: String { tokens.map { "--\($0.name):\($0.value)" }.joined(separator: ";") }
}
