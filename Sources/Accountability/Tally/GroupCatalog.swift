// SPDX-License-Identifier: Apache-2.0

/// The groups that students are counted in: those on file, and those made of them.
///
/// A student in several members of a union counts once in it.
///
/// ```swift
/// let groups = try GroupCatalog(
///   base: ["frl", "ell", "swd"],
///   derived: [("super", .union([.base("frl"), .base("ell"), .base("swd")]))]
/// )
/// ```
public struct GroupCatalog: Sendable, Hashable {
  /// How a group is made of groups on file.
  public indirect enum Definition: Sendable, Hashable {
    /// A group on file.
    case base(String)
    /// Whoever is in at least one of them.
    case union([Definition])
    /// Whoever is in all of them.
    case intersection([Definition])
    /// Whoever is not in it.
    case complement(Definition)
  }

  /// Why groups cannot be counted.
  public enum CatalogError: Error, Sendable, Hashable {
    /// A name stands for two groups.
    case repeated(String)
    /// A definition names a group that is not on file.
    case unknown(String, among: [String])
    /// There are more groups than a student's mask has bits.
    case tooMany(Int)
  }

  /// The names of all groups: everybody first, then those on file, then those made of them.
  public let names: [String]
  /// How many groups are on file.
  public let baseCount: Int
  private let derived: [Definition]

  /// The most groups, everybody and derived ones counted.
  public static let limit = 32
  /// The name of the group that every student is in.
  public static let everybody = "all"

  /// Groups.
  ///
  /// - Parameters:
  ///   - base: The names of the groups on file, in the order of the bits of a student's mask.
  ///   - derived: The groups made of them.
  /// - Throws: `CatalogError`.
  public init(
    base: [String],
    derived: [(name: String, definition: Definition)] = []
  ) throws(CatalogError) {
    let names = [Self.everybody] + base + derived.map(\.name)
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .repeated(name) }
    guard names.count <= Self.limit else { throw .tooMany(names.count) }
    for (_, definition) in derived {
      if let name = definition.names.first(where: { !base.contains($0) }) {
        throw .unknown(name, among: base)
      }
    }
    self.names = names
    baseCount = base.count
    self.derived = derived.map(\.definition)
  }

  /// All groups of a student.
  ///
  /// - Parameter base: The groups on file, bit 0 for the first.
  /// - Returns: One bit for each of `names`.
  public func mask(_ base: UInt32) -> UInt32 {
    let onFile: UInt32 = (1 << UInt32(baseCount)) - 1
    var mask = 1 | (base & onFile) << 1
    for (place, definition) in derived.enumerated() where holds(definition, base) {
      mask |= 1 << UInt32(1 + baseCount + place)
    }
    return mask
  }

  private func holds(_ definition: Definition, _ base: UInt32) -> Bool {
    switch definition {
    case .base(let name):
      names.firstIndex(of: name).map { base >> UInt32($0 - 1) & 1 == 1 } ?? false
    case .union(let parts): parts.contains { holds($0, base) }
    case .intersection(let parts): parts.allSatisfy { holds($0, base) }
    case .complement(let part): !holds(part, base)
    }
  }
}

extension GroupCatalog.Definition {
  /// The groups on file that the definition names.
  fileprivate var names: [String] {
    switch self {
    case .base(let name): [name]
    case .union(let parts), .intersection(let parts): parts.flatMap(\.names)
    case .complement(let part): part.names
    }
  }
}
