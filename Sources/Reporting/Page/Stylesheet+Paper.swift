// SPDX-License-Identifier: Apache-2.0

extension Stylesheet {
  /// Small screens: nothing beside anything, no page that scrolls sideways.
  static let narrow = """
    @media screen and (max-width: 40rem) {
      h1, .certificate h1 { font-size: 1.375rem; }
      .answer { font-size: 1.125rem; }
      .figures > div, .certificate main section { grid-template-columns: minmax(0, 1fr); }
      th, td, th[rowspan] { padding-right: 1rem; }
    }
    @media (forced-colors: active) {
      .answer { border-left-color: CanvasText; }
      .skip:focus, :focus-visible { outline-color: Highlight; }
      .command { border: 1px solid CanvasText; }
    }
    """

  /// Paper: always light, nothing hidden, nothing cut in two that belongs together.
  static let paper = """
    @page { margin: 22mm 18mm 20mm; font: 8pt system-ui, "Liberation Sans", Arial, sans-serif; }
    @page certificate { margin: 12mm 14mm; }
    @media print {
      :root { color-scheme: light; font-size: 10pt; }
      body { line-height: 1.4; }
      body > header, body > nav, body > main, body > footer { max-width: none; padding: 0; }
      body > footer { margin-top: 1.5rem; font-size: 8pt; }
      .skip { display: none; }
      body > header { padding-top: 0; }
      nav h2 { margin-top: 1rem; }
      nav ul { columns: 2; }
      nav ul ul { columns: 1; }
      nav li { break-inside: avoid; }
      nav a { min-height: 0; padding: 0; }
      a { color: inherit; text-decoration: none; }
      a[data-leads-to]::after { content: " (" attr(data-leads-to) ")"; }
      h1, h2, h3, h4, h5, h6, summary, caption { break-after: avoid; }
      .notice, .command, li, tr, .parts, .figures > div { break-inside: avoid; }
      .figures.short { break-inside: avoid; }
      p { orphans: 3; widows: 3; }
      figure summary { display: none; }
      details > summary { list-style: none; color: inherit; }
      details > summary::-webkit-details-marker { display: none; }
      details::details-content {
        display: block;
        content-visibility: visible;
        block-size: auto;
        opacity: 1;
      }
      figure { break-inside: auto; margin: 1.25rem 0; }
      .plot, figcaption, .table.short { break-inside: avoid; }
      .plot { break-after: avoid; }
      .plot svg { width: 100%; max-width: 720px; max-height: 190mm; }
      .tall.two { columns: 2; column-gap: 12mm; }
      .tall.three { columns: 3; column-gap: 10mm; }
      .sentences { min-width: 45mm; }
      .words { min-width: 26mm; }
      .crowded .sentences, .certificate .sentences { min-width: 24mm; }
      .crowded .words { min-width: 15mm; }
      .certificate .words { min-width: 23mm; }
      .crowded table { font-size: 7.5pt; }
      .crowded th, .crowded td { padding-right: 6pt; }
      .tall .words { min-width: 0; }
      .scroll, .plot { overflow: visible; }
      .scroll tr:not(.again) > :first-child, caption .caption { position: static; }
      caption .caption { max-width: 160mm; }
      .tall caption .caption { width: auto; }
      thead { display: table-header-group; break-after: avoid; }
      .table { margin: 1rem 0; }
      table { font-size: 8.5pt; }
      th, td { padding: 2pt 10pt 2pt 0; }
      section.level-1 { margin-top: 1.75rem; }
      .command { border: 1px solid var(--rule); background: none; }
      .certificate { page: certificate; font-size: 7.75pt; line-height: 1.2; }
      .certificate h1 { font-size: 12pt; line-height: 1.2; }
      main .command .label { font-size: 7.5pt; }
      .certificate table, .certificate .figures .error { font-size: 7.5pt; line-height: 1.15; }
      .certificate .notice { margin: 3pt 0; padding: 3pt 0; max-width: none; }
      .certificate .marks { margin: 3pt 0; padding: 2pt 0; }
      .certificate main section { padding: 2pt 0; grid-template-columns: 19mm minmax(0, 1fr); column-gap: 2mm; }
      .certificate main h2 { font-size: 7pt; letter-spacing: .03em; }
      .certificate th, .certificate td { padding: 1pt 6pt 1pt 0; }
      .certificate .table { margin: 0; }
      .certificate caption { padding-bottom: 1pt; }
      .certificate .figures > div { padding: 1pt 0; }
      .certificate .figures .value { font-size: 9pt; }
      .certificate main ul:has(li + li) { columns: 2; column-gap: 6mm; }
      .certificate main li { break-inside: avoid; margin-bottom: 0; }
      .certificate main p, .certificate main ul, .certificate main ol { margin-bottom: 2pt; }
      .certificate .figures > div { grid-template-columns: 1.2fr 1fr 2.4fr; column-gap: 4mm; }
      .certificate .command { margin: 1pt 0; padding: 2pt 6pt; }
      body.certificate > footer { margin-top: 0; padding: 2pt 0 0; }
      body.certificate > footer::before { padding-top: 2pt; }
    }
    """
}
