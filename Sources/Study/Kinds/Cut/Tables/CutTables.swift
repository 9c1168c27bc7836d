// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Psychometrics
import StandardSetting

/// The tables round a cut: error bands, raw to scale, impact.
struct CutTables {
  let analysis: CutAnalysis

  /// The scale score of a raw score as it is printed.
  func scale(of raw: Rational) -> String {
    analysis.conversion?.scale(of: raw).text ?? "not published"
  }

  /// Table 4: the cut with its CSEM, then scores one and two CSEMs from it.
  var table4: ResultTable? {
    guard let bands = analysis.bands else { return nil }
    let cut = analysis.functional
    var rows = [
      [
        "Recommended passing score (CSEM)", "\(cut) (\(bands.error.text(places: 2)))",
        scale(of: cut),
      ]
    ]
    rows += bands.rows.map { row in
      [
        Self.offset(row.offset, "CSEM"),
        (row.raw?.description ?? "not rounded") + (row.isClamped ? " (held at the end)" : ""),
        row.scale.text,
      ]
    }
    let base = analysis.settings.rule.isAtRoundedCut ? "rounded" : "unrounded"
    return ResultTable(
      name: "table-4",
      title: "Passing scores within 1 and 2 CSEMs of the recommended passing score",
      columns: [
        .init("score", head: "Score"), .init("raw", head: "Raw points", isNumeric: true),
        .init("scale", head: "Scale score", isNumeric: true),
      ],
      rows: rows,
      notes: [
        "CSEM = conditional standard error of measurement, by "
          + "\(analysis.settings.rule.csem?.words ?? ""), "
          + "\(analysis.settings.rule.csem?.formula ?? ""), at the \(base) cut.",
        "The unrounded CSEM is added to or taken from the rounded cut; the result is rounded up to "
          + "the next whole number, on both sides, and then converted.",
      ]
    )
  }

  /// Scores one and two SEJs from the unrounded cut.
  var judgmentBands: ResultTable? {
    guard let bands = analysis.judgmentBands else { return nil }
    return ResultTable(
      name: "sej-bands",
      title: "Scores within 1 and 2 SEJs of the unrounded cut",
      columns: [
        .init("score", head: "Score"), .init("raw", head: "Raw points", isNumeric: true),
        .init("scale", head: "Scale score", isNumeric: true),
      ],
      rows: bands.rows.map {
        [Self.offset($0.offset, "SEJ"), $0.raw?.description ?? "not rounded", $0.scale.text]
      },
      notes: [
        "SEJ \(bands.error.text(places: 2)) from the unrounded cut \(bands.base.text(places: 2)); "
          + "rounded up."
      ]
    )
  }

  private static func offset(_ offset: Rational, _ error: String) -> String {
    let sign = offset > .zero ? "+" : "\u{2212}"
    return "\(sign)\(offset.magnitude) \(error)\(offset.magnitude == .one ? "" : "s")"
  }

  /// Every raw score with its published scale score, and what a hypothesis would give.
  var conversion: ResultTable? {
    guard let conversion = analysis.conversion, let highest = analysis.maxPoints?.floor.integer,
      highest <= 2000
    else { return nil }
    let lines = analysis.lines
    var columns: [ResultTable.Column] = [
      .init("raw", head: "Raw", isNumeric: true),
      .init("scale", head: "Scale score", isNumeric: true),
    ]
    if let lines {
      columns.append(.init("if-linear", head: "If linear, \(lines.rounding.rawValue)"))
    }
    return ResultTable(
      name: "raw-to-scale",
      title: "Raw score and scale score",
      columns: columns,
      rows: (0...highest).map { raw in
        let score = Rational(raw)
        return [String(raw), conversion.scale(of: score).text]
          + (lines.map { [$0.scores(at: score)?.text ?? "no line fits"] } ?? [])
      },
      notes: [
        "\(conversion.pairs.count) of \(highest + 1) raw scores have a published scale score; no "
          + "other is filled in."
      ]
        + (lines == nil
          ? []
          : [
            "The last column is an assumption, not the conversion: it holds every score that some "
              + "line through all published pairs gives, rounded and truncated to the scale. A "
              + "real conversion comes from equating."
          ])
    )
  }

  /// The share who would pass, overall and by group.
  var impact: ResultTable? {
    guard let impact = analysis.impact else { return nil }
    func row(_ name: String, _ share: ImpactShare) -> [String] {
      [
        name, String(share.count), String(share.passing),
        (share.share.double * 100).text(places: 1),
        (share.interval.lowerBound * 100).text(places: 1),
        (share.interval.upperBound * 100).text(places: 1),
      ]
    }
    return ResultTable(
      name: "impact",
      title: "Who would pass at \(impact.cut)",
      columns: [
        .init("group", head: "Group"), .init("n", head: "n", isNumeric: true),
        .init("passing", head: "Pass", isNumeric: true),
        .init("percent", head: "Per cent", isNumeric: true),
        .init("lower", head: "95 % from", isNumeric: true),
        .init("upper", head: "to", isNumeric: true),
      ],
      rows: [impact.overall.map { row("all", $0) } ?? ["all", "0", "no data", "", "", ""]]
        + impact.groups.map { row($0.value, $0.share) },
      notes: [
        "A person passes with a score at or above the cut. Intervals hold 95 %, by Wilson's formula."
      ] + impact.flags.map(\.sentence)
    )
  }

  /// The figures of the deciding method, and its flags and assumptions.
  var method: ResultTable? {
    let result = analysis.result
    let rows =
      result.figures.map { [$0.head, $0.value.text(places: 6)] }
      + result.flags.map { ["flag: \($0.code.rawValue)", $0.sentence] }
      + result.assumptions.map { ["assumed", $0] }
    guard !rows.isEmpty else { return nil }
    return ResultTable(
      name: "method",
      title: "How \(analysis.method.name) came to its cut",
      columns: [.init("item", head: "What"), .init("value", head: "Value")],
      rows: rows
    )
  }

  /// Every parameter of the run, with its origin, as far as the methods in use know it.
  func parameters(_ records: [RunManifest.ParameterRecord]) -> ResultTable {
    let known = records.filter(isUsed)
    let shown = known.filter { $0.value.count <= Self.longestParameter }
    let long = known.count - shown.count
    return ResultTable(
      name: "parameters",
      title: "Parameters of this run",
      columns: [
        .init("parameter", head: "Parameter"), .init("value", head: "Value"),
        .init("origin", head: "Origin"),
      ],
      rows: shown.map { [$0.name, $0.value.isEmpty ? "none" : $0.value, $0.origin] },
      notes: ["Origin: study (declared), default (taken), command (set for this run)."]
        + (long == 0
          ? []
          : ["Left out as too long for a table, and to be read in run.json: \(long) texts."])
    )
  }

  private static let longestParameter = 200

  /// Whether a parameter is one that its method asks for; the options of other methods are not.
  private func isUsed(_ record: RunManifest.ParameterRecord) -> Bool {
    let parts = record.name.split(separator: ".")
    guard parts.count == 3, parts[0] == "methods", let place = Int(parts[1]),
      analysis.settings.methods.indices.contains(place - 1), record.origin == "default"
    else { return true }
    return analysis.settings.methods[place - 1].kind.options.contains(String(parts[2]))
  }
}

extension CutMethodKind {
  /// The options that have a meaning for the method.
  fileprivate var options: Set<String> {
    let own: Set<String> =
      switch self {
      case .angoffProbability, .angoffYesNo, .angoffExtended: ["round"]
      case .ebel, .nedelsky: []
      case .borderlineGroup: ["centre", "borderline"]
      case .borderlineRegression: ["borderlineRating"]
      case .contrastingMidpoint: ["centre", "qualified", "notQualified"]
      case .contrastingNormal:
        ["qualified", "notQualified", "weightQualified", "weightNotQualified"]
      case .contrastingLogistic, .contrastingMisclassification, .contrastingYouden:
        ["qualified", "notQualified"]
      case .bodyOfWork: ["level"]
      case .hofstee, .beuk, .deGruijter: ["rates"]
      }
    return own.union(["id", "kind", "name"])
  }
}

extension ConditionalErrorRule {
  /// The rule in words, for a reader who does not know its name.
  var words: String {
    switch self {
    case .lord: "Lord's binomial error"
    case .binomialN: "the binomial error with divisor n"
    case .keats: "Lord's binomial error with Keats's correction"
    case .feldt: "Feldt's compound binomial error"
    }
  }
}
