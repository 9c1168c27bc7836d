// SPDX-License-Identifier: Apache-2.0
public import Decisions

/// Two runs side by side: what changed in rule and evidence, which units changed, and by what.
public struct RunDifference: Sendable {
  /// What differs between the runs as such: files of evidence, rules, parameters.
  public let causes: [String]
  /// The units that changed, in the order of the later run.
  public let units: [RunChange]
  /// How many units both runs have.
  public let compared: Int
  /// How many units came from one level to another, where levels changed.
  public let flows: [Flow]

  /// Units that came from one level to another.
  public struct Flow: Sendable, Hashable, Codable {
    /// The level in the earlier run.
    public let from: String
    /// The level in the later run.
    public let to: String
    /// How many units.
    public let count: Int
  }

  /// How many units moved in a direction.
  ///
  /// - Parameter direction: The direction.
  /// - Returns: The count.
  public func count(_ direction: RunChange.Direction) -> Int {
    units.count { $0.direction == direction }
  }

  /// Compares two runs.
  ///
  /// - Parameters:
  ///   - before: The earlier run.
  ///   - after: The later run.
  ///   - later: How many years later the units of the later run are, where they are the same ones.
  ///   - unit: The only unit that is compared; `nil` for all.
  public init(
    _ before: RunContent,
    _ after: RunContent,
    yearsLater later: Int = 0,
    only unit: String? = nil
  ) {
    causes = Self.causes(before.manifest, after.manifest)
    let (old, new) = (RunUnits(before), RunUnits(after, yearsLater: later))
    let names = unit.map { unit in new.names.filter { $0 == unit } } ?? new.names
    let gone = old.names.filter { new.results[$0] == nil && unit ?? $0 == $0 }
    compared = names.count { old.results[$0] != nil }
    units = (names + gone).compactMap { Self.change($0, old, new) }
    let pairs = names.compactMap { name -> [String]? in
      guard let from = old.levels[name], let to = new.levels[name], from != to else { return nil }
      return [from, to]
    }
    let counts = Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +)
    flows = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { pair in
      Flow(from: pair[0], to: pair[1], count: counts[pair] ?? 0)
    }
  }

  private static func change(_ name: String, _ old: RunUnits, _ new: RunUnits) -> RunChange? {
    let (before, after) = (old.results[name], new.results[name])
    let components = ComponentChanges(name, old, new).components
    guard before != after || !components.isEmpty else { return nil }
    let direction: RunChange.Direction
    if before == nil {
      direction = .added
    } else if after == nil {
      direction = .removed
    } else if let earlier = old.totals[name], let later = new.totals[name], earlier != later {
      direction = later > earlier ? .gained : .lost
    } else {
      direction = .changed
    }
    return RunChange(
      unit: name,
      before: before ?? "",
      after: after ?? "",
      direction: direction,
      components: components
    )
  }

  /// What differs between two runs as such.
  private static func causes(_ old: RunManifest, _ new: RunManifest) -> [String] {
    var causes: [String] = []
    if old.policy.sha256 != new.policy.sha256 || old.policy.version != new.policy.version {
      causes.append(
        "rule: \(old.policy.id) \(old.policy.version) (\(old.policy.sha256.prefix(8))) became "
          + "\(new.policy.id) \(new.policy.version) (\(new.policy.sha256.prefix(8)))"
      )
    }
    func files(_ manifest: RunManifest) -> [String: String] {
      Dictionary(manifest.inputs.map { ($0.path, $0.sha256) }) { first, _ in first }
    }
    let (earlier, later) = (files(old), files(new))
    for path in Set(earlier.keys).union(later.keys).sorted() where earlier[path] != later[path] {
      let what =
        earlier[path] == nil ? "is new" : later[path] == nil ? "is gone" : "has other contents"
      causes.append("evidence: \(path) \(what)")
    }
    let (first, second) = (parameters(old), parameters(new))
    for name in Set(first.keys).union(second.keys).sorted() where first[name] != second[name] {
      causes.append(
        "parameter: \(name) was \(first[name] ?? "not set"), is \(second[name] ?? "not set")"
      )
    }
    return causes
  }

  private static func parameters(_ manifest: RunManifest) -> [String: String] {
    Dictionary(manifest.parameters.map { ($0.name, $0.value) }) { first, _ in first }
  }
}
