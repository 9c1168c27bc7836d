// SPDX-License-Identifier: Apache-2.0

/// The one stylesheet of all pages: screen in light and dark, forced colours, paper.
package enum Stylesheet {
  /// The whole sheet; the order matters, as later rules win.
  package static let text =
    colours + "\n" + frame + "\n" + prose + "\n" + tables + "\n" + blocks + "\n"
    + certificates + "\n" + narrow + "\n" + paper

  /// Every colour by its task, once for light and once for dark; the charts use the same colours.
  private static let colours = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff;
      --ink: #1b2127;
      --quiet: #525c66;
      --rule: #d3d9df;
      --strong-rule: #1b2127;
      --tint: #eff2f5;
      --accent: #0b5cad;
      --alert: #a2470a;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #14181d;
        --ink: #e9edf1;
        --quiet: #aeb8c2;
        --rule: #3a434d;
        --strong-rule: #c3cad2;
        --tint: #20272f;
        --accent: #74b6ff;
        --alert: #f2a35c;
      }
    }
    """

  /// The page as a whole: a column of contents beside a column of text.
  private static let frame = """
    *, ::before, ::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0;
      background: var(--paper);
      color: var(--ink);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans",
        Arial, sans-serif;
      font-variant-numeric: lining-nums tabular-nums;
      overflow-wrap: break-word;
    }
    body > header, body > nav, body > main, body > footer {
      max-width: 50rem;
      margin: 0 auto;
      padding: 0 1.25rem;
    }
    body > header { padding-top: 2.5rem; }
    body > main { padding-bottom: 2rem; }
    body > main:focus { outline: none; }
    body > footer {
      margin-top: 3rem;
      padding-top: 1rem;
      padding-bottom: 3rem;
      color: var(--quiet);
      font-size: .875rem;
    }
    body > footer::before {
      content: "";
      display: block;
      border-top: 1px solid var(--rule);
      padding-top: 1rem;
    }
    .skip {
      position: absolute;
      left: -100rem;
      top: 0;
      padding: .75rem 1rem;
      background: var(--paper);
      color: var(--accent);
    }
    .skip:focus { left: 0; z-index: 2; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    a { color: var(--accent); text-underline-offset: .15em; }
    nav h2 { font-size: 1rem; margin: 2rem 0 .25rem; }
    nav ul { list-style: none; margin: 0; padding: 0; }
    nav ul ul { padding-left: 1.75rem; }
    nav a { display: inline-block; min-height: 1.75rem; padding: .15rem 0; text-decoration: none; }
    nav a:hover { text-decoration: underline; }
    nav .number { display: inline-block; min-width: 1.5rem; color: var(--quiet); }
    @media screen and (min-width: 80rem) {
      body.report {
        display: grid;
        grid-template-columns: 17rem minmax(0, 50rem);
        grid-template-rows: auto 1fr auto;
        justify-content: center;
        column-gap: 3rem;
      }
      body.report > header, body.report > main, body.report > footer {
        grid-column: 2;
        width: 100%;
        margin-left: 0;
        margin-right: 0;
      }
      body.report > nav {
        grid-column: 1;
        grid-row: 1 / 4;
        align-self: start;
        position: sticky;
        top: 0;
        max-height: 100vh;
        overflow-y: auto;
        margin: 0;
        padding: 2.5rem 0 2rem;
        font-size: .875rem;
      }
      body.report > nav h2 { margin-top: 0; font-size: .875rem; }
    }
    """

  /// Running text: a measure of 65 to 75 characters, headings that need no boxes.
  private static let prose = """
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
    h1 { margin: .25rem 0 .5rem; font-size: 1.75rem; letter-spacing: -.01em; }
    section.level-1 { margin-top: 3rem; }
    section h2 { margin: 0 0 .75rem; font-size: 1.3125rem; }
    section h3 { margin: 1.75rem 0 .5rem; font-size: 1.0625rem; }
    section h4, section h5, section h6 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
    h2 .number, h3 .number, h4 .number { margin-right: .35em; color: var(--quiet); font-weight: 400; }
    p, li, dd { text-wrap: pretty; }
    main p, main > section > ul, main > section > ol { max-width: 43rem; margin: 0 0 1rem; }
    main > section > ul, main > section > ol { padding-left: 1.5rem; }
    main li { margin-bottom: .35rem; }
    code, pre {
      font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono",
        monospace;
      font-size: .9em;
    }
    .unit { margin: 0; color: var(--quiet); }
    .subtitle { margin: 0 0 .5rem; color: var(--quiet); font-size: 1.125rem; }
    .marks { margin: .75rem 0; padding: .35rem 0; border-top: 2px solid var(--alert);
      border-bottom: 2px solid var(--alert); }
    .marks strong, .mark { color: var(--alert); font-weight: 700; }
    .answer {
      max-width: 43rem;
      margin: 1.25rem 0;
      padding-left: 1rem;
      border-left: 4px solid var(--accent);
      font-size: 1.25rem;
      line-height: 1.45;
    }
    .absent { color: var(--quiet); font-style: italic; }
    """

  /// Tables with rules instead of boxes; the first column stays while the others scroll.
  private static let tables = """
    .table { margin: 1.75rem 0; }
    .scroll { overflow-x: auto; max-width: 100%; }
    table { border-collapse: collapse; font-size: .9375rem; line-height: 1.4; }
    caption { padding: 0 0 .5rem; text-align: left; }
    caption .caption {
      display: block;
      position: sticky;
      left: 0;
      width: max-content;
      max-width: min(43rem, calc(100vw - 2.5rem));
    }
    thead { border-top: 2px solid var(--strong-rule); border-bottom: 1px solid var(--strong-rule); }
    tbody { border-bottom: 2px solid var(--strong-rule); }
    tbody:has(+ tbody) { border-bottom: 1px solid var(--strong-rule); }
    tbody tr + tr { border-top: 1px solid var(--rule); }
    th, td { padding: .35rem 1.5rem .35rem 0; text-align: left; vertical-align: top; font-weight: 400; }
    thead th, thead td { vertical-align: bottom; font-weight: 650; }
    th:last-child, td:last-child { padding-right: .25rem; }
    .numeric { text-align: right; white-space: nowrap; }
    .unbroken { white-space: nowrap; }
    thead .numeric { white-space: normal; }
    .scroll th:first-child, .scroll td:first-child {
      position: sticky;
      left: 0;
      background: var(--paper);
    }
    .summary th { font-weight: 650; }
    .repeated { color: var(--quiet); }
    main .table-note { margin: .5rem 0 0; color: var(--quiet); font-size: .875rem; }
    """

  /// Figures, named numbers, notices, steps and commands.
  private static let blocks = """
    figure { margin: 2rem 0; }
    .plot { overflow-x: auto; }
    .plot svg { display: block; height: auto; }
    figcaption { max-width: 43rem; margin-top: .5rem; }
    details { margin: .5rem 0 1rem; }
    summary { width: fit-content; min-height: 1.75rem; padding: .15rem 0; color: var(--accent);
      cursor: pointer; }
    dl { margin: 0 0 1.25rem; }
    dl > div { border-top: 1px solid var(--rule); padding: .4rem 0; }
    dl > div:last-child { border-bottom: 1px solid var(--rule); }
    dt, dd { margin: 0; }
    .figures, .parts { max-width: 43rem; }
    .figures > div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.1fr);
      column-gap: 1.25rem;
      align-items: baseline;
    }
    .figures .value { font-size: 1.125rem; font-weight: 650; }
    .figures .error, .source { color: var(--quiet); }
    .figures .error { font-size: .9375rem; }
    .parts > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); }
    .parts dt { color: var(--quiet); }
    .notice {
      display: grid;
      grid-template-columns: 1.5rem minmax(0, 1fr);
      max-width: 43rem;
      margin: 1.25rem 0;
      padding: .6rem 0;
      border-top: 1px solid var(--rule);
      border-bottom: 1px solid var(--rule);
    }
    main .notice p { margin: 0; }
    .notice .shape { color: var(--accent); }
    .warning, .limit { border-color: var(--alert); }
    .warning .shape, .limit .shape { color: var(--alert); }
    .command { max-width: 43rem; margin: 1.25rem 0; padding: .6rem .9rem; background: var(--tint); }
    main .command .label { margin: 0; color: var(--quiet); font-size: .875rem; }
    pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .fingerprint code { overflow-wrap: anywhere; }
    """

  /// A certificate: labels beside their lines.
  private static let certificates = """
    .certificate h1 { font-size: 1.625rem; }
    .certificate .outcome { margin: 0 0 .5rem; }
    .certificate .outcome .shape { margin-right: .4em; color: var(--accent); }
    .certificate main section {
      display: grid;
      grid-template-columns: 8rem minmax(0, 1fr);
      column-gap: 1.25rem;
      padding: .8rem 0;
      border-top: 1px solid var(--rule);
    }
    .certificate main h2 {
      margin: .2rem 0 0;
      color: var(--quiet);
      font-size: .8125rem;
      font-weight: 650;
      letter-spacing: .06em;
      text-transform: uppercase;
    }
    .certificate main p, .certificate main ul, .certificate main ol { margin: 0 0 .4rem; }
    .certificate main ul, .certificate main ol { padding-left: 1.25rem; }
    .certificate main li { margin-bottom: .15rem; }
    .certificate .table, .certificate .figures, .certificate .command { margin: .25rem 0 .5rem; }
    .certificate .figures > div:first-child { border-top: 0; }
    .certificate .figures > div:last-child { border-bottom: 0; }
    """

  /// Small screens: nothing beside anything, no page that scrolls sideways.
  private static let narrow = """
    @media screen and (max-width: 40rem) {
      h1, .certificate h1 { font-size: 1.375rem; }
      .answer { font-size: 1.125rem; }
      .figures > div, .certificate main section { grid-template-columns: minmax(0, 1fr); }
      .plot svg { min-width: 32rem; }
      th, td { padding-right: 1rem; }
    }
    @media (forced-colors: active) {
      .answer { border-left-color: CanvasText; }
      .skip:focus, :focus-visible { outline-color: Highlight; }
      .command { border: 1px solid CanvasText; }
    }
    """

  /// Paper: always light, nothing hidden, nothing cut in two that belongs together.
  private static let paper = """
    @page { margin: 22mm 18mm 20mm; font: 8pt system-ui, "Liberation Sans", Arial, sans-serif; }
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
      .plot svg { max-height: 110mm; }
      .scroll, .plot { overflow: visible; }
      .scroll th:first-child, .scroll td:first-child, caption .caption { position: static; }
      caption .caption { max-width: 160mm; }
      thead { display: table-header-group; }
      .table { margin: 1rem 0; }
      table { font-size: 8.5pt; }
      th, td { padding: 2pt 10pt 2pt 0; }
      section.level-1 { margin-top: 1.75rem; }
      .command { border: 1px solid var(--rule); background: none; }
      .certificate { font-size: 8.5pt; line-height: 1.3; }
      .certificate h1 { font-size: 15pt; }
      main .command .label { font-size: 7.5pt; }
      .certificate table, .certificate .figures .error { font-size: 8pt; }
      .certificate main section { padding: 4pt 0; grid-template-columns: 24mm minmax(0, 1fr); }
      .certificate main h2 { font-size: 7.5pt; }
      .certificate th, .certificate td { padding: 1pt 8pt 1pt 0; }
      .certificate .figures > div { padding: 1pt 0; }
      .certificate .figures .value { font-size: 9pt; }
      body.certificate > footer { margin-top: 0; }
    }
    """
}
