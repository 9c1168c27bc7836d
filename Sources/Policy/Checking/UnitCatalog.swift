// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The units that a policy knows: those of the language, and those it declares.
struct UnitCatalog {
  private var units: [String: Unit] = [:]
  /// The units in the order in which they were declared.
  private(set) var all: [Unit] = []

  /// Units, those of the language where nothing else is said.
  init(_ units: [Unit] = Unit.known) {
    for unit in units { add(unit) }
  }

  /// Adds a unit under both its names.
  mutating func add(_ unit: Unit) {
    all.append(unit)
    units[unit.singular] = unit
    units[unit.plural] = unit
  }

  /// The unit of a name in the singular or plural; `nil` when nothing declares it.
  subscript(name: String) -> Unit? { units[name] }

  /// All names.
  var names: [String] { units.keys.sorted() }

  /// The units that a header declares, on top of the language's own.
  static func declared(in document: PolicyDocument, _ findings: Findings) -> UnitCatalog {
    var catalog = UnitCatalog()
    for clause in document.header {
      guard case .unit(let name, let count, let base) = clause.kind else { continue }
      if catalog[name.text] != nil {
        findings.add(
          .duplicate,
          "the unit `\(name.text)` exists already",
          at: name.site,
          help: "leave the line out, or take another name"
        )
      }
      guard let count, let base else {
        catalog.add(Unit(name.text, name.text, Dimension(base: name.text)))
        continue
      }
      guard let known = catalog[base.text] else {
        findings.unknown("the unit", base.text, at: base.site, among: catalog.names)
        continue
      }
      let factor = count.value * known.factor
      catalog.add(Unit(name.text, name.text, known.dimension, factor: factor))
    }
    return catalog
  }
}
