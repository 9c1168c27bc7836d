// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// What one rater says of one applicant on one criterion.
public struct ApplicantRating: Sendable, Hashable {
  /// The program that rates.
  public let program: String
  /// The applicant.
  public let applicant: String
  /// The criterion's name.
  public let criterion: String
  /// The rater.
  public let rater: String
  /// The step of the scale.
  public let value: Int

  /// A rating.
  ///
  /// - Parameters:
  ///   - program: The program that rates.
  ///   - applicant: The applicant.
  ///   - criterion: The criterion's name.
  ///   - rater: The rater.
  ///   - value: The step of the scale.
  public init(
    program: String,
    applicant: String,
    criterion: String,
    rater: String,
    value: Int
  ) {
    self.program = program
    self.applicant = applicant
    self.criterion = criterion
    self.rater = rater
    self.value = value
  }
}

/// The ratings of a file, checked against a sheet.
///
/// A column of comments may stand in the file. It is deliberately not read: free text of raters stays in
/// the evidence, and nothing that an applicant is shown can hold it.
public struct RatingList: Sendable, Hashable {
  /// The ratings that the sheet knows, in the order of the file.
  public let ratings: [ApplicantRating]
  /// What is wrong with the others, row by row.
  public let findings: [Finding]

  /// What a file of ratings must hold; names of applicants and raters stand in no message.
  public static let specification = TableSpecification(
    name: "ratings",
    columns: [
      ColumnSpecification("program", .text),
      ColumnSpecification("applicant", .text, isPrivate: true),
      ColumnSpecification("criterion", .text),
      ColumnSpecification("rater", .text, isPrivate: true),
      ColumnSpecification("value", .integer, label: "the step of the scale"),
      ColumnSpecification(
        "comment",
        .text,
        isRequired: false,
        allowsMissing: true,
        label: "free text, never shown to applicants",
        isPrivate: true
      ),
    ],
    key: ["program", "applicant", "criterion", "rater"]
  )

  /// The ratings of a table.
  ///
  /// - Parameters:
  ///   - table: The table, read by `specification`.
  ///   - sheet: What is rated, and on which scale.
  ///   - file: The file's name, for findings.
  /// - Complexity: O(rows).
  public init(_ table: Table, sheet: ScoringSheet, file: String) {
    let known = sheet.criteria.map(\.name)
    var ratings: [ApplicantRating] = []
    var findings: [Finding] = []
    func text(_ column: String, _ row: Int) -> String { table[column: column]?.text(row) ?? "" }
    for row in 0..<table.rowCount {
      func object(_ column: String, _ rule: String, _ remedy: String) {
        findings.append(
          Finding(
            severity: .error,
            code: "rating",
            file: file,
            row: table.sourceLine(ofRow: row),
            column: column,
            value: text(column, row),
            rule: rule,
            remedy: remedy
          )
        )
      }
      guard known.contains(text("criterion", row)) else {
        object(
          "criterion",
          "is no criterion of the sheet",
          "write one of \(known.joined(separator: ", "))"
        )
        continue
      }
      guard let value = table[column: "value"]?.integer(row), sheet.scale.contains(value) else {
        object(
          "value",
          "is not on the scale of the sheet",
          "write a whole number from \(sheet.scaleWords)"
        )
        continue
      }
      ratings.append(
        ApplicantRating(
          program: text("program", row),
          applicant: text("applicant", row),
          criterion: text("criterion", row),
          rater: text("rater", row),
          value: value
        )
      )
    }
    self.ratings = ratings
    self.findings = findings
  }
}
