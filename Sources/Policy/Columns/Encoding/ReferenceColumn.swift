// SPDX-License-Identifier: Apache-2.0

/// Which row of another entity each row names, for a part that is a reference.
struct ReferenceColumn: Sendable {
  /// The place of the entity among those of the program.
  let target: Int
  /// The row that is named; 0 where none is.
  let rows: LaneMemory
  /// 0 where a row is named, else one of the reserved bytes of a selector.
  let selector: LaneMemory
  /// Bits of faults; `nil` where there are none.
  let faults: LaneMemory?
  /// Why a reference is unknown, a bit for each kind.
  let kinds: LaneMemory

  /// Bytes of all rows.
  var byteCount: Int { rows.rowCount * (4 + 1 + 1 + (faults == nil ? 0 : 1)) }
}

extension ReferenceColumn {
  /// Encodes references.
  ///
  /// - Parameters:
  ///   - answers: The id of a row, an unknown or a fault for each row.
  ///   - target: The place of the entity whose rows are named.
  ///   - place: The row of an id; `nil` where there is none, which is a fault F12.
  init(_ answers: [Answer], target: Int, _ place: (String) -> Int?) {
    let count = answers.count
    let rows = LaneMemory(rowCount: count, width: .four)
    let selector = LaneMemory(rowCount: count, width: .one)
    let faults = LaneMemory(rowCount: count, width: .one)
    let kinds = LaneMemory(rowCount: count, width: .one)
    var hasFaults = false
    for (row, answer) in answers.enumerated() {
      var (found, state, fault, kind) = (0, Binder.Selector.unknown, UInt8(0), UInt8(0))
      switch answer {
      case .value(.entity(let id)):
        if let other = place(id) {
          (found, state) = (other, 0)
        } else {
          (state, fault) = (Binder.Selector.fault, FaultBits.bit(.noEntity))
        }
      case .value: break
      case .fault: (state, fault) = (Binder.Selector.fault, FaultBits.bit(.value))
      default: kind = KindBits.bits(answer.unknowns.kinds)
      }
      hasFaults = hasFaults || fault != 0
      rows.codes(Int32.self)[row] = Int32(found)
      selector.codes(UInt8.self)[row] = state
      faults.codes(UInt8.self)[row] = fault
      kinds.codes(UInt8.self)[row] = kind
    }
    self.init(
      target: target,
      rows: rows,
      selector: selector,
      faults: hasFaults ? faults : nil,
      kinds: kinds
    )
  }
}
