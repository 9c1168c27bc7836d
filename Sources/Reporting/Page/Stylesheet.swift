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
    .marks strong, span.mark { color: var(--alert); font-weight: 700; }
    .answer {
      max-width: 43rem;
      margin: 1.25rem 0;
      padding-left: 1rem;
      border-left: 4px solid var(--accent);
      font-size: 1.25rem;
      line-height: 1.45;
    }
    .absent { color: var(--quiet); font-style: italic; }
    .absent:has(+ .absent) { margin-bottom: .25rem; }
    """
}
