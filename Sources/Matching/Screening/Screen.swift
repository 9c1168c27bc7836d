// SPDX-License-Identifier: Apache-2.0
public import Policy

/// An ordered list of filters, and how they go together.
public struct Screen: Sendable, Hashable {
  /// How filters go together.
  public enum Combination: String, Sendable, Hashable, CaseIterable, Codable {
    /// A file is read when every filter lets it pass: cuts.
    case all = "all of"
    /// A file is read when any filter asks for it: a mission.
    case any = "any of"

    /// What the filters together come to.
    ///
    /// - Parameter steps: What each filter does with an applicant.
    /// - Returns: The least of all steps, or of `any of` the greatest; their order never matters.
    public func outcome(_ steps: some Sequence<FilterStep>) -> FilterStep {
      switch self {
      case .all: steps.min() ?? .pass
      case .any: steps.max() ?? .drop
      }
    }
  }

  /// The filters in their order.
  public var filters: [ScreenFilter]
  /// How they go together.
  public var combination: Combination

  /// A screen.
  ///
  /// - Parameters:
  ///   - filters: The filters in their order.
  ///   - combination: How they go together.
  public init(_ filters: [ScreenFilter], _ combination: Combination = .all) {
    self.filters = filters
    self.combination = combination
  }
}

/// What a screen's filters do with each applicant.
public struct Screening: Sendable, Hashable {
  /// The screen.
  public let screen: Screen
  /// By applicant, then by filter in the screen's order.
  public let steps: [[FilterStep]]
  /// What the screen does with each applicant.
  public let outcomes: [FilterStep]

  /// What filters do with applicants.
  ///
  /// - Parameters:
  ///   - screen: The screen.
  ///   - steps: By applicant, then by filter; another number of filters is a mistake of the caller and
  ///     traps.
  public init(_ screen: Screen, steps: [[FilterStep]]) {
    precondition(
      steps.allSatisfy { $0.count == screen.filters.count },
      "every filter says something of every applicant"
    )
    self.screen = screen
    self.steps = steps
    outcomes = steps.map { screen.combination.outcome($0) }
  }

  /// What filters do with applicants by their answers.
  ///
  /// - Parameters:
  ///   - screen: The screen.
  ///   - answers: By applicant, then by filter.
  ///   - alternatives: The answers of the criteria that answer in the place of filters, by filter; one
  ///     for each applicant.
  public init(_ screen: Screen, answers: [[Truth]], alternatives: [Int: [Truth]] = [:]) {
    self.init(
      screen,
      steps: answers.enumerated().map { applicant, row in
        row.enumerated().map { filter, answer in
          screen.filters[filter].step(
            answer,
            alternative: alternatives[filter]?[applicant] ?? .unknown
          )
        }
      }
    )
  }

  /// The filter that alone keeps an applicant out; `nil` where there is no such one.
  ///
  /// - Parameter applicant: The applicant's place.
  /// - Returns: Of a screen of cuts the only filter that drops the applicant.
  public func onlyDropping(_ applicant: Int) -> Int? {
    let dropping = steps[applicant].indices.filter { steps[applicant][$0] == .drop }
    return dropping.count == 1 ? dropping[0] : nil
  }

  /// The same screening with its filters in another order.
  ///
  /// - Parameter order: The places of the filters in the new order.
  /// - Returns: The screening; what it does with applicants is the same.
  public func reordered(_ order: [Int]) -> Screening {
    Screening(
      Screen(order.map { screen.filters[$0] }, screen.combination),
      steps: steps.map { row in order.map { row[$0] } }
    )
  }

  /// The same screening with one filter left out.
  ///
  /// - Parameter filter: The filter's place.
  /// - Returns: The screening.
  public func without(_ filter: Int) -> Screening {
    reordered(screen.filters.indices.filter { $0 != filter })
  }
}
