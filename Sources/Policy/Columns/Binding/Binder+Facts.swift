// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension Binder {
  /// A fact of the row or of its ancestor, whether or not the form asks for it.
  mutating func bind(fact place: Int) throws(Unbindable) -> Bound {
    let entity = form.program.facts[place].entity
    if entity == home { return try part(FactPart(place), through: nil) }
    guard let links = try links(to: entity) else {
      throw Unbindable("rows without links to what they belong to")
    }
    return try part(FactPart(place), through: links)
  }

  /// Truths and codes as codes.
  mutating func coded(_ bound: Bound) throws(Unbindable) -> CodeLane {
    switch bound {
    case .codes(let codes): return codes
    case .truth:
      let (lane, values) = try keyClasses(of: bound)
      return lane.with(.members(values))
    case .constant(let value):
      return CodeLane(
        lane: constant(0),
        width: .one,
        content: .members([value]),
        constants: [],
        reasons: .same(0)
      )
    default: throw Unbindable("groups or bands that are no codes")
    }
  }

  /// A fact, or a part of a record or of an item, of the row itself or of the row it is linked to.
  mutating func part(_ part: FactPart, through links: LaneMemory?) throws(Unbindable) -> Bound {
    let fact = form.program.facts[part.fact]
    let missing = KindBits.bit(.missing)
    if let presumed = fact.presumption,
      case .fault = fact.type.checked(.value(presumed.value), named: fact.name)
    {
      throw Unbindable("a presumption that its type does not allow")
    }
    guard !columns.refused.contains(part) else {
      let name = ([fact.name] + part.path).joined(separator: ".")
      throw Unbindable("the fact `\(name)`, whose values have no common step,")
    }
    guard let column = columns.columns[part] else {
      if fact.declaration.judge != nil { return .unknown(.same(KindBits.bit(.judgment))) }
      if let presumed = fact.presumption, columns.usesPresumptions {
        return .constant(presumed.value)
      }
      return .unknown(.same(missing))
    }
    func lane(_ memory: LaneMemory) -> Lane {
      if let links { return gathered(memory, through: links) }
      return plan.lane(.memory(memory))
    }
    let codes = lane(column.codes)
    var reasons = Reasons.same(wantsReasons ? missing : 0)
    var kinds: Lane?
    if let memory = column.kinds {
      let lane = lane(memory)
      kinds = lane
      if wantsReasons { reasons = .lane(lane) }
    }
    if case .truth = column.content {
      let bound = truths(column, codes, reasons)
      guard let presumed = fact.presumption, columns.usesPresumptions else { return .truth(bound) }
      return .truth(try presuming(bound, presumed.value, kinds))
    }
    var bound = CodeLane(
      lane: codes,
      width: column.codes.width,
      content: column.laneContent,
      constants: column.constants,
      reasons: reasons
    )
    if column.hasFaults {
      bound.faults = matching(bound, column.faultCode, bits: FaultBits.bit(.value))
    }
    if let presumed = fact.presumption, columns.usesPresumptions {
      bound = try presuming(bound, presumed.value, kinds)
    }
    return .codes(bound)
  }

  mutating func truths(
    _ column: FactColumn,
    _ codes: Lane,
    _ reasons: Reasons
  ) -> TruthLane {
    guard column.hasFaults else { return TruthLane(truths: codes, faults: nil, reasons: reasons) }
    let truths = scratch()
    let faults = scratch()
    let bit = FaultBits.bit(.value)
    plan.add([codes], [truths, faults]) { block in
      let source = block.bytes(codes)
      let (truth, fault) = (block.bytes(truths), block.bytes(faults))
      for row in 0..<block.count {
        truth[row] = blend(source[row] == 3, 1, source[row])
        fault[row] = source[row] == 3 ? bit : 0
      }
    }
    return TruthLane(truths: truths, faults: faults, reasons: reasons)
  }
}

extension FactColumn {
  /// What its codes stand for, as a lane's.
  var laneContent: CodeLane.Content {
    switch content {
    case .truth: .members([])
    case .numbers(let step, let origin): .numbers(unit: step, origin: origin, extent: extent)
    case .members(let members): .members(members)
    }
  }
}
