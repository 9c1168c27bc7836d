// SPDX-License-Identifier: Apache-2.0
internal import NumericsCore

/// Units that are drawn from one urn, and the places that one method has in it.
///
/// Units are drawn by the rank of their key, not by their place in the file: the same study in
/// another order gives the same resamples.
struct ResamplingPool: Sendable {
  /// The kinds of units have streams of their own, so that drawing one never shifts the other.
  enum Stream: UInt64, Sendable {
    case panelists = 1
    case examinees = 2
  }

  /// How many units the urn holds.
  let size: Int
  /// The stream's number: a hash of the urn's keys, so that an urn gives the same draws wherever it
  /// is used, and two urns of one size give different ones.
  private let identity: UInt64
  private let ranks: [Int]

  /// - Parameters:
  ///   - keys: The method's units, in its order.
  ///   - all: The units of the urn; every one of `keys` is among them.
  init(_ keys: [String], within all: [String]) {
    let sorted = Set(all).sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    size = sorted.count
    ranks = keys.compactMap { rank[$0] }
    identity = Self.hash(sorted)
  }

  init(_ keys: [String]) { self.init(keys, within: keys) }

  /// One pool for each method: methods that share a unit share an urn.
  static func pools(_ methods: [[String]]) -> [ResamplingPool] {
    var urn = Array(methods.indices)
    var owner: [String: Int] = [:]
    for (method, keys) in methods.enumerated() {
      for key in keys {
        if let other = owner[key], urn[other] != urn[method] {
          let (kept, dropped) = (min(urn[other], urn[method]), max(urn[other], urn[method]))
          for index in urn.indices where urn[index] == dropped { urn[index] = kept }
        }
        owner[key] = method
      }
    }
    return methods.indices.map { method in
      let members = methods.indices.filter { urn[$0] == urn[method] }
      return ResamplingPool(methods[method], within: members.flatMap { methods[$0] })
    }
  }

  /// How often each of the method's units occurs in one resample; once each when fixed.
  func counts(
    _ plan: BootstrapPlan,
    _ stream: Stream,
    isFixed: Bool,
    replicate: Int
  ) -> [Int] {
    guard !isFixed, size > 0 else { return [Int](repeating: 1, count: ranks.count) }
    let random = CounterRandom(seed: plan.seed)
    var generator = random.generator(
      unit: identity ^ stream.rawValue,
      replicate: UInt64(replicate)
    )
    var drawn = [Int](repeating: 0, count: size)
    for _ in 0..<size { drawn[generator.index(below: size)] += 1 }
    return ranks.map { drawn[$0] }
  }

  /// FNV-1a over the keys, each closed by a byte that no key holds (Fowler, Noll and Vo 1991).
  private static func hash(_ keys: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for key in keys {
      for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    // The low bits tell the kinds of units apart.
    return hash << 2
  }
}
