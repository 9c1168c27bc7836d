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
    /// How many values it has; an unknown and a fault come behind them.
    var known: Int32 { Int32(cells.count - 2) }
  }

  private let group: Axis
  private let band: Axis
  /// How many numbers the table holds.
  var tableSize: Int { group.cells.count * band.cells.count * 4 * Self.turns }

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
        cells: [.value(.none), .unknown([]), .fault([])],
        firstReserved: 254
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
      firstReserved: codes.firstReserved
    )
  }

  /// In how many tables a thread counts in turn, so that a count need not wait until the one before
  /// it has been written back.
  private static let turns = 4

  private func addStep<Code: LaneCode>(
    _ type: Code.Type,
    _ outcomes: Lane,
    _ binder: inout Binder,
    _ table: Int
  ) {
    let (group, band) = (group, band)
    let (groupKnown, bandKnown) = (group.known, band.known)
    let (bandCount, cells) = (Int32(band.cells.count), group.cells.count * band.cells.count * 4)
    let reserved = Code(truncatingIfNeeded: group.firstReserved)
    let bandReserved = UInt8(truncatingIfNeeded: band.firstReserved)
    let index = binder.scratch(.four)
    binder.plan.add([group.lane, band.lane, outcomes], [index]) { block in
      let (groups, bands) = (block.codes(group.lane, type), block.bytes(band.lane))
      let (outcomes, index) = (block.bytes(outcomes), block.codes(index, Int32.self))
      for row in 0..<block.count {
        let (code, bandCode) = (groups[row], bands[row])
        // The highest code, an unknown, comes first behind the values, then the fault below it.
        let group =
          code < reserved
          ? Int32(truncatingIfNeeded: code) &- Int32(truncatingIfNeeded: Code.min)
          : groupKnown &+ Int32(truncatingIfNeeded: Code.max &- code)
        let band =
          bandCode < bandReserved ? Int32(bandCode) : bandKnown &+ Int32(UInt8.max &- bandCode)
        index[row] = (group &* bandCount &+ band) &* 4 &+ Int32(outcomes[row])
      }
    }
    binder.plan.add([index], []) { block in
      let counts = block.state.tables[table]
      let (second, third, fourth) = (counts + cells, counts + 2 * cells, counts + 3 * cells)
      let index = block.codes(index, Int32.self)
      let whole = block.count & ~3
      for row in stride(from: 0, to: whole, by: 4) {
        counts[Int(index[row])] &+= 1
        second[Int(index[row &+ 1])] &+= 1
        third[Int(index[row &+ 2])] &+= 1
        fourth[Int(index[row &+ 3])] &+= 1
      }
      for row in whole..<block.count { counts[Int(index[row])] &+= 1 }
    }
  }

  /// The counts that are not 0; classes of a number that have one value are one group.
  ///
  /// - Parameter totals: The table, summed over threads.
  /// - Returns: One count for each cell that has one.
  func counts(_ totals: [Int64]) -> [ColumnRun.GroupCount] {
    var found: [ColumnRun.GroupCount] = []
    var places: [ColumnRun.GroupCount: Int] = [:]
    let cells = totals.count / Self.turns
    for (place, groupCell) in group.cells.enumerated() {
      for (bandPlace, bandCell) in band.cells.enumerated() {
        for code in 0..<4 {
          let index = (place * band.cells.count + bandPlace) * 4 + code
          let count = (0..<Self.turns).reduce(0) { $0 + totals[$1 * cells + index] }
          guard count > 0 else { continue }
          let group = ColumnRun.GroupCount(
            group: groupCell,
            band: bandCell,
            outcome: Truth(rawValue: UInt8(code))?.outcome ?? .fault,
            count: 0
          )
          let place = places[group] ?? found.count
          if place == found.count {
            places[group] = place
            found.append(group)
          }
          found[place].count += Int(count)
        }
      }
    }
    return found
  }
}
