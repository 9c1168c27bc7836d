// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic

extension Plan {
  /// What a goal is measured by: a number of a run, its group, its unit and which way is better.
  package struct Measure: Sendable, Hashable {
    /// A number of a run.
    package enum Reference: Sendable, Hashable, CustomStringConvertible {
      /// The points of the report.
      case total
      /// The points as a per cent of those possible.
      case percent
      /// The points of a component, such as `s1_math`.
      case component(String)
      /// What a part of a component reads, such as the index behind `s1_math/status_call`.
      case part(component: String, name: String)

      /// Reads `total`, `percent`, `s1_math` or `s1_math/status_call`; `nil` for anything else.
      package init?(_ text: String) {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard pieces.allSatisfy({ !$0.isEmpty && $0.allSatisfy { !$0.isWhitespace } }) else {
          return nil
        }
        switch (pieces.count, text) {
        case (1, "total"): self = .total
        case (1, "percent"): self = .percent
        case (1, _): self = .component(text)
        case (2, _): self = .part(component: pieces[0], name: pieces[1])
        default: return nil
        }
      }

      /// The reference as a plan writes it.
      package var description: String {
        switch self {
        case .total: "total"
        case .percent: "percent"
        case .component(let id): id
        case .part(let id, let name): "\(id)/\(name)"
        }
      }

      /// The name by which a plan calls a part of a component.
      package static func name(ofPart label: String) -> String { label.replacing(" ", with: "_") }

      /// The component that it belongs to; `nil` for the report as a whole.
      package var component: String? {
        switch self {
        case .total, .percent: nil
        case .component(let id), .part(let id, _): id
        }
      }
    }

    /// Which way is better.
    package enum Direction: String, Sendable, Hashable, CaseIterable {
      /// More is better.
      case up
      /// Less is better.
      case down

      /// How far a number lies beyond another in the right direction; negative where it falls short.
      package func advance(from start: Rational, to end: Rational) -> Rational {
        self == .up ? end - start : start - end
      }
    }

    /// The number of a run.
    package let reference: Reference
    /// The group of students, in words.
    package var group = "all"
    /// The unit, in words.
    package var unit = "points"
    /// Which way is better.
    package var direction = Direction.up

    /// A measure.
    package init(_ reference: Reference) { self.reference = reference }
  }
}

extension ComponentReport {
  /// Where a part, as plans call it, read its number among bands; the first table counts, as in the run's
  /// table of parts.
  ///
  /// - Parameter name: The name, such as `status_call`.
  /// - Returns: The lookup; `nil` where the part read no table with bands.
  package func lookup(ofPart name: String) -> LookupStep? {
    parts.first { Plan.Measure.Reference.name(ofPart: $0.label) == name }?
      .steps.first { $0.banded != nil }
  }
}
