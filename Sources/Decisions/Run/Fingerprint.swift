// SPDX-License-Identifier: Apache-2.0

/// Short hashes of data, policy and engine with the seed, printed on every output.
public struct Fingerprint: Sendable, Hashable, Codable {
  /// The data: eight hexadecimal digits.
  public let data: String
  /// The rule: eight hexadecimal digits.
  public let policy: String
  /// The engine's version.
  public let engine: String
  /// The seed, or `nil` when nothing random was drawn.
  public let seed: UInt64?

  /// A fingerprint from its parts.
  ///
  /// - Parameters:
  ///   - data: Short hash of the data.
  ///   - policy: Short hash of the rule.
  ///   - engine: The engine's version.
  ///   - seed: The seed, if anything random was drawn.
  public init(data: String, policy: String, engine: String, seed: UInt64?) {
    self.data = data
    self.policy = policy
    self.engine = engine
    self.seed = seed
  }

  /// The line printed on outputs: `d:7f3a90c1 p:91c0aa42 e:0.1.0 seed none`.
  public var line: String {
    "d:\(data) p:\(policy) e:\(engine) seed \(seed.map(String.init) ?? "none")"
  }
}
