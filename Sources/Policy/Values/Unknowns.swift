// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// Why something is not decided: each responsible fact or clause with its kind.
public struct Unknowns: Sendable, Hashable {
  /// One fact or clause that is not known.
  public struct Cause: Sendable, Hashable, Comparable {
    /// Why it is not known.
    public let kind: UnknownKind
    /// The fact's name, or the clause's label.
    public let name: String

    /// A cause.
    ///
    /// - Parameters:
    ///   - kind: Why it is not known.
    ///   - name: The fact's name, or the clause's label.
    public init(_ kind: UnknownKind, _ name: String) {
      self.kind = kind
      self.name = name
    }

    /// By name, then by kind.
    public static func < (left: Cause, right: Cause) -> Bool {
      (left.name, left.kind.rawValue) < (right.name, right.kind.rawValue)
    }
  }

  /// The causes, sorted, each once.
  public private(set) var causes: [Cause]

  /// No causes.
  public static let none = Unknowns([])

  /// One cause.
  ///
  /// - Parameters:
  ///   - kind: Why it is not known.
  ///   - name: The fact's name, or the clause's label.
  public init(_ kind: UnknownKind, _ name: String) { causes = [Cause(kind, name)] }

  private init(_ causes: [Cause]) { self.causes = causes }

  /// The causes of both; their order never matters.
  ///
  /// - Parameter other: More causes.
  /// - Returns: All causes, each once.
  public func union(_ other: Unknowns) -> Unknowns {
    if causes.isEmpty { return other }
    if other.causes.isEmpty || other == self { return self }
    return Unknowns(Set(causes).union(other.causes).sorted())
  }

  /// The kinds, each once, in the order in which kinds are declared.
  public var kinds: [UnknownKind] {
    UnknownKind.allCases.filter { kind in causes.contains { $0.kind == kind } }
  }

  /// The names, sorted, each once.
  public var names: [String] { Set(causes.map(\.name)).sorted() }

  /// Whether nothing is unknown.
  public var isEmpty: Bool { causes.isEmpty }
}
