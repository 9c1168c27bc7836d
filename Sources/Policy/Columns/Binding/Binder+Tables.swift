// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// An output of the table's row for the keys.
  mutating func lookup(
    _ place: Int,
    _ keys: [Slot],
    _ output: Int
  ) throws(Unbindable) -> Bound {
    let table = form.program.tables[place]
    var bounds: [Bound] = []
    for key in keys { bounds.append(try bind(key)) }
    for bound in bounds {
      // A key that is never known makes the whole lookup unknown, unless another is a fault.
      if case .unknown = bound { return neverFound(bounds) }
    }
    let key = LookupKey(table: place, keys: keys)
    let known = lookups[key]
    let found: Found
    if let known { found = known } else { found = try self.found(table, bounds) }
    lookups[key] = found
    return .codes(try answered(found, table, output))
  }

  private mutating func neverFound(_ bounds: [Bound]) -> Bound {
    let own = inherited(bounds)
    guard let faults = own.faults else { return .unknown(own.reasons) }
    let target = scratch()
    plan.add([faults], [target]) { block in
      let (faults, target) = (block.bytes(faults), block.bytes(target))
      for row in 0..<block.count { target[row] = faults[row] == 0 ? 255 : 254 }
    }
    return .codes(
      CodeLane(
        lane: target,
        width: .one,
        content: .members([]),
        constants: [],
        faults: faults,
        reasons: own.reasons
      )
    )
  }

  /// The outputs of the rows that are found.
  ///
  /// Where every class finds a value the classes themselves are the codes of the outputs, and no
  /// lane is written.
  private mutating func answered(
    _ found: Found,
    _ table: Table,
    _ output: Int
  ) throws(Unbindable) -> CodeLane {
    var values: [Value] = []
    var isWhole = true
    let filler = table.rows.lazy.compactMap { $0.outputs[output].value }.first ?? .number(.zero)
    var unknowns: [UInt8] = []
    var faults: [UInt8] = []
    for match in found.matches {
      var (bits, fault) = (UInt8(0), UInt8(0))
      // Codes without a value are never read; they get a value of the column's type.
      var value = filler
      switch match {
      case .none: fault = FaultBits.bit(.noRow)
      case .several: fault = FaultBits.bit(.twoRows)
      case .row(let row):
        switch table.rows[row].outputs[output] {
        case .value(let found): value = found
        case .unknown(let causes): bits = KindBits.bits(causes.kinds)
        default: throw Unbindable("a table cell that is neither a value nor unknown")
        }
        if case .unknown = table.rows[row].outputs[output] { isWhole = false }
      }
      isWhole = isWhole && fault == 0
      values.append(value)
      unknowns.append(bits)
      faults.append(fault)
    }
    if isWhole { return found.codes.with(.members(values)) }
    let codes = found.codes
    guard codes.width == .one else { throw Unbindable("a large table with gaps") }
    let bytes = found.matches.indices.map { place -> UInt8 in
      if faults[place] != 0 { return 254 }
      if case .row(let row) = found.matches[place],
        case .unknown = table.rows[row].outputs[output]
      {
        return 255
      }
      return UInt8(place)
    }
    let target = mapped(codes, bytes, reserved: 255)
    var own: Lane?
    if faults.contains(where: { $0 != 0 }) { own = mapped(codes, faults, reserved: 0) }
    let allFaults = or([codes.faults, own].compactMap { $0 })
    let lane = scratch()
    let none = allFaults ?? constant(0)
    plan.add([target, none], [lane]) { block in
      let (source, faults) = (block.bytes(target), block.bytes(none))
      let lane = block.bytes(lane)
      for row in 0..<block.count { lane[row] = blend(faults[row] == 0, source[row], 254) }
    }
    var reasons = Reasons.same(0)
    if wantsReasons {
      let keyReasons = reasonLane(.codes(codes))
      let cellReasons = mapped(codes, unknowns, reserved: 0)
      reasons = .lane(or([keyReasons, cellReasons]) ?? keyReasons)
    }
    return CodeLane(
      lane: lane,
      width: .one,
      content: .members(values),
      constants: [],
      faults: allFaults,
      reasons: reasons
    )
  }
}
