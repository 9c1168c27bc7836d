// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// Mean importance ratings of a published survey, to begin a scoring sheet with until a program sets its
/// own weights.
///
/// The numbers stand in a file with source and mark; nothing of them stands here. Whatever is scored with
/// them carries `label`.
public struct PublishedWeights: Sendable, Hashable {
  /// A factor with its mean rating.
  public struct Factor: Sendable, Hashable {
    /// The factor's name in the file.
    public let name: String
    /// Its mean rating.
    public let weight: Rational
  }

  /// The factors in the order of the file.
  public let factors: [Factor]
  /// What the weights are, who published them, and that they are to be replaced.
  public let label: String

  /// What a file of published ratings must hold.
  public static let specification = TableSpecification(
    name: "weights",
    columns: [
      ColumnSpecification("year", .integer, label: "year of the survey"),
      ColumnSpecification("factor", .text), ColumnSpecification("measure", .text),
      ColumnSpecification("value", .decimal), ColumnSpecification("unit", .text),
      ColumnSpecification(
        "mark",
        .category(["P", "S"]),
        label: "P: official release or published study; S: secondary source"
      ),
      ColumnSpecification("source", .text),
    ],
    key: ["year", "factor", "measure"]
  )

  /// The measure whose rows are weights.
  public static let measure = "mean_importance"

  /// The weights of a survey.
  ///
  /// - Parameter table: The published ratings, read by `specification`.
  /// - Throws: `ScoringError` when no row has the measure, or rows of several years have.
  public init(_ table: Table) throws(ScoringError) {
    func text(_ column: String, _ row: Int) -> String { table[column: column]?.text(row) ?? "" }
    let rows = (0..<table.rowCount).filter { text("measure", $0) == Self.measure }
    let years = Set(rows.map { text("year", $0) })
    guard let year = years.first, years.count == 1, let first = rows.first else {
      throw ScoringError(
        "the file has ratings of \(years.count) years with the measure \"\(Self.measure)\"; weights "
          + "come from one survey"
      )
    }
    factors = rows.compactMap { row in
      table[column: "value"]?.rational(row).map {
        Factor(name: text("factor", row), weight: $0)
      }
    }
    let response = (0..<table.rowCount).first {
      text("measure", $0) == "response_rate" && text("year", $0) == year
    }
    var words = "mean importance ratings of \(year), \(text("source", first)) "
    words += "(mark \(text("mark", first))"
    if let response {
      words += ", response \(text("value", response)) \(text("unit", response))"
    }
    label = words + "): default weights, to be replaced by the program's own"
  }

  /// Criteria with the published weights, for the factors that a program takes over.
  ///
  /// - Parameter names: The factors; a name that the survey does not have is an error.
  /// - Throws: `ScoringError` naming the first factor that the survey does not have.
  /// - Returns: A criterion for each, in the order given.
  public func criteria(_ names: [String]) throws(ScoringError) -> [ScoringCriterion] {
    var criteria: [ScoringCriterion] = []
    for name in names {
      guard let factor = factors.first(where: { $0.name == name }) else {
        throw ScoringError(
          "the survey has no importance rating of \"\(name)\""
            + Spelling.suggestion(for: name, among: factors.map(\.name))
        )
      }
      criteria.append(
        ScoringCriterion(name, label: name.replacing("_", with: " "), weight: factor.weight)
      )
    }
    return criteria
  }
}
