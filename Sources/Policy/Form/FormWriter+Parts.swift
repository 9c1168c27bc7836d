// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension FormWriter {
  /// A part, and the references through which it is read.
  struct Reach {
    var part: FactPart
    var through: [FactPart] = []
    /// The home of the part, or of the first reference.
    var home: Int
  }

  /// Writes a field of a record or of an item, or a fact of the row that a reference names.
  mutating func part(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    let reach = try reach(term, scope)
    try refuseOpenRecord(reach, term.site)
    guard let type = program.type(of: reach.part), type.isSingle else {
      throw Unsayable("a value that is no single number or name", term.site)
    }
    return try slot(reach, type, at: home, term.site)
  }

  /// Writes whether a record or reference is given: `yes` where it is, else the named constant that stands for it.
  mutating func presence(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    let reach = try reach(term, scope)
    try refuseOpenRecord(reach, term.site)
    guard let type = program.type(of: reach.part), type.isGivenOrNot else {
      throw Unsayable("a value that is no single number or name", term.site)
    }
    return try slot(reach, type, at: home, term.site)
  }

  private mutating func slot(
    _ reach: Reach,
    _ type: ValueType,
    at home: Int,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    let operation: FormOperation
    if reach.through.isEmpty {
      operation = .part(reach.part)
    } else {
      operation = .referred(through: reach.through, reach.part)
    }
    return try lifted(
      form.slot(FormNode(operation: operation, type: type, home: reach.home)),
      to: home,
      site
    )
  }

  func reach(_ term: Term, _ scope: Scope) throws(Unsayable) -> Reach {
    switch term.kind {
    case .fact(let fact, let arguments):
      guard arguments.isEmpty else { throw Unsayable("a fact with parameters", term.site) }
      return Reach(part: FactPart(fact), home: program.facts[fact].entity)
    case .variable(let variable):
      guard let list = scope.items[variable] else {
        throw Unsayable("a record that a parameter holds", term.site)
      }
      return Reach(part: FactPart(list.fact), home: list.items)
    case .field(let base, let name):
      var reach = try reach(base, scope)
      reach.part.path.append(name)
      return reach
    case .referred(let reference, let fact):
      var reach = try reach(reference, scope)
      guard case .entity? = program.type(of: reach.part)?.withoutConstants else {
        throw Unsayable("a reference that is no fact", term.site)
      }
      reach.through.append(reach.part)
      reach.part = FactPart(fact)
      return reach
    default: throw Unsayable("a field of a value that is no fact", term.site)
    }
  }

  /// A record that the rule presumes has no columns of its own.
  func refuseOpenRecord(_ reach: Reach, _ site: Site) throws(Unsayable) {
    for part in reach.through + [reach.part] {
      let fact = program.facts[part.fact]
      guard fact.parameters.isEmpty else { throw Unsayable("a fact with parameters", site) }
      if fact.presumption != nil, !fact.type.isSingle {
        throw Unsayable("a record, list or reference that is presumed", site)
      }
    }
  }
}
