// SPDX-License-Identifier: Apache-2.0

extension Form {
  /// The shifts between periods that the slots use.
  public var shifts: Set<PeriodShift> {
    var shifts: Set<PeriodShift> = []
    for node in nodes {
      if case .shifted(_, let shift) = node.operation { shifts.insert(shift) }
    }
    return shifts
  }

  /// Through how many shifts, one after the other, a value may be read.
  public var shiftDepth: Int {
    var depths: [Int] = []
    for node in nodes {
      let inner = node.operation.operands.map { depths[$0.place] }.max() ?? 0
      if case .shifted = node.operation { depths.append(inner + 1) } else { depths.append(inner) }
    }
    return depths.max() ?? 0
  }

  /// For each entity of members the fact that every number over them compares with the period; an
  /// entity is left out where the numbers do not agree on one.
  var memberYears: [Int: Int] {
    guard let periods else { return [:] }
    var found: [Int: Int] = [:]
    var open: Set<Int> = []
    for node in nodes where node.home == periods.entity {
      guard case .aggregate(let aggregate) = node.operation else { continue }
      guard let filter = aggregate.filter, let year = year(of: filter, periods),
        found[aggregate.members] ?? year == year
      else {
        open.insert(aggregate.members)
        continue
      }
      found[aggregate.members] = year
    }
    return found.filter { !open.contains($0.key) }
  }

  /// The fact that a filter compares with the period of the row that asks.
  func year(of filter: Slot, _ periods: Periods) -> Int? {
    switch self[filter].operation {
    case .all(let members):
      for member in members {
        if let found = year(of: member, periods) { return found }
      }
      return nil
    case .comparison(.equal, let a, let b):
      return year(a, equal: b, periods) ?? year(b, equal: a, periods)
    default: return nil
    }
  }

  private func year(_ own: Slot, equal other: Slot, _ periods: Periods) -> Int? {
    guard case .fact(let fact) = self[own].operation,
      case .lifted(let above) = self[other].operation,
      self[above].operation == .fact(periods.fact)
    else { return nil }
    return fact
  }

  /// Whether values of a member read its subject, of which it has several, one for each period.
  func readsSubject(_ slots: [Slot], _ periods: Periods) -> Bool {
    var (open, seen) = (slots, Set(slots))
    while let slot = open.popLast() {
      let node = self[slot]
      switch node.operation {
      case .lifted(let inner) where self[inner].home == periods.entity: return true
      case .aggregate where node.home == periods.entity: continue
      default:
        for operand in node.operation.operands where seen.insert(operand).inserted {
          open.append(operand)
        }
      }
    }
    return false
  }
}
