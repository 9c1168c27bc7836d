// SPDX-License-Identifier: Apache-2.0

/// The style sheet that stands in every chart.
///
/// It is the same text in all charts, so that a page with a strict content security policy can
/// admit it by one hash. All rules are scoped by ``scope``. A page may fix the theme with
/// `data-theme="light"` or `data-theme="dark"` on its root element; print is always light.
public enum ChartStyle {
  /// The class of the `svg` element that every rule is scoped by.
  public static let scope = "meteyard-chart"

  /// The width at which every chart is drawn, in CSS pixels; text is at least 12 pixels there.
  public static let nominalWidth = 720

  /// The rules: the exact content of the `style` element of every chart.
  public static let sheet = """
    .\(scope){\(ChartTheme.light.declarations);
    display:block;width:100%;max-width:\(nominalWidth)px;height:auto;\
    fill:#000;stroke:none;stroke-width:1;\
    font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
    font-size:12px;font-variant-numeric:tabular-nums lining-nums}
    @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) .\(scope),\
    :root.\(scope){\(ChartTheme.dark.declarations)}}
    @media screen{:root[data-theme=dark] .\(scope){\(ChartTheme.dark.declarations)}}
    @media print{.\(scope){print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    @media (forced-colors:active){\(forced){--paper:Canvas;--band:Canvas;\
    --ink:CanvasText;--muted:CanvasText;--grid:GrayText;--neutral:CanvasText;--accent:LinkText;\
    --second:CanvasText}}
    .\(scope) text{fill:var(--ink)}
    \(fills)
    \(strokes)
    .\(scope) .bold{font-weight:600}
    .\(scope) .head{font-size:13px;font-weight:600}
    .\(scope) .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
    .\(scope) .open{fill:none}
    """

  /// The scope repeated, so that forced colours outweigh every choice of a theme.
  private static var forced: String { String(repeating: ".\(scope)", count: 4) }

  private static var fills: String {
    ChartTheme.light.tokens.map { ".\(scope) .f-\($0.name){fill:var(--\($0.name))}" }
      .joined(separator: "\n")
  }

  private static var strokes: String {
    ChartTheme.light.tokens.map { ".\(scope) .s-\($0.name){stroke:var(--\($0.name))}" }
      .joined(separator: "\n")
  }
}
