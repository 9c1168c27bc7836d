// SPDX-License-Identifier: Apache-2.0

/// How probabilities were computed, which errors they count, and how exact they are.
public struct ErrorBasis: Sendable, Hashable {
  /// A number of simulations, and their own error.
  public struct Draws: Sendable, Hashable {
    /// The standard error of the probabilities, the greatest among them.
    public var standardError: Double
    /// How many draws were decided, two for each antithetic pair.
    public var count: Int
    /// The seed.
    public var seed: UInt64
  }

  /// The population in which a fact is seen.
  public struct Reference: Sendable, Hashable {
    /// The fact's name.
    public var fact: String
    /// Its declared population, in base units; `nil` for a flat reference.
    public var population: NormalPopulation?
  }

  /// The least exact way that was needed.
  public var method: ErrorMethod
  /// A bound of the absolute error of every probability; `nil` for a simulation.
  public var errorBound: Double?
  /// The simulation; `nil` where none was needed.
  public var draws: Draws?
  /// The names of the facts whose error is counted, sorted.
  public var factsWithError: [String]
  /// The names of facts whose error is not known, or not declared, or on another scale; sorted.
  public var errorsNotCounted: [String]
  /// The reference of each fact with error, by name.
  public var references: [Reference]
}

extension ErrorBasis {
  /// Nothing has an error.
  static let certain = ErrorBasis(
    method: .exact,
    errorBound: 0,
    draws: nil,
    factsWithError: [],
    errorsNotCounted: [],
    references: []
  )
}
