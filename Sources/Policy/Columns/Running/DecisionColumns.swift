// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// What a decision says of every row, in row order.
public struct DecisionColumns: Sendable {
  /// How many rows.
  public let rowCount: Int
  /// Outcomes: 0 not met, 1 unknown, 2 met, 3 fault.
  let outcomes: LaneMemory
  /// Truths with faults read as unknown; the outcomes themselves where none can be a fault.
  let truths: LaneMemory
  let faults: LaneMemory?
  let missing: LaneMemory?
  let masks: [LaneMemory]
  let failing: LaneMemory?
  let kinds: LaneMemory?
  /// The conditions in the order of the law, by their labels, such as `(4)(B)`.
  public let leaves: [String]

  /// The outcome of a row.
  ///
  /// - Complexity: O(1), as everything that is asked of a row.
  public func outcome(_ row: Int) -> DecisionOutcome {
    Truth(rawValue: UInt8(outcomes[row]))?.outcome ?? .fault
  }

  /// The truth of a row with faults read as unknown.
  public func truth(_ row: Int) -> Truth { Truth(rawValue: UInt8(truths[row])) ?? .unknown }

  /// The faults of a row; empty when it has none.
  public func faults(_ row: Int) -> [Fault.Code] { FaultBits.codes(of: faults?[row] ?? 0) }

  /// How many conditions of a row are unknown; `nil` when it was not asked for.
  public func missingCount(_ row: Int) -> Int? { missing?[row] }

  /// Which conditions of a row are unknown, by their places in `leaves`.
  public func missingLeaves(_ row: Int) -> [Int] {
    masks.enumerated().flatMap { word, mask in
      (0..<62).filter { mask[row] & (1 << $0) != 0 }.map { word * 62 + $0 }
    }
  }

  /// The place in `leaves` of the first condition that fails, and every group around it with it;
  /// `nil` when the outcome is not `notMet`, or when it was not asked for.
  public func firstFailing(_ row: Int) -> Int? {
    guard let number = failing?[row], number > 0 else { return nil }
    return number - 1
  }

  /// The kinds of the unknowns that make a row unknown.
  public func kinds(_ row: Int) -> [UnknownKind] { KindBits.kinds(UInt8(kinds?[row] ?? 0)) }

  /// How many rows have each outcome: not met, unknown, met, fault.
  public var outcomeCounts: [Int] {
    var counts = [0, 0, 0, 0]
    for row in 0..<rowCount { counts[outcomes[row]] += 1 }
    return counts
  }

  /// The bytes of all outcomes, for a reader of millions of rows.
  ///
  /// - Parameter body: Reads the bytes: 0 not met, 1 unknown, 2 met, 3 fault.
  /// - Returns: What the body returns.
  public func withOutcomes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: outcomes.base, count: rowCount))
  }
}

extension FaultBits {
  /// The faults of a byte.
  static func codes(of bits: Int) -> [Fault.Code] {
    codes.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element)
  }
}
