// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// The tables a cut study may have, by role, with every column that is checked.
enum CutInputs {
  static let roles = specifications.map(\.name)

  static func specification(role: String) -> TableSpecification? {
    specifications.first { $0.name == role }
  }

  private static let key = CellPattern(#"[A-Za-z0-9_.\-]{1,40}"#)
  private static let share = ValueRange(Rational(0)...Rational(100))
  private static let counts = ValueRange(from: .zero)

  private static func name(_ name: String, label: String) -> ColumnSpecification {
    ColumnSpecification(name, .text, pattern: key, label: label)
  }

  private static func optional(_ name: String, _ kind: ColumnKind) -> ColumnSpecification {
    ColumnSpecification(name, kind, isRequired: false, allowsMissing: true)
  }

  private static let specifications: [TableSpecification] = [
    TableSpecification(
      name: "panelist-totals",
      columns: [
        name("panelist", label: "panelist's key"),
        ColumnSpecification("round1", .decimal, range: counts, unit: "raw points"),
      ]
        + (2...6).map {
          ColumnSpecification(
            "round\($0)",
            .decimal,
            isRequired: false,
            allowsMissing: true,
            range: counts,
            unit: "raw points"
          )
        },
      key: ["panelist"]
    ),
    TableSpecification(
      name: "panel-judgments",
      columns: [
        ColumnSpecification("round", .integer, range: ValueRange(Rational(1)...Rational(9))),
        name("panelist", label: "panelist's key"),
        name("item", label: "item's key"),
        ColumnSpecification("value", .decimal, label: "judgment"),
        optional("at", .text),
        optional("rationale", .text),
      ]
    ),
    TableSpecification(
      name: "items",
      columns: [
        name("item", label: "item's key"),
        optional("area", .text),
        ColumnSpecification(
          "max_points",
          .decimal,
          isRequired: false,
          range: ValueRange(from: .zero),
          unit: "raw points"
        ),
        ColumnSpecification(
          "scored",
          .integer,
          isRequired: false,
          range: ValueRange(Rational(0)...Rational(1))
        ),
      ],
      key: ["item"],
      allowsOtherColumns: true
    ),
    TableSpecification(
      name: "panelists",
      columns: [name("panelist", label: "panelist's key"), optional("agency", .text)],
      key: ["panelist"],
      allowsOtherColumns: true
    ),
    TableSpecification(
      name: "conversion",
      columns: [
        ColumnSpecification("raw", .decimal, range: counts, unit: "raw points"),
        ColumnSpecification("scale", .decimal, unit: "scale points"),
      ]
    ),
    responses(name: "evaluation", keys: ["section", "item"]),
    responses(name: "demographics", keys: ["question"]),
    TableSpecification(
      name: "readiness",
      columns: [
        name("panelist", label: "panelist's key"),
        ColumnSpecification("question", .text),
        ColumnSpecification("answer", .category(["yes", "no"])),
      ],
      key: ["panelist", "question"]
    ),
    TableSpecification(
      name: "stations",
      columns: [
        name("person", label: "examinee's key"),
        name("station", label: "station's key"),
        ColumnSpecification("score", .decimal, unit: "raw points"),
        ColumnSpecification("global_rating", .decimal),
      ],
      key: ["person", "station"]
    ),
    TableSpecification(
      name: "classified",
      columns: [
        name("person", label: "examinee's key"),
        name("panelist", label: "judge's key"),
        ColumnSpecification("group", .text),
        ColumnSpecification("score", .decimal, unit: "raw points"),
      ],
      key: ["person", "panelist"]
    ),
    TableSpecification(
      name: "folders",
      columns: [
        name("person", label: "key of the folder of work"),
        name("panelist", label: "judge's key"),
        ColumnSpecification("level", .integer, range: ValueRange(Rational(1)...Rational(20))),
        ColumnSpecification("score", .decimal, unit: "raw points"),
      ],
      key: ["person", "panelist"]
    ),
    TableSpecification(
      name: "scores",
      columns: [
        name("person", label: "examinee's key"),
        ColumnSpecification("score", .decimal, unit: "raw points"),
        ColumnSpecification(
          "weight",
          .decimal,
          isRequired: false,
          range: ValueRange(from: .zero)
        ),
        optional("group", .text),
      ],
      key: ["person"]
    ),
    TableSpecification(
      name: "compromise",
      columns: [name("panelist", label: "judge's key")]
        + ["k", "v", "kmin", "kmax", "fmin", "fmax", "sigma_k", "sigma_f"].map {
          optional($0, .decimal)
        },
      key: ["panelist"]
    ),
    TableSpecification(
      name: "ebel-cells",
      columns: [
        name("item", label: "item's key"),
        ColumnSpecification("relevance", .text),
        ColumnSpecification("difficulty", .text),
      ],
      key: ["item"]
    ),
    TableSpecification(
      name: "ebel-judgments",
      columns: [
        name("panelist", label: "judge's key"),
        ColumnSpecification("relevance", .text),
        ColumnSpecification("difficulty", .text),
        ColumnSpecification("value", .decimal),
      ],
      key: ["panelist", "relevance", "difficulty"]
    ),
    TableSpecification(
      name: "nedelsky",
      columns: [
        name("panelist", label: "judge's key"),
        name("item", label: "item's key"),
        ColumnSpecification("options", .text, label: "all options, such as A|B|C|D"),
        ColumnSpecification("correct", .text, label: "the right option"),
        optional("eliminated", .text),
      ],
      key: ["panelist", "item"]
    ),
  ]

  /// Counted answers with what the source prints, so that a repaired cell stays visible.
  private static func responses(name: String, keys: [String]) -> TableSpecification {
    TableSpecification(
      name: name,
      columns: keys.map { ColumnSpecification($0, .text) } + [
        ColumnSpecification("option", .text),
        ColumnSpecification("count", .integer, range: counts),
        ColumnSpecification("percent", .integer, isRequired: false, range: share),
        optional("as_printed", .text),
        ColumnSpecification("status", .category(["printed", "repaired"]), isRequired: false),
        optional("note", .text),
      ],
      key: keys + ["option"]
    )
  }
}
