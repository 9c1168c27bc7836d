// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Claims side by side, each with what the others say about it.
///
/// Deliberately without a mean, a median or a best value of claims: contradictions are kept apart,
/// and none is resolved here.
public struct ClaimsLedger: Sendable {
  /// The claims in the order of the list.
  public let claims: [Claim]
  /// What the ledger finds about each, in the same order.
  public let standings: [ClaimStanding]
  private let groups: [ClaimGroup]
  /// For each claim its group, and its place among what the group says.
  private let places: [(group: Int, saying: Int)]

  /// A ledger of claims.
  ///
  /// - Parameters:
  ///   - claims: The claims in the order of the list.
  ///   - plausible: The plausible numbers of topics.
  ///   - unstated: Populations that mean that none is stated, such as `a program, not named`.
  ///   - identities: What claims give for others of the list; a claim that one of them does not give is in
  ///     conflict.
  /// - Complexity: O(n).
  public init(
    _ claims: [Claim],
    plausible: [String: PlausibleRange] = [:],
    unstated: [String] = [],
    identities: [ClaimIdentity] = []
  ) {
    let recomputed = Dictionary(grouping: identities, by: \.result)
    let unstated = Set(unstated.map(ClaimText.folded))
    var numbers: [ClaimGroup.Key: Int] = [:]
    var groups: [ClaimGroup] = []
    var places: [(group: Int, saying: Int)] = []
    for (index, claim) in claims.enumerated() {
      let words = claim.population.map(ClaimText.folded) ?? ""
      let key = ClaimGroup.Key(topic: claim.topic, people: unstated.contains(words) ? "" : words)
      let number = numbers[key] ?? groups.count
      if number == groups.count {
        numbers[key] = number
        groups.append(ClaimGroup(key: key))
      }
      places.append((number, groups[number].add(index, claim.value.sense)))
    }
    self.claims = claims
    self.groups = groups
    self.places = places
    standings = claims.indices.map { index in
      let claim = claims[index]
      let group = groups[places[index].group]
      let agreeing = group.sayings[places[index].saying].count - 1
      let conflicting = group.count - agreeing - 1
      let doubts = [plausible[claim.topic]?.objection(to: claim.value), claim.doubt]
        .compactMap(\.self)
      // A part of a whole needs the whole: the list says that it is missing, or nothing names it.
      let isUnlabelled =
        claim.relation.isUnlabelled
        || (claim.value.isRatio && claim.relation == .unstated && group.key.people.isEmpty)
      let given = recomputed[claim] ?? []
      let found: [(status: ClaimStatus, holds: Bool)] = [
        (.agrees, agreeing > 0 || given.contains { $0.verdict == .holds }),
        (.conflicts, conflicting > 0 || given.contains { $0.verdict != .holds }),
        (.unsourced, claim.issuer == nil),
        (.implausible, !doubts.isEmpty), (.unlabelled, isUnlabelled),
      ]
      return ClaimStanding(
        statuses: found.filter(\.holds).map(\.status),
        agreeing: agreeing,
        conflicting: conflicting,
        doubts: doubts,
        identities: given
      )
    }
  }

  /// The topics in the order in which they first stand.
  public var topics: [String] { claims.map(\.topic).uniqued }

  /// How many claims have a status.
  ///
  /// - Parameter status: The status.
  /// - Returns: The count.
  public func count(_ status: ClaimStatus) -> Int {
    standings.count { $0.statuses.contains(status) }
  }

  /// Claims on a claim's topic, of the same people, that say the same.
  ///
  /// - Parameters:
  ///   - index: The claim's place in `claims`.
  ///   - limit: How many to name at most; `standings` counts all of them.
  /// - Returns: The other claims, in the order of the list.
  public func agreeing(with index: Int, limit: Int = .max) -> [Claim] {
    let place = places[index]
    return groups[place.group].sayings[place.saying].lazy.filter { $0 != index }.prefix(limit)
      .map { claims[$0] }
  }

  /// Claims on a claim's topic, of the same people, that say something else.
  ///
  /// - Parameters:
  ///   - index: The claim's place in `claims`.
  ///   - limit: How many to name at most; `standings` counts all of them.
  /// - Returns: The other claims, in the order of the list.
  public func conflicting(with index: Int, limit: Int = .max) -> [Claim] {
    let place = places[index]
    let others = groups[place.group].sayings.enumerated().lazy
      .filter { $0.offset != place.saying }.flatMap(\.element).prefix(limit)
    return others.sorted().map { claims[$0] }
  }
}

/// Claims that can agree or conflict: on one topic, of the same people or of people not stated.
private struct ClaimGroup: Sendable {
  struct Key: Hashable, Sendable {
    let topic: String
    /// Folded; empty when not stated.
    let people: String
  }

  let key: Key
  /// The claims by what they say, each thing said at the place where it is first said.
  private(set) var sayings: [[Int]] = []
  private(set) var count = 0
  private var numbers: [ClaimValue.Sense: Int] = [:]

  init(key: Key) { self.key = key }

  /// Adds a claim and returns the place of what it says.
  mutating func add(_ index: Int, _ sense: ClaimValue.Sense) -> Int {
    count += 1
    if let number = numbers[sense] {
      sayings[number].append(index)
      return number
    }
    numbers[sense] = sayings.count
    sayings.append([index])
    return sayings.count - 1
  }
}
