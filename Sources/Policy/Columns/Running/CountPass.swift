// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Counts rows by group, band and outcome while a plan runs, in tables that threads fill on their
/// own.
struct CountPass {
  /// What a code is counted as.
  private struct Axis {
    let lane: Lane
    let width: LaneWidth
    let cells: [MeasureColumn.Cell]
    /// The first code that stands for no value.
    let firstReserved: Int
    let faultCode: Int
  }

  private let group: Axis
  private let band: Axis
  /// How many numbers the table holds.
  var tableSize: Int { group.cells.count * band.cells.count * 4 * 2 }

  /// Adds the counting step to a plan.
  init(
    _ count: ColumnRequest.Count,
    outcomes: Lane,
    _ binder: inout Binder,
    table: Int
  ) throws(Unbindable) {
    group = try Self.axis(count.group.map { .fact($0) }, &binder)
    band = try Self.axis(count.band.map { .measure($0) }, &binder)
    guard band.width == .one else { throw Unbindable("counts by more than 254 bands") }
    switch group.width {
    case .one: addStep(UInt8.self, outcomes, &binder, table)
    case .two: addStep(Int16.self, outcomes, &binder, table)
    case .four: addStep(Int32.self, outcomes, &binder, table)
    case .eight: throw Unbindable("counts by a fact of too many values")
    }
  }

  private enum Source {
    case fact(Int)
    case measure(Int)
  }

  private static func axis(
    _ source: Source?,
    _ binder: inout Binder
  ) throws(Unbindable) -> Axis {
    guard let source else {
      return Axis(
        lane: binder.constant(0),
        width: .one,
        cells: [.value(.none)],
        firstReserved: 254,
        faultCode: 254
      )
    }
    let bound: Bound
    switch source {
    case .fact(let fact): bound = try binder.bind(fact: fact)
    case .measure(let measure):
      guard let slot = binder.form.measures[measure] else {
        throw Unbindable("a band that columns do not carry")
      }
      bound = try binder.bind(slot)
    }
    let codes = try binder.coded(bound)
    var cells: [MeasureColumn.Cell]
    switch codes.content {
    case .members(let members): cells = members.map { .value($0) }
    case .numbers(let unit, let origin, let extent):
      guard extent.count <= 1 << 16, codes.constants.isEmpty,
        extent.lowerBound == codes.width.least + origin
      else { throw Unbindable("counts by a number of too many values") }
      cells = extent.map { .value(.number(Rational($0) * unit)) }
    }
    cells += [.unknown([]), .fault([])]
    return Axis(
      lane: codes.lane,
      width: codes.width,
      cells: cells,
      firstReserved: codes.firstReserved,
      faultCode: codes.faultCode
    )
  }

  private func addStep<Code: LaneCode>(
    _ type: Code.Type,
    _ outcomes: Lane,
    _ binder: inout Binder,
    _ table: Int
  ) {
    let (group, band) = (group, band)
    var bandPlaces = Array(repeating: Int32(band.cells.count - 2) * 4, count: 256)
    for place in 0..<max(band.cells.count - 2, 1) { bandPlaces[place] = Int32(place) * 4 }
    if band.cells.count > 1 { bandPlaces[254] = Int32(band.cells.count - 1) * 4 }
    let places = bandPlaces
    let stride = band.cells.count * 4
    let known = max(group.cells.count - 2, 1)
    let reserved = Code(truncatingIfNeeded: group.firstReserved)
    let fault = Code(truncatingIfNeeded: group.faultCode)
    let half = group.cells.count * stride
    binder.plan.add([group.lane, band.lane, outcomes], []) { block in
      // Two tables in turn: a count need not wait for the one before it to be written back.
      let counts = block.state.tables[table]
      let (groups, bands) = (block.codes(group.lane, type), block.bytes(band.lane))
      let outcomes = block.bytes(outcomes)
      places.withUnsafeBufferPointer { places in
        for row in 0..<block.count {
          let code = groups[row]
          let place = code < reserved ? Int(code &- Code.min) : known &+ (code == fault ? 1 : 0)
          let index = place &* stride &+ Int(places[Int(bands[row])]) &+ Int(outcomes[row])
          counts[index &+ (row & 1) &* half] &+= 1
        }
      }
    }
  }

  /// The counts that are not 0.
  ///
  /// - Parameter totals: The table, summed over threads.
  func counts(_ totals: [Int64]) -> [ColumnRun.GroupCount] {
    var found: [ColumnRun.GroupCount] = []
    let half = totals.count / 2
    for (place, groupCell) in group.cells.enumerated() {
      for (bandPlace, bandCell) in band.cells.enumerated() {
        for code in 0..<4 {
          let index = (place * band.cells.count + bandPlace) * 4 + code
          let count = totals[index] + totals[half + index]
          guard count > 0 else { continue }
          found.append(
            ColumnRun.GroupCount(
              group: groupCell,
              band: bandCell,
              outcome: Truth(rawValue: UInt8(code))?.outcome ?? .fault,
              count: Int(count)
            )
          )
        }
      }
    }
    return found
  }
}
