// SPDX-License-Identifier: Apache-2.0

/// The table of the recommended score with its error bands.
struct BandReading {
  let bands: ReportFacts.Bands?
  let pairs: [ReportFacts.ScorePair]

  init(_ text: ReportText) {
    let cutRow = /^([0-9]{1,6}) \(([0-9]{1,6}\.[0-9]{1,6})\)(?: ([0-9]{1,6}))?$/
    let bandRow =
      /^([-+\u{2212}\u{2013}]) ?([0-9]{1,2}) (?:CSEM|SEM|SEJ)s? ([0-9]{1,6})(?: ([0-9]{1,6}))?$/
    var cut: (raw: Int, error: ReportFacts.Printed)?
    var rows: [ReportFacts.Bands.Row] = []
    var pairs: [ReportFacts.ScorePair] = []
    for line in text.open where !line.isBlank {
      if cut == nil, let match = line.text.wholeMatch(of: cutRow), let raw = Int(match.1) {
        cut = (raw, ReportFacts.Printed(String(match.2), lines: [line.number]))
        if let scale = match.3.flatMap({ Int($0) }) {
          pairs.append(ReportFacts.ScorePair(raw: raw, scale: scale, lines: [line.number]))
        }
      } else if let match = line.text.wholeMatch(of: bandRow), let size = Int(match.2),
        let raw = Int(match.3)
      {
        let offset = match.1 == "+" ? size : -size
        rows.append(ReportFacts.Bands.Row(offset: offset, raw: raw, lines: [line.number]))
        if let scale = match.4.flatMap({ Int($0) }) {
          pairs.append(ReportFacts.ScorePair(raw: raw, scale: scale, lines: [line.number]))
        }
      }
    }
    bands = cut.map { ReportFacts.Bands(cut: $0.raw, error: $0.error, rows: rows) }
    self.pairs = pairs
  }
}
