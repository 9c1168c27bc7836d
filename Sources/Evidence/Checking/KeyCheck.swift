// SPDX-License-Identifier: Apache-2.0

/// Finds rows whose key an earlier row has, by value: `1`, `01` and `1.0` are one number.
struct KeyCheck {
  let columns: [Column]
  let keyFields: [Int]
  let rowCount: Int

  /// Rows that repeat a key, in rising order, each with the first row that has it.
  func repeats() -> [(row: Int, first: Int)] {
    guard rowCount > 1 else { return [] }
    var bits = 4
    while 1 << bits < rowCount * 2 { bits += 1 }
    let mask = 1 << bits - 1
    var slots = [Int](repeating: -1, count: 1 << bits)
    var found: [(row: Int, first: Int)] = []
    for row in 0..<rowCount {
      var slot = Int(truncatingIfNeeded: hash(row) >> UInt64(64 - bits))
      while true {
        let first = slots[slot]
        if first < 0 {
          slots[slot] = row
          break
        }
        if agree(first, row) {
          found.append((row, first))
          break
        }
        slot = (slot + 1) & mask
      }
    }
    return found
  }

  private func hash(_ row: Int) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for field in keyFields {
      hash = (hash ^ columns[field].keyWord(row)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return hash &* 0xC4CE_B9FE_1A85_EC53
  }

  private func agree(_ left: Int, _ right: Int) -> Bool {
    keyFields.allSatisfy { columns[$0].holdsSame(left, right) }
  }
}

extension Column {
  /// A word that is the same for equal values.
  fileprivate func keyWord(_ row: Int) -> UInt64 {
    guard !isMissing(row) else { return 0 }
    switch cells {
    case .integer(let values): return UInt64(bitPattern: values[row])
    case .date(let days): return UInt64(bitPattern: Int64(days[row]))
    case .category(let codes, _): return UInt64(codes[row])
    case .decimal(let mantissas, let forms):
      guard forms[row] & DecimalForm.onlyText == 0 else { return 1 }
      var mantissa = mantissas[row]
      var places = forms[row] & DecimalForm.placesMask
      while places > 0, mantissa % 10 == 0 {
        mantissa /= 10
        places -= 1
      }
      return UInt64(bitPattern: mantissa) &+ UInt64(places) << 58
    case .text(let spans):
      let span = spans[row]
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      if span.isEscaped {
        for byte in span.bytes(in: source, quote: quote) { hash = Self.mix(hash, byte) }
      } else {
        for place in span.start..<(span.start + span.length) {
          hash = Self.mix(hash, source.base[place])
        }
      }
      return hash
    }
  }

  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  fileprivate func holdsSame(_ left: Int, _ right: Int) -> Bool {
    if isMissing(left) || isMissing(right) { return isMissing(left) == isMissing(right) }
    switch cells {
    case .integer(let values): return values[left] == values[right]
    case .date(let days): return days[left] == days[right]
    case .category(let codes, _): return codes[left] == codes[right]
    case .decimal: return rational(left) == rational(right)
    case .text(let spans):
      return spans[left].bytes(in: source, quote: quote)
        == spans[right].bytes(in: source, quote: quote)
    }
  }
}
