// SPDX-License-Identifier: Apache-2.0

/// How the sums of rows move when one student is counted at a location or no longer is.
///
/// An *atom* is the number of students of one location, pattern of groups and level. Everything
/// that is published is a range of a sum of atoms. All lists lie flat: they are walked for every
/// student that a search moves.
struct CountLattice: Sendable {
  let table: DisclosureTable
  let levels: Int
  let patterns: Int
  /// By level, then by form.
  let coefficients: [Int]
  /// By location and pattern, where in `holders` the rows that hold its students begin.
  let holderStarts: [Int]
  /// The rows that hold the students of a location and pattern.
  let holders: [Int]
  /// By group, the places of its patterns.
  let patternsOfGroup: [[Int]]
  /// By pattern, whether a search may add a student of it: all of few patterns, else those of at most
  /// one group and its union, which move any row without touching more rows than they must.
  let addable: [Bool]
  /// By row, how many locations it has.
  let sizes: [Int]
  /// By row, then by form: the true sums.
  let sums: [Int]

  static let forms = LevelScheme.Form.allCases.count

  init(_ table: DisclosureTable) {
    self.table = table
    levels = table.scheme.weights.count
    patterns = table.patterns.count
    coefficients = (0..<levels).flatMap { level in
      LevelScheme.Form.allCases.map { table.scheme.coefficient(level, $0) }
    }
    patternsOfGroup = table.groups.indices.map { group in
      table.patterns.indices.filter { table.patterns[$0] >> UInt32(group) & 1 == 1 }
    }
    addable = table.patterns.map { table.patterns.count <= 16 || $0.nonzeroBitCount <= 3 }
    sizes = table.rows.map(\.members.count)
    var holding = [[Int]](repeating: [], count: table.locations.count * patterns)
    var sums = [Int](repeating: 0, count: table.rows.count * Self.forms)
    for (place, row) in table.rows.enumerated() {
      for member in row.members {
        for pattern in patternsOfGroup[row.group] {
          holding[member * patterns + pattern].append(place)
          for level in 0..<levels {
            let count = table.locations[member].counts[pattern * levels + level]
            guard count > 0 else { continue }
            for form in 0..<Self.forms {
              sums[place * Self.forms + form] += count * coefficients[level * Self.forms + form]
            }
          }
        }
      }
    }
    var starts = [0]
    for rows in holding { starts.append(starts[starts.count - 1] + rows.count) }
    holderStarts = starts
    holders = holding.flatMap(\.self)
    self.sums = sums
  }

  /// The sums of a row.
  func sums(of row: Int) -> [Int] { Array(sums[row * Self.forms..<(row + 1) * Self.forms]) }

  /// The place of an atom.
  func atom(_ location: Int, _ pattern: Int, _ level: Int) -> Int {
    (location * patterns + pattern) * levels + level
  }

  /// Where in `holders` the rows of an atom stand.
  func holderRange(_ atom: Int) -> Range<Int> {
    holderStarts[atom / levels]..<holderStarts[atom / levels + 1]
  }

  /// Whether a row holds the students of an atom.
  func holds(_ row: Int, _ atom: Int) -> Bool {
    var holder = holderStarts[atom / levels]
    while holder < holderStarts[atom / levels + 1] {
      if holders[holder] == row { return true }
      holder += 1
    }
    return false
  }

  /// The true counts, by atom.
  var counts: [Int] { table.locations.flatMap(\.counts) }
}
