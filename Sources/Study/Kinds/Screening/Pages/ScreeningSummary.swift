// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Matching
import NumericsCore
import Policy

/// A screen in plain words, for terminals, lists and the head of the report.
struct ScreeningSummary {
  let analysis: ScreeningAnalysis

  private var fall: ScreenWaterfall { analysis.waterfall }
  private var screen: Screen { analysis.screen }
  private var setAside: Int { analysis.policy.evidence.setAside.count }

  var headline: String {
    let marks = analysis.document.marks
    let marked = marks.isEmpty ? "" : " [\(marks.list)]"
    return "\(analysis.document.title): \(counts)\(marked)"
  }

  /// `400 applicants: 210 pass, 60 are referred, 130 are not shown to meet the screen`.
  var counts: String {
    let rows = setAside == 0 ? "" : "; \(setAside) rows set aside"
    return "\(fall.total) \(fall.total == 1 ? "applicant" : "applicants"): \(fall.counts)\(rows)"
  }

  var paragraph: String {
    "\(counts) by \u{201C}\(analysis.kind.screen.decision)\u{201D} of \(analysis.kind.rule.name), "
      + "\(version). To read: \(capacity.words). \(nearMisses) \(groups)"
  }

  private var capacity: ReadingCapacity {
    ReadingCapacity(files: fall.read, minutes: analysis.settings.minutes)
  }

  private var version: String {
    let version = analysis.kind.screen.version
    return version.status == .implicit ? "its only version" : "version \(version.name)"
  }

  private var nearMisses: String {
    let people = Set(analysis.nearMisses.map(\.applicant)).count
    guard people > 0 else { return "Nobody is a near miss." }
    return
      "\(people) \(people == 1 ? "is a near miss" : "are near misses"); \(analysis.reliefWords)."
  }

  private var groups: String {
    let below = zip(analysis.columns.groups, analysis.groups).flatMap { column, comparison in
      comparison.below.map { "\(column.name) \($0.group)" }
    }
    guard !analysis.groups.isEmpty else { return "No column makes groups." }
    let words =
      below.isEmpty
      ? "No group that is large enough has a ratio below 4/5."
      : "Below 4/5 of the reference rate: \(below.list)."
    return "\(words) \(GroupComparison.caution)"
  }

  /// The result for a terminal: the screen, whom it drops, near misses, groups.
  var lines: [String] {
    [headline, "rule: \(analysis.kind.rule.name), \(version), \(screen.combination.rawValue)"]
      + waterfallLines + ["to read: \(capacity.words)", nearMisses] + groupLines + comparedLines
      + curveLines
  }

  private var waterfallLines: [String] {
    let head =
      screen.combination == .all
      ? "in, dropped, referred, passed; by this filter only, if it came first"
      : "in, read, referred, not asked for; by this filter only, if it came first"
    return [head]
      + zip(analysis.declaredWaterfall.rows, screen.filters).map { row, filter in
        "  \(row.label) \(filter.words): \(row.entering), \(row.settled), \(row.referred), "
          + "\(row.others); \(row.settledOnlyHere), \(row.settledIfFirst)"
      }
  }

  private var groupLines: [String] {
    let lines = zip(analysis.columns.groups, analysis.groups).flatMap { column, comparison in
      ["\(column.name): files read"] + comparison.rows.map { "  " + $0.line }
    }
    return lines.isEmpty ? [] : lines + [GroupComparison.caution]
  }

  private var comparedLines: [String] {
    analysis.compared.map { other in
      let own = other.comparison
      return "beside \(other.rule.decision) (\(other.rule.screen.combination.rawValue)): "
        + "\(own.first) and \(own.second) files read, \(own.both) by both"
    }
  }

  private var curveLines: [String] {
    guard let curve = analysis.curve, let setting = analysis.settings.curve else { return [] }
    let relief = analysis.settings.relief == .none ? "" : ", before the relief for near misses"
    return ["files read at other cuts of \(setting.score)\(relief)"]
      + curve.points.map { point in
        let below = zip(analysis.columns.groups, point.groups).flatMap { column, comparison in
          comparison.below.map { "\(column.name) \($0.group)" }
        }
        let lost = point.lost.map { ", \($0.name) lost \($0.lost) of \($0.had)" }.joined()
        let ratios = below.isEmpty ? "" : "; below 4/5: \(below.list)"
        return "  \(point.cut): \(point.read)\(lost)\(ratios)"
      }
  }

  /// The counts for programs.
  var figures: [Figure] {
    let near = Set(analysis.nearMisses.map(\.applicant)).count
    return [
      .count("applicants", "Applicants", fall.total, "applicants"),
      .count("pass", "Pass the screen", fall.passed, "applicants"),
      .count("referred", "Referred to a person", fall.referred, "applicants"),
      .count("dropped", "Not shown to meet the screen", fall.dropped, "applicants"),
      .count("near-misses", "Near misses", near, "applicants"),
      Figure(
        key: "hours",
        label: "Hours of reading",
        text: capacity.hours.text(places: 1),
        unit: "hours",
        error: "\(capacity.files) files, each taken to need \(capacity.minutes) minutes"
      ),
    ] + lowestRatio
  }

  /// The lowest ratio of a group that is large enough, for whoever sets a threshold.
  private var lowestRatio: [Figure] {
    let judged = zip(analysis.columns.groups, analysis.groups).flatMap { column, comparison in
      comparison.rows.compactMap { row -> (name: String, ratio: ImpactRatio, value: Rational)? in
        guard row.standing != .tooFew, let ratio = row.ratio, let value = ratio.ratio else {
          return nil
        }
        return ("\(column.name) \(row.group)", ratio, value)
      }
    }
    guard let lowest = judged.min(by: { $0.value < $1.value }) else { return [] }
    let ends = [lowest.ratio.lower, lowest.ratio.upper].compactMap { $0?.text(places: 4) }
    return [
      Figure(
        key: "lowest-impact-ratio",
        label: "Lowest ratio to the reference group: \(lowest.name)",
        text: lowest.value.text(places: 4),
        exact: lowest.value.description,
        unit: "",
        error:
          "\(analysis.settings.confidenceWords) interval \(ends.joined(separator: " to ")) (Katz)"
      )
    ]
  }
}

extension GroupComparison.Row {
  /// The group in one line.
  fileprivate var line: String {
    let rate = count.rate.map { "\(($0 * 100).text(places: 1)) %" } ?? "no rate"
    let ends = interval.map {
      " (\(($0.lower * 100).text(places: 1)) to \(($0.upper * 100).text(places: 1)))"
    }
    let start = "\(group): \(count.selected) of \(count.total), \(rate)\(ends ?? "")"
    guard !isReference else { return "\(start), reference" }
    guard let ratio, let value = ratio.ratio else { return start }
    let mark = ratio.isAdjusted ? "*" : ""
    let reach = [ratio.lower, ratio.upper].compactMap { $0?.text(places: 2) }.joined(
      separator: " to "
    )
    return "\(start), ratio \(value.text(places: 2)) (\(reach)\(mark)), "
      + "\(standing?.rawValue ?? ""), Fisher p \(fisher?.chanceText(places: 4) ?? "")"
  }
}
