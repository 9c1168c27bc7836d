// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension GroupPass {
  /// The numbers of all parents.
  ///
  /// - Parameter totals: The table, summed over threads.
  /// - Returns: The numbers as lanes in memory.
  func stored(_ totals: [Int64]) -> StoredSlot {
    var plan = LanePlan()
    let tops = LaneMemory(rowCount: parents, width: .eight)
    let bottoms = LaneMemory(rowCount: parents, width: .eight)
    let bytes = (0..<3).map { _ in LaneMemory(rowCount: parents, width: .one) }
    var (low, high, greatest) = (0, 0, 1)
    var (isOpen, isBroken) = (false, false)
    for parent in 0..<parents {
      let result = result(totals, at: parent * fields.count)
      tops.codes(Int64.self)[parent] = result.top
      bottoms.codes(Int64.self)[parent] = result.bottom
      bytes[0].codes(UInt8.self)[parent] = result.isAbsent ? 1 : 0
      bytes[1].codes(UInt8.self)[parent] = result.faults
      bytes[2].codes(UInt8.self)[parent] = result.reasons
      (low, high) = (min(low, Int(result.top)), max(high, Int(result.top)))
      greatest = max(greatest, Int(result.bottom))
      isOpen = isOpen || result.isAbsent
      isBroken = isBroken || result.faults != 0
    }
    let lanes = ([tops, bottoms] + bytes).map { plan.lane(.memory($0)) }
    let isQuotient = aggregate.operation == .mean || aggregate.operation == .share
    var unit = value?.unit ?? 1
    if !isQuotient, let weight { unit = unit * weight.unit }
    let bound = Bound.number(
      NumberLane(
        lane: lanes[0],
        denominators: isQuotient ? lanes[1] : nil,
        // What no row has costs nothing further on.
        absent: isOpen ? lanes[2] : nil,
        faults: isBroken ? lanes[3] : nil,
        reasons: isOpen ? .lane(lanes[4]) : .same(0),
        unit: unit,
        extent: low...high,
        greatestDenominator: greatest
      )
    )
    let used = Set(bound.lanes)
    let memories = zip(lanes, [tops, bottoms] + bytes).filter { used.contains($0.0) }
    return StoredSlot(bound, Dictionary(uniqueKeysWithValues: memories))
  }

  private struct Result {
    var top: Int64 = 0
    var bottom: Int64 = 1
    var isAbsent = true
    var faults: UInt8 = 0
    var reasons: UInt8 = 0
  }

  private func result(_ totals: [Int64], at entry: Int) -> Result {
    var result = Result()
    func bits(_ first: Int) -> UInt8 {
      (0..<8).reduce(0) { totals[entry + first + $1] == 0 ? $0 : $0 | 1 << UInt8($1) }
    }
    let (sum, unknown) = (totals[entry], totals[entry + Fields.unknown])
    let known = fields.hasKnown ? totals[entry + Fields.known] : 0
    let weights = fields.hasWeights ? totals[entry + fields.weights] : known
    if fields.hasFaults {
      result.faults = bits(fields.faults)
      if result.faults != 0 { return result }
    }
    let reasons = fields.hasReasons ? bits(fields.reasons) : 0
    switch aggregate.unknowns {
    case .knownOnly:
      if let share = shareNeeded, known + unknown > 0,
        Rational(Int(known), Int(known + unknown)) < share
      {
        result.reasons = reasons == 0 ? 0 : KindBits.bit(.missing)
        return result
      }
    default:
      if unknown > 0 {
        result.reasons = reasons
        return result
      }
    }
    switch aggregate.operation {
    case .count, .sum: result.top = sum
    case .mean, .share:
      if known == 0 {
        result.reasons = KindBits.bit(.missing)
        return result
      }
      if weights == 0 {
        result.faults = FaultBits.bit(.division)
        return result
      }
      (result.top, result.bottom) = weights < 0 ? (-sum, -weights) : (sum, weights)
    }
    result.isAbsent = false
    return result
  }
}
