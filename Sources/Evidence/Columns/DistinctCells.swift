// SPDX-License-Identifier: Apache-2.0

/// Cells that can be told apart.
protocol DistinctCells: Sendable {
  func hash(_ row: Int) -> UInt64
  func areEqual(_ row: Int, _ other: Int) -> Bool
}

struct IntegerCells<Number: FixedWidthInteger & BitwiseCopyable & Sendable>: DistinctCells {
  let values: Slab<Number>

  @inline(__always) func hash(_ row: Int) -> UInt64 {
    CellHash.mixed(UInt64(truncatingIfNeeded: values.base[row]))
  }
  @inline(__always) func areEqual(_ row: Int, _ other: Int) -> Bool {
    values.base[row] == values.base[other]
  }
}

struct DecimalCells: DistinctCells {
  let mantissas: Slab<Int64>
  let forms: Slab<UInt8>

  @inline(__always) func hash(_ row: Int) -> UInt64 {
    CellHash.mixed(UInt64(bitPattern: mantissas.base[row]) ^ UInt64(forms.base[row]) << 56)
  }
  @inline(__always) func areEqual(_ row: Int, _ other: Int) -> Bool {
    mantissas.base[row] == mantissas.base[other] && forms.base[row] == forms.base[other]
  }
}

struct TextCells: DistinctCells {
  let spans: Slab<CellSpan>
  let source: SourceBytes
  let quote: UInt8

  @inline(__always) func hash(_ row: Int) -> UInt64 {
    let span = spans.base[row]
    var (start, count) = (source.base + span.start, span.length)
    var hash = CellHash.mixed(UInt64(count))
    while count > 8 {
      hash = CellHash.mixed(hash ^ CellHash.word(start, 8))
      (start, count) = (start + 8, count - 8)
    }
    return CellHash.mixed(hash ^ CellHash.word(start, count))
  }

  @inline(__always) func areEqual(_ row: Int, _ other: Int) -> Bool {
    let (a, b) = (spans.base[row], spans.base[other])
    // Two ways of quoting one text are two cells here; what they mean is the same.
    return a.length == b.length && a.isEscaped == b.isEscaped
      && CellHash.areEqual(source.base + a.start, source.base + b.start, a.length)
  }
}

struct WrittenCells: DistinctCells {
  let column: Column

  func hash(_ row: Int) -> UInt64 {
    column.text(row).utf8.reduce(0) { CellHash.mixed($0 ^ UInt64($1)) }
  }
  func areEqual(_ row: Int, _ other: Int) -> Bool { column.text(row) == column.text(other) }
}

enum CellHash {
  /// Whether two stretches of bytes are the same; cells are short, and a call would cost more.
  @inline(__always)
  static func areEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var place = 0
    while count - place > 8 {
      if word(a + place, 8) != word(b + place, 8) { return false }
      place += 8
    }
    return word(a + place, count - place) == word(b + place, count - place)
  }

  /// Up to eight bytes of a file as one number.
  ///
  /// All eight are loaded and the surplus cut off, for a loop over a few bytes is mispredicted at
  /// most cells; behind a file's last byte stand more zeros than are loaded here.
  @inline(__always)
  static func word(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let bytes = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    return count == 8 ? bytes : bytes & ((1 << UInt64(count * 8)) &- 1)
  }

  @inline(__always) static func mixed(_ word: UInt64) -> UInt64 {
    let (high, low) = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}

extension Column {
  /// Whether a cell has the text of another column's cell.
  ///
  /// - Parameters:
  ///   - row: A row of this column.
  ///   - other: The other column.
  ///   - place: A row of the other column.
  /// - Returns: Whether both have one text; missing cells have the empty one.
  package func hasText(_ row: Int, of other: Column, _ place: Int) -> Bool {
    guard case .text(let own) = cells, case .text(let others) = other.cells,
      !isMissing(row), !other.isMissing(place)
    else { return text(row) == other.text(place) }
    let (a, b) = (own.base[row], others.base[place])
    guard !a.isEscaped, !b.isEscaped else { return text(row) == other.text(place) }
    return a.length == b.length
      && CellHash.areEqual(source.base + a.start, other.source.base + b.start, a.length)
  }
}
