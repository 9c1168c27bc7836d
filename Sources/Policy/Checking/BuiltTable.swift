// SPDX-License-Identifier: Apache-2.0

/// A table with the entities whose facts it looks up by itself, and where its parts are written.
struct BuiltTable {
  var table: Table
  /// The entities whose facts the keys take when the lookup is written without arguments.
  var needs: Set<Int>
  /// The upper ends that the source prints.
  var printedUppers: [PrintedUppers] = []
  /// Whether the banded number is rounded before, or a reading says how it meets printed bands.
  var isSettled = false
  /// Whether the bounds of every row of bands rise; where they do not, that is said once.
  var isRising = true
  /// Whether the rows come from a file.
  var isImported = false
}

/// The upper ends of a row of bands as its source prints them.
struct PrintedUppers {
  /// The place of the row's first band among the rows of the table.
  let firstRow: Int
  /// The upper end of each band.
  let ends: [PrintedUpper]
}

/// The upper end of a band as its source prints it.
struct PrintedUpper {
  let number: NumberLiteral
  let site: Site
}
