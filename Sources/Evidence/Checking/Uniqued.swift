// SPDX-License-Identifier: Apache-2.0

extension Sequence where Element: Hashable {
  /// Each element once, at the place where it first stands.
  public var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
