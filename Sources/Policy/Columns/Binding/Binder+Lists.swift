// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// The lists of the rows of a block, with what makes them open.
struct ListLanes: Sendable {
  let offsets: Lane
  /// Whether there is a list: 0, else the reserved codes or a named constant.
  let states: Lane
  /// Why there is no list, where it is unknown.
  let reasons: Lane
  /// Whether the rule says that the list is complete; `nil` where it names no condition.
  let complete: TruthLane?
  /// 1 where the evidence leaves the list open.
  let openings: Lane?
  /// Bits of faults of rows without a list, where they are not all F02.
  var broken: Lane?
  let mostItems: Int

  /// All lanes that are read.
  var lanes: [Lane] {
    [offsets, states, reasons]
      + [complete?.truths, complete?.faults, openings, broken].compactMap { $0 }
  }

  /// One row's list.
  struct Reader {
    let offsets: UnsafeMutablePointer<Int32>
    let states: UnsafeMutablePointer<UInt8>
    let reasons: UnsafeMutablePointer<UInt8>
    let complete: UnsafeMutablePointer<UInt8>?
    let faults: UnsafeMutablePointer<UInt8>?
    let openings: UnsafeMutablePointer<UInt8>?
    let broken: UnsafeMutablePointer<UInt8>?

    init(_ lanes: ListLanes, _ block: RowBlock) {
      offsets = block.codes(lanes.offsets, Int32.self)
      states = block.bytes(lanes.states)
      reasons = block.bytes(lanes.reasons)
      complete = lanes.complete.map { block.bytes($0.truths) }
      faults = lanes.complete?.faults.map { block.bytes($0) }
      openings = lanes.openings.map { block.bytes($0) }
      broken = lanes.broken.map { block.bytes($0) }
    }

    @inline(__always)
    func items(_ row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

    /// Whether the row has a list at all.
    @inline(__always)
    func isList(_ row: Int) -> Bool { states[row] == 0 }

    @inline(__always)
    func faultBits(_ row: Int) -> UInt8 {
      guard states[row] == Binder.Selector.fault else { return 0 }
      return broken.map { $0[row] } ?? FaultBits.value
    }

    /// Whether more items may exist than are on file: what a rule does not show is not complete.
    @inline(__always)
    func isOpen(_ row: Int) -> Bool {
      if let openings, openings[row] != 0 { return true }
      guard let complete else { return false }
      return complete[row] != 2 || (faults.map { $0[row] != 0 } ?? false)
    }
  }
}

extension FaultBits {
  /// The bit of F02.
  static let value = bit(.value)
}

extension Binder {
  /// The lists of the home's rows; `nil` where no row has one on file.
  mutating func lanes(of list: FormList) throws(Unbindable) -> ListLanes? {
    guard !columns.refused.contains(FactPart(list.fact)) else {
      throw Unbindable("a list whose items have no columns")
    }
    if !list.through.isEmpty { return try seen(list) }
    guard let column = columns.lists[list.fact] else { return nil }
    let states = try codes(of: column.states)
    return ListLanes(
      offsets: plan.lane(.memory(column.offsets)),
      states: states.lane,
      reasons: wantsReasons ? reasonLane(.codes(states)) : constant(0),
      complete: try list.complete.map { (slot) throws(Unbindable) in try truth(slot) },
      openings: column.openings.map { plan.lane(.memory($0)) },
      mostItems: column.mostItems
    )
  }

  /// The lists of rows that references lead to.
  private mutating func seen(_ list: FormList) throws(Unbindable) -> ListLanes {
    guard let view = views[list.items] else { throw Self.unseen }
    return ListLanes(
      offsets: plan.lane(.memory(view.offsets)),
      states: plan.lane(.memory(view.states)),
      reasons: wantsReasons ? plan.lane(.memory(view.kinds)) : constant(0),
      complete: try list.complete.map { (slot) throws(Unbindable) in try truth(slot) },
      openings: plan.lane(.memory(view.openings)),
      broken: plan.lane(.memory(view.faults)),
      mostItems: view.mostItems
    )
  }

  /// A truth that is unknown on every row, as nothing is on file for the list.
  mutating func withoutList(_ list: FormList) -> TruthLane {
    let judge = form.program.facts[list.fact].declaration.judge
    let bit = KindBits.bit(judge == nil ? .missing : .judgment)
    return TruthLane(truths: constant(1), faults: nil, reasons: .same(wantsReasons ? bit : 0))
  }

  private mutating func codes(of column: FactColumn) throws(Unbindable) -> CodeLane {
    var reasons = Reasons.same(wantsReasons ? KindBits.bit(.missing) : 0)
    if wantsReasons, let kinds = column.kinds { reasons = .lane(plan.lane(.memory(kinds))) }
    return CodeLane(
      lane: plan.lane(.memory(column.codes)),
      width: column.codes.width,
      content: column.laneContent,
      constants: [],
      reasons: reasons
    )
  }

  /// A condition on every, or some, item; what an open list may still hold is unknown.
  mutating func quantified(
    isEvery: Bool,
    _ list: FormList,
    _ condition: Slot,
    needing operand: Slot?
  ) throws(Unbindable) -> TruthLane {
    guard let lanes = try lanes(of: list) else {
      guard let operand else { return withoutList(list) }
      let own = inherited([.truth(withoutList(list)), try bind(operand)])
      return TruthLane(truths: constant(1), faults: own.faults, reasons: own.reasons)
    }
    let items = try itemTruths(condition)
    let missing = wantsReasons ? KindBits.bit(.missing) : 0
    let none = constant(0)
    let bound = try operand.map { (slot) throws(Unbindable) in try bind(slot) }
    let needed = bound.map { inherited([$0]) }
    let (absent, broken) = (needed?.absent ?? none, needed?.faults ?? none)
    let open = wantsReasons ? bound.map { reasonLane($0) } ?? none : none
    let (truths, faults, reasons) = (scratch(), scratch(), scratch())
    let wanted: UInt8 = isEvery ? 0 : 2
    plan.add(lanes.lanes + [absent, broken, open], [truths, faults, reasons]) { block in
      let reader = ListLanes.Reader(lanes, block)
      let (absent, broken, open) = (block.bytes(absent), block.bytes(broken), block.bytes(open))
      let truths = block.bytes(truths)
      let (faults, reasons) = (block.bytes(faults), block.bytes(reasons))
      for row in 0..<block.count {
        guard reader.isList(row), absent[row] == 0 else {
          let bits = reader.faultBits(row) | broken[row]
          truths[row] = 1
          faults[row] = bits
          reasons[row] = bits == 0 ? reader.reasons[row] | open[row] : 0
          continue
        }
        var (truth, bits, kinds): (UInt8, UInt8, UInt8) = (2 - wanted, 0, 0)
        for item in reader.items(row) {
          let own = items.truth(item)
          if own == 1 {
            kinds |= items.reasons(item)
            if truth != wanted { truth = 1 }
          } else if own == wanted {
            truth = wanted
          }
          bits |= items.faults(item)
        }
        if reader.isOpen(row) {
          kinds |= missing
          if truth != wanted { truth = 1 }
        }
        truths[row] = truth
        faults[row] = bits
        reasons[row] = truth == 1 ? kinds : 0
      }
    }
    return TruthLane(
      truths: truths,
      faults: faults,
      reasons: wantsReasons ? .lane(reasons) : .same(0)
    )
  }
}
