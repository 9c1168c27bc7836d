// SPDX-License-Identifier: Apache-2.0
public import Evidence
import ExactArithmetic

/// The files of a season, by the roles that a study gives them: who takes part, and their lists.
public enum SeasonFile: String, Sendable, Hashable, CaseIterable {
  /// Who applies.
  case applicants
  /// The tracks with their seats.
  case programs
  /// The lists of singles.
  case primary
  /// Who are a couple.
  case couples
  /// The lists of couples.
  case joint
  /// The first-year lists that hang on advanced programs.
  case supplemental
  /// The lists of programs.
  case programLists = "program_lists"
  /// Seats that go elsewhere where they stay empty.
  case reversions

  /// Whether a season cannot be read without it.
  public var isRequired: Bool {
    switch self {
    case .applicants, .programs, .programLists: true
    case .primary, .couples, .joint, .supplemental, .reversions: false
    }
  }

  /// What kinds of applicants there are.
  public static let types = [
    "us_md", "us_do", "us_img", "non_us_img", "us_md_graduate", "other",
  ]

  /// What the file must hold.
  public var specification: TableSpecification {
    TableSpecification(
      name: rawValue,
      columns: columns,
      key: key,
      allowsOtherColumns: true
    )
  }

  private var key: [String] {
    switch self {
    case .applicants: ["applicant"]
    case .programs: ["program"]
    case .couples: ["couple"]
    // Two ranks of one list, and two receivers of one donor, have sentences of their own.
    case .primary, .joint, .supplemental, .programLists, .reversions: []
    }
  }

  private var columns: [ColumnSpecification] {
    switch self {
    case .applicants:
      [
        Self.text("applicant", "The applicant's id"),
        ColumnSpecification(
          "type",
          .category(Self.types),
          isRequired: false,
          allowsMissing: true,
          label: "The kind of medical school, and of graduate"
        ),
        Self.optional("specialty", "The specialty applied for"),
        Self.optional("region", "The region preferred"),
        ColumnSpecification(
          "score",
          .decimal,
          isRequired: false,
          allowsMissing: true,
          label: "An examination's score",
          isPrivate: true
        ),
        Self.optional("couple", "The couple that the applicant is in"),
        Self.certified,
      ]
    case .programs:
      [
        Self.text("program", "The track's id"), Self.optional("specialty", "The specialty"),
        Self.optional("region", "The region"),
        ColumnSpecification(
          "track",
          .category(["C", "P", "A", "R", "M"]),
          isRequired: false,
          allowsMissing: true,
          label: "Categorical, preliminary, advanced, physician-only or primary care"
        ),
        ColumnSpecification(
          "quota",
          .integer,
          range: ValueRange(0...Rational(Market.mostQuota)),
          unit: "seats",
          label: "Seats, before any revert"
        ),
        ColumnSpecification(
          "parity",
          .category(Market.Parity.allCases.map(\.rawValue)),
          isRequired: false,
          allowsMissing: true,
          label: "Whether only an even, or only an odd, number is taken"
        ),
        Self.certified,
      ]
    case .primary:
      [
        Self.text("applicant", "The applicant"), Self.rank,
        Self.text("program", "The program ranked"),
      ]
    case .couples:
      [
        Self.text("couple", "The couple's id"), Self.text("first", "One member"),
        Self.text("second", "The other member"),
      ]
    case .joint:
      [
        Self.text("couple", "The couple"), Self.rank,
        Self.optional("first_program", "The program of the first member, or nothing", there: true),
        Self.optional(
          "second_program",
          "The program of the second member, or nothing",
          there: true
        ),
      ]
    case .supplemental:
      [
        Self.text("applicant", "The applicant"),
        Self.text("for_program", "The advanced program that the list hangs on"), Self.rank,
        Self.text("program", "The first-year program ranked"),
      ]
    case .programLists:
      [
        Self.text("program", "The program"), Self.rank,
        Self.text("applicant", "The applicant ranked"),
      ]
    case .reversions:
      [
        Self.text("donor", "The program that gives"),
        Self.text("receiver", "The one that receives"),
        ColumnSpecification(
          "max_seats",
          .integer,
          range: ValueRange(1...Rational(Market.mostQuota)),
          unit: "seats",
          label: "The most seats that are given"
        ),
      ]
    }
  }

  private static func text(_ name: String, _ label: String) -> ColumnSpecification {
    ColumnSpecification(name, .text, label: label)
  }

  private static func optional(
    _ name: String,
    _ label: String,
    there isRequired: Bool = false
  ) -> ColumnSpecification {
    ColumnSpecification(name, .text, isRequired: isRequired, allowsMissing: true, label: label)
  }

  private static let rank = ColumnSpecification(
    "rank",
    .integer,
    range: ValueRange(1...1_000_000),
    label: "The place on the list, from 1"
  )

  private static let certified = ColumnSpecification(
    "certified",
    .category(["yes", "no", "withdrawn"]),
    isRequired: false,
    allowsMissing: true,
    label: "Whether the list is certified"
  )
}
