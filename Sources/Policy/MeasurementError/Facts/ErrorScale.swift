// SPDX-License-Identifier: Apache-2.0
import Evidence

extension Fact {
  /// The name of the scale on which a standard error of the fact must be: that of its score, or for
  /// other numbers the fact's own name.
  var errorScale: String { type.withoutConstants.number?.scale ?? name }

  /// Whether a record says that its standard error is on another scale.
  ///
  /// - Parameters:
  ///   - record: What is on file.
  ///   - day: The day of the snapshot; `nil` for all evidence.
  /// - Returns: The other scales, sorted.
  func foreignErrorScales(_ record: FactRecord, on day: CalendarDate?) -> [String] {
    record.errorScales(on: day).subtracting([errorScale]).sorted()
  }
}

extension Evaluator {
  /// Standard errors that the evidence gives on another scale than the fact's (P208).
  ///
  /// An error of 4.85 raw points says nothing about a scaled score. It is never converted: it is
  /// left out of every probability, and listed among the errors that are not counted. A finding
  /// names the fact and the scales, and no subject.
  ///
  /// - Parameter data: The rows.
  /// - Returns: A finding for each fact and scale, at the fact's declaration.
  public func errorScaleFindings(in data: CaseData) -> DiagnosticList {
    var findings = DiagnosticList()
    var seen: Set<[String]> = []
    for version in rulebook.versions {
      for fact in version.program.facts where fact.declaration.error != nil {
        let entity = version.program.entities[fact.entity].name
        for row in data.rows[entity] ?? [] {
          let calls = row.calls.filter { $0.key.name == fact.name }.map(\.value)
          for record in (row.facts[fact.name].map { [$0] } ?? []) + calls {
            for scale in fact.foreignErrorScales(record, on: options.knownOn)
            where seen.insert([entity, fact.name, fact.errorScale, scale]).inserted {
              findings.append(Self.finding(fact, scale))
            }
          }
        }
      }
    }
    return findings
  }

  private static func finding(_ fact: Fact, _ scale: String) -> Diagnostic {
    Diagnostic(
      .errorScale,
      "the standard error of `\(fact.name)` is on the scale `\(scale)`, "
        + "the fact on `\(fact.errorScale)`",
      at: fact.declaration.name.site.span,
      help: "give the standard error on the fact's own scale; it is never converted"
    )
  }
}
