// SPDX-License-Identifier: Apache-2.0

/// A person's name that no output prints unless somebody asks for it on paper of their own.
///
/// Every description is the same word, so that a name cannot reach a log, an error or a page by
/// accident; `disclosed` is the one door.
package struct PrivateName: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// The name itself, for views inside the house only.
  package let disclosed: String

  /// A private name.
  package init(_ name: String) { disclosed = name }

  /// A word in place of the name.
  package var description: String { "<private>" }

  /// A mirror that shows no name.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Plan {
  /// Who is responsible: a role, and a name that stays private.
  package struct Responsible: Sendable, Hashable {
    /// The role, such as `curriculum director`.
    package let role: String
    /// The name; `nil` where none is given.
    package let name: PrivateName?

    /// Somebody responsible.
    package init(role: String, name: PrivateName? = nil) { (self.role, self.name) = (role, name) }
  }

  /// A member of the team that made the plan.
  package struct TeamMember: Sendable, Hashable {
    /// What the member stands for.
    package enum Part: String, Sendable, Hashable, CaseIterable {
      /// Parents, students, employers, neighbours.
      case community
      /// Those who work there.
      case staff
      /// The board.
      case board
      /// Who leads the process and does not write the plan.
      case facilitator
    }

    /// What the member stands for.
    package let part: Part
    /// The role, and the name.
    package let person: Responsible

    /// A member.
    package init(_ part: Part, _ person: Responsible) { (self.part, self.person) = (part, person) }
  }

  /// Where the data of one category come from.
  package struct DataSource: Sendable, Hashable {
    /// The categories of a data inventory.
    package enum Category: String, Sendable, Hashable, CaseIterable {
      /// What people think.
      case perception
      /// What students reach.
      case achievement
      /// What students do: attendance, discipline.
      case behavior
      /// Programs, resources, staff.
      case contextual
      /// Who the students are.
      case demographic
    }

    /// The category.
    package let category: Category
    /// The source; empty where there is none.
    package var source = ""
    /// Why there is none; empty where there is one.
    package var reason = ""

    /// A category without a source yet.
    package init(_ category: Category) { self.category = category }
  }
}
