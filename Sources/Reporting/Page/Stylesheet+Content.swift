// SPDX-License-Identifier: Apache-2.0

extension Stylesheet {
  /// Tables with rules instead of boxes; the first column stays while the others scroll.
  static let tables = """
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
    th[rowspan] { padding-right: 2rem; }
    .sentences { min-width: 13rem; }
    .words { min-width: 9rem; }
    .scroll tr:not(.again) > :first-child {
      position: sticky;
      left: 0;
      background: var(--paper);
    }
    .summary th { font-weight: 650; }
    .repeated { color: var(--quiet); }
    main .table-note { margin: .5rem 0 0; color: var(--quiet); font-size: .875rem; }
    """

  /// Figures, named numbers, notices, steps and commands.
  static let blocks = """
    figure { margin: 2rem 0; }
    .plot { overflow-x: auto; }
    /* A chart is never shrunk, so that its text keeps its size; where it is too wide, it scrolls. */
    .plot svg { width: 720px; max-width: none; }
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
      grid-template-columns: minmax(0, 1.1fr) minmax(0, .9fr) minmax(0, 1.6fr);
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
  static let certificates = """
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
}
