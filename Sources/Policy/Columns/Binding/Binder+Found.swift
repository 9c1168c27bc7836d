// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension Binder {
  /// A lookup before its output is known: a class for each row, and what each class finds.
  struct Found {
    var codes: CodeLane
    let matches: [TableClasses.Match]
  }
}

extension Binder.Found {
  /// The same with one byte a row, where the rows that are found fit one.
  func compacted(with binder: inout Binder) -> Binder.Found {
    var rows: [TableClasses.Match] = []
    var bytes: [UInt8] = []
    for match in matches {
      let place = rows.firstIndex(of: match) ?? rows.count
      if place == rows.count { rows.append(match) }
      guard rows.count <= 250 else { return self }
      bytes.append(UInt8(place))
    }
    let absent = codes.faults
    let lane = binder.mapped(codes, bytes, reserved: 255)
    let target = binder.scratch()
    let faults = absent ?? binder.constant(0)
    binder.plan.add([lane, faults], [target]) { block in
      let (source, faults) = (block.bytes(lane), block.bytes(faults))
      let target = block.bytes(target)
      for row in 0..<block.count { target[row] = blend(faults[row] == 0, source[row], 254) }
    }
    var narrow = CodeLane(
      lane: target,
      width: .one,
      content: .members([]),
      constants: [],
      faults: codes.faults,
      reasons: codes.reasons
    )
    if binder.wantsReasons, case .same = codes.reasons, codes.faults != nil {
      narrow.reasons = .lane(binder.reasonLane(.codes(codes)))
    }
    return Binder.Found(codes: narrow, matches: rows)
  }
}
