// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Matching
import Policy

/// What a study says of a score: its error with where that is published, and which values are plausible.
struct ScoreSetting {
  /// The fact.
  let fact: String
  /// The standard error of measurement.
  let standardError: Rational
  /// Where the error, and the reference group, are published.
  let source: String
  let error: ScoreError
  /// The least and the greatest value that a file may hold.
  let plausible: ClosedRange<Rational>?

  /// The formula in words.
  var model: String {
    error.reference == nil
      ? "flat: of the person nothing but the score is known"
      : "shrunk towards the mean of the reference group (Kelley)"
  }

  static func all(
    _ reader: SettingsReader,
    _ rulebook: Rulebook
  ) throws(StudyError) -> [ScoreSetting] {
    let facts = rulebook.versions.flatMap { version in
      version.program.facts.filter {
        version.program.entities[$0.entity].name == rulebook.subject
          && $0.type.withoutConstants.number != nil
      }.map(\.name)
    }.uniqued
    var scores: [ScoreSetting] = []
    for group in try reader.groups("scores") {
      let score = try ScoreSetting(group, facts)
      guard !scores.contains(where: { $0.fact == score.fact }) else {
        throw group.trouble("fact", "names \(score.fact) twice; keep one")
      }
      scores.append(score)
    }
    return scores
  }

  private init(_ group: SettingsReader, _ facts: [String]) throws(StudyError) {
    let name = try group.text("fact")
    guard facts.contains(name) else {
      throw group.trouble(
        "fact",
        "names no number of the policy: \"\(name)\"\(Spelling.suggestion(for: name, among: facts)) "
          + "(it has \(facts.isEmpty ? "none" : facts.list))"
      )
    }
    fact = name
    standardError = try group.rational("sem")
    source = try group.text("source")
    let mean = try group.optionalRational("mean")
    let spread = try group.optionalRational("sd")
    guard (mean == nil) == (spread == nil) else {
      throw group.trouble(
        mean == nil ? "mean" : "sd",
        "is missing: a reference group has a mean and a standard deviation"
      )
    }
    do {
      var reference: ScoreError.Reference?
      if let mean, let spread {
        reference = .init(mean: mean.double, standardDeviation: spread.double)
      }
      error = try ScoreError(standardError.double, reference: reference)
    } catch {
      throw group.trouble(
        "sem",
        "is above 0, and below the standard deviation of the reference group, not "
          + "\"\(standardError)\""
      )
    }
    let least = try group.optionalRational("least")
    let most = try group.optionalRational("most")
    guard (least == nil) == (most == nil) else {
      throw group.trouble(least == nil ? "least" : "most", "is missing beside the other end")
    }
    if let least, let most, least > most {
      throw group.trouble("least", "is above `most`")
    }
    if let least, let most { plausible = least...most } else { plausible = nil }
    try group.finish()
  }

  /// What is wrong with a file's cells of the score beyond its type.
  func objections(to table: Evidence.Table) -> [Finding] {
    guard let plausible, let column = table[column: fact] else { return [] }
    return (0..<table.rowCount).compactMap { row in
      guard !column.isMissing(row), let value = Rational(decimal: column.text(row)),
        !plausible.contains(value)
      else { return nil }
      return Finding(
        severity: .error,
        code: "implausible",
        file: table.fileName,
        row: table.sourceLine(ofRow: row),
        column: column.header,
        value: "<redacted>",
        rule:
          "a score of \(fact) is \(plausible.lowerBound) to \(plausible.upperBound) in this study",
        remedy: "correct the score, or leave the cell empty where none is known"
      )
    }
  }
}
