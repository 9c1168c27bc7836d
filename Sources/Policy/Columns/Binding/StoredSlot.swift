// SPDX-License-Identifier: Apache-2.0

/// A slot's values for all rows of its home, left by one pass for the next.
struct StoredSlot: Sendable {
  let template: Bound
  let memories: [Lane: LaneMemory]

  /// A slot whose lanes live in memory.
  ///
  /// - Parameters:
  ///   - template: Where its values are, in the plan that fills them.
  ///   - memories: Where each of those lanes lives.
  init(_ template: Bound, _ memories: [Lane: LaneMemory]) {
    self.template = template
    self.memories = memories
  }

  /// The same values in another plan.
  ///
  /// - Parameter lane: The lane of that plan that shows a memory.
  /// - Returns: The values as lanes of that plan.
  func bound(_ lane: (LaneMemory) -> Lane) -> Bound {
    template.mappingLanes { old in memories[old].map(lane) ?? old }
  }
}

extension Bound {
  /// All its lanes.
  var lanes: [Lane] {
    var lanes: [Lane] = []
    _ = mappingLanes { lane in
      lanes.append(lane)
      return lane
    }
    return lanes
  }

  /// The same with other lanes.
  func mappingLanes(_ change: (Lane) -> Lane) -> Bound {
    func mapped(_ reasons: Reasons) -> Reasons {
      if case .lane(let lane) = reasons { .lane(change(lane)) } else { reasons }
    }
    switch self {
    case .constant: return self
    case .unknown(let reasons): return .unknown(mapped(reasons))
    case .truth(let truth):
      return .truth(
        TruthLane(
          truths: change(truth.truths),
          faults: truth.faults.map(change),
          reasons: mapped(truth.reasons)
        )
      )
    case .codes(let codes):
      return .codes(
        CodeLane(
          lane: change(codes.lane),
          width: codes.width,
          content: codes.content,
          constants: codes.constants,
          isNarrowed: codes.isNarrowed,
          faults: codes.faults.map(change),
          reasons: mapped(codes.reasons)
        )
      )
    case .number(let number):
      return .number(
        NumberLane(
          lane: change(number.lane),
          denominators: number.denominators.map(change),
          absent: number.absent.map(change),
          faults: number.faults.map(change),
          reasons: mapped(number.reasons),
          unit: number.unit,
          extent: number.extent,
          greatestDenominator: number.greatestDenominator
        )
      )
    }
  }
}
