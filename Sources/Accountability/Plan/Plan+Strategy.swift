// SPDX-License-Identifier: Apache-2.0
package import Evidence

extension Plan {
  /// How goals are to be reached, with the evidence that its authors claim for it.
  ///
  /// The claim is kept, not judged: the product ranks no strategy.
  package struct Strategy: Sendable, Hashable {
    /// What is claimed to show that it works.
    package struct Claim: Sendable, Hashable {
      /// The study, the visit, the practice.
      package let citation: String
      /// How strong its authors hold it to be; empty where it is not said.
      package let strength: String

      /// A claim.
      package init(citation: String, strength: String) {
        (self.citation, self.strength) = (citation, strength)
      }
    }

    /// Its name in the plan.
    package let id: String
    /// The strategy in the plan's own words.
    package let text: String
    /// The goals that it serves, by their ids.
    package let goals: [String]
    /// The root cause that it addresses, by its id; `nil` where it is not said.
    package var cause: String?
    /// What is claimed to show that it works.
    package var claims: [Claim] = []

    /// A strategy.
    package init(id: String, text: String, goals: [String]) {
      (self.id, self.text, self.goals) = (id, text, goals)
    }
  }

  /// What is done, by whom and when.
  package struct ActionStep: Sendable, Hashable {
    /// Its name in the plan.
    package let id: String
    /// The strategy that it belongs to, by its id.
    package let strategy: String
    /// What is done.
    package let action: String
    /// When it begins; `nil` where it is not said.
    package var start: CalendarDate?
    /// By when it is done; `nil` where it is not said.
    package var due: CalendarDate?
    /// Who sees to it; `nil` where it is not said.
    package var responsible: Responsible?
    /// What it takes and costs; empty where it is not said.
    package var resource = ""
    /// What shows that it is done; empty where it is not said.
    package var outcome = ""

    /// A step.
    package init(id: String, strategy: String, action: String) {
      (self.id, self.strategy, self.action) = (id, strategy, action)
    }
  }
}
