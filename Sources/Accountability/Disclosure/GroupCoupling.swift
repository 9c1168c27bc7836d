// SPDX-License-Identifier: Apache-2.0

/// One way in which overlapping groups can share students, where only their numbers are known.
///
/// Counts by group do not say who is in two groups at once. A reader of a public file does not know
/// either, so any way that gives all the numbers is a fair start for the question what else would
/// give the same print. Students of a level stand in a line; each union takes a stretch of it and
/// its members follow one another within, beginning anew where the stretch ends, so that they cover
/// it; every other group takes a stretch of its own.
public struct GroupCoupling: Sendable {
  /// The groups that are unions, by the places of their members.
  public let unions: [(group: Int, members: [Int])]
  /// How many groups there are; the first is everybody.
  public let groups: Int

  /// Why numbers of groups fit no students.
  public enum Contradiction: Error, Sendable, Hashable {
    /// A group has more students than everybody, or a member more than its union.
    case larger(group: Int, than: Int)
    /// The members of a union have fewer students together than it has.
    case uncovered(union: Int)
  }

  /// A way for groups.
  ///
  /// - Parameters:
  ///   - groups: How many groups there are; the first is everybody.
  ///   - unions: The groups that are unions; no group is a member of two.
  public init(groups: Int, unions: [(group: Int, members: [Int])]) {
    precondition((1...32).contains(groups), "a pattern has one bit for each group")
    (self.groups, self.unions) = (groups, unions)
  }

  /// The patterns of a few students by kind, which any table of these groups allows: in no group, or
  /// in one and the unions that hold it.
  public var plainPatterns: [UInt32] {
    let inUnion = Set(unions.flatMap(\.members))
    let single = (1..<groups).compactMap { group -> UInt32? in
      let isHollow = unions.contains { $0.group == group && !$0.members.isEmpty }
      guard !isHollow else { return nil }
      let above = inUnion.contains(group) ? unions.first { $0.members.contains(group) } : nil
      return 1 | 1 << UInt32(group) | (above.map { 1 << UInt32($0.group) } ?? 0)
    }
    return [1] + single
  }

  /// How many students have each pattern of groups.
  ///
  /// - Parameter counts: The students of one level by group, everybody first.
  /// - Throws: `Contradiction`.
  /// - Returns: Patterns with at least one student, by ascending bits.
  /// - Complexity: O(groups²).
  public func patterns(
    _ counts: [Int]
  ) throws(Contradiction) -> [(pattern: UInt32, count: Int)] {
    precondition(counts.count == groups, "one count for each group")
    let all = counts[0]
    var stretches: [(group: Int, stretch: Stretch)] = []
    var next = 0
    func place(_ group: Int, in line: Stretch, from start: Int) throws(Contradiction) -> Int {
      guard counts[group] <= line.length else { throw .larger(group: group, than: line.group) }
      guard counts[group] > 0 else { return start }
      stretches.append((group, line.part(from: start, counts[group], group)))
      return (start + counts[group]) % line.length
    }
    let line = Stretch(group: 0, parts: all > 0 ? [0..<all] : [])
    let members = Set(unions.flatMap(\.members))
    for group in 1..<max(1, groups) where !members.contains(group) {
      next = try place(group, in: line, from: next)
    }
    for union in unions where !union.members.isEmpty {
      let own = stretches.first { $0.group == union.group }?.stretch
      let sum = union.members.reduce(0) { $0 + counts[$1] }
      guard sum >= counts[union.group] else { throw .uncovered(union: union.group) }
      let line = own ?? Stretch(group: union.group, parts: [])
      var start = 0
      for member in union.members { start = try place(member, in: line, from: start) }
    }
    // Between two neighbouring ends of stretches all students are alike.
    var ends: Set<Int> = [0, all]
    for part in stretches.flatMap(\.stretch.parts) {
      ends.formUnion([part.lowerBound, part.upperBound])
    }
    let sorted = ends.sorted()
    var found: [UInt32: Int] = [:]
    for (from, to) in zip(sorted, sorted.dropFirst()) {
      let pattern = stretches.reduce(UInt32(1)) { mask, one in
        one.stretch.holds(from) ? mask | 1 << UInt32(one.group) : mask
      }
      found[pattern, default: 0] += to - from
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// Students of a line, as ranges in the order in which they are filled.
private struct Stretch {
  let group: Int
  let parts: [Range<Int>]

  var length: Int { parts.reduce(0) { $0 + $1.count } }

  func holds(_ place: Int) -> Bool { parts.contains { $0.contains(place) } }

  /// Some of its students from a place on, beginning anew at its end.
  func part(from start: Int, _ count: Int, _ group: Int) -> Stretch {
    let whole = length
    let wrapped = max(0, start + count - whole)
    return Stretch(
      group: group,
      parts: slice(start..<(start + count - wrapped)) + slice(0..<wrapped)
    )
  }

  private func slice(_ range: Range<Int>) -> [Range<Int>] {
    var offset = 0
    return parts.compactMap { part in
      defer { offset += part.count }
      let low = max(range.lowerBound, offset)
      let high = min(range.upperBound, offset + part.count)
      guard low < high else { return nil }
      return (part.lowerBound + low - offset)..<(part.lowerBound + high - offset)
    }
  }
}
