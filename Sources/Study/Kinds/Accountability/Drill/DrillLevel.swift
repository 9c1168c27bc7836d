// SPDX-License-Identifier: Apache-2.0

/// The five levels of detail at which a number can be looked at, and the right that each asks for.
///
/// Source: specification of accountability, 11, after the state's menu of reports.
enum DrillLevel: Int, CaseIterable {
  case summary = 1
  case components
  case inputs
  case levels
  case students

  /// The right to a level on a page for an audience.
  ///
  /// A run is a draft until it is published: then a unit's own pages are for those with the right to
  /// the unit, and the public has what `meteyard publish` makes.
  func right(_ audience: AccountabilitySettings.Audience) -> String {
    switch self {
    case .summary, .components, .inputs: audience == .everybody ? "public" : "unit"
    case .levels: "unit"
    case .students: "student"
    }
  }

  /// The section of a page in which it stands.
  var section: String {
    switch self {
    case .summary: "summary"
    case .components: "components"
    case .inputs: "inputs"
    case .levels: "levels"
    case .students: "students"
    }
  }

  var heading: String {
    switch self {
    case .summary: "Summary"
    case .components: "Components"
    case .inputs: "What the components rest on"
    case .levels: "Students by level"
    case .students: "Students"
    }
  }
}
