// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic

extension Plan {
  /// A number that something rests on, with the fingerprint of the run that gave it.
  package struct Evidence: Sendable, Hashable {
    /// The measure; `nil` for evidence that is no number of a run.
    package var measure: Measure.Reference?
    /// The year.
    package var year: Int?
    /// The number.
    package var value: Rational?
    /// The fingerprint of the run.
    package var fingerprint = ""
    /// Where else it comes from: a survey, minutes, a visit.
    package var source = ""

    /// Evidence without contents yet.
    package init() {}

    /// Whether it says anything.
    package var isPresent: Bool { !source.isEmpty || (measure != nil && value != nil) }
  }

  /// What the data say: a strength or a challenge, with its evidence.
  package struct Finding: Sendable, Hashable {
    /// Whether it is good news.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Something to work on.
      case challenge
      /// Something to keep.
      case strength
    }

    /// Its name in the plan.
    package let id: String
    /// Whether it is good news.
    package let kind: Kind
    /// The finding in the plan's own words.
    package let text: String
    /// What it rests on.
    package var evidence: [Evidence] = []

    /// A finding.
    package init(id: String, kind: Kind, text: String) {
      (self.id, self.kind, self.text) = (id, kind, text)
    }
  }

  /// Why a challenge is there, as a link of a chain.
  package struct RootCause: Sendable, Hashable {
    /// Its name in the plan.
    package let id: String
    /// The finding that it explains.
    package let finding: String
    /// The cause in the plan's own words.
    package let text: String
    /// The cause behind it, by its id; `nil` at the end of the chain.
    package var behind: String?

    /// A cause.
    package init(id: String, finding: String, text: String) {
      (self.id, self.finding, self.text) = (id, finding, text)
    }
  }

  /// A theme with the challenges under it; the order of the list is the ranking.
  package struct Priority: Sendable, Hashable {
    /// Its name in the plan.
    package let id: String
    /// The theme.
    package let theme: String
    /// The challenges under it, by their ids.
    package let findings: [String]

    /// A priority.
    package init(id: String, theme: String, findings: [String]) {
      (self.id, self.theme, self.findings) = (id, theme, findings)
    }
  }
}
