// SPDX-License-Identifier: Apache-2.0

extension SQLTranslation {
  /// A fact's list: whether it is known, and whether it holds all there is.
  func list(
    _ fact: Int,
    _ table: ListTable,
    _ column: String,
    of scope: RowScope
  ) throws(SQLRefusal) -> Carried {
    guard case .list(let element) = program.facts[fact].type.withoutConstants else {
      throw .construct("a list without a type")
    }
    let stated = scope.input(column, .text)
    let given = SQLExpression.text(FactLayout.given)
    var isComplete = SQLExpression.comparison(.equal, stated, given).isMet
    var presumed: SQLFlag = nil
    if let condition = program.facts[fact].completeWhen {
      let entity = program.facts[fact].entity
      let value = try carried(condition, SQLContext(scope, entity: entity))
      // What the rule does not show is not complete; a fault shows nothing.
      let shown = SQLExpression.both([
        try truth(value).isMet, (value.fault ?? .truth(false)).opposite,
      ])
      isComplete = .both([isComplete, shown])
      presumed = value.presumed
    }
    let list = CarriedList(
      fact: fact,
      owner: scope,
      isKnown: .membership(stated, [given, .text(FactLayout.open)]),
      isComplete: scope.bound(isComplete, as: program.facts[fact].name + "_complete"),
      element: element,
      table: table,
      presumed: presumed
    )
    return Carried(.list(list))
  }

  /// A condition on every, or some, element of a list; what an open list may still hold is unknown.
  func quantified(
    _ isEvery: Bool,
    _ variable: Int,
    _ list: Term,
    _ condition: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let value = try carried(list, context)
    guard case .list(let list) = value.shape.narrowed else {
      throw .construct("a condition on the elements of a list that is no fact")
    }
    return try tallied(isEvery, list, value, context) { (elements) throws(SQLRefusal) in
      var inside = context
      inside.scope = elements
      inside.entity = program.facts[list.fact].entity
      inside.variables[variable] = (try element(of: list, elements), elements)
      return try carried(condition, inside)
    }
  }

  /// Whether a value is an element of a list.
  func element(
    _ operand: Term,
    of list: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let value = try carried(list, context)
    guard case .list(let list) = value.shape.narrowed else {
      throw .construct("membership in a list that is no fact")
    }
    let wanted = try answer(operand, context)
    var result = try tallied(false, list, value, context) { (elements) throws(SQLRefusal) in
      let element = try element(of: list, elements)
      let target = try imported(wanted, from: context.scope, to: elements, as: "wanted")
      var inside = context
      inside.scope = elements
      let truth = try equality(target.shape, element.shape, inside)
      return Carried(.truth(truth), of: [element])
    }
    let isAsked = wanted.shape.isPresent
    result.shape = .truth(.only(if: isAsked, try truth(result)))
    let listFault = SQLExpression.raised(result.fault, if: isAsked)
    result.fault = .raised([wanted.fault, listFault])
    result.presumed = .raised([wanted.presumed, result.presumed])
    return result
  }

  /// An element of a list as a value.
  private func element(
    of list: CarriedList,
    _ elements: RowScope
  ) throws(SQLRefusal) -> Carried {
    try checked(list.table.element, elements, "element").bound(in: elements, as: "element")
  }

  /// The truth of a condition over the elements of a list, by how many are met, not met, unknown.
  private func tallied(
    _ isEvery: Bool,
    _ list: CarriedList,
    _ value: Carried,
    _ context: SQLContext,
    _ condition: (RowScope) throws(SQLRefusal) -> Carried
  ) throws(SQLRefusal) -> Carried {
    let elements = self.elements(of: list)
    let test = try condition(elements).bound(in: elements, as: "test")
    guard test.nesting == 0 else { throw SQLRefusal(.nesting, "an aggregate inside a list") }
    let truth = elements.bound(try truth(test), as: "test")
    var columns: [SQLSelect.Output] = []
    func total(_ name: String, _ part: SQLExpression) {
      columns.append(.init(name, .aggregate(.sum, elements.bound(part.asCount, as: name))))
    }
    // One truth settles the whole list; the other leaves it to the rest.
    let settles = isEvery ? truth.isNotMet : truth.isMet
    total("settling", settles)
    total("unknown", .isNull(truth))
    if let fault = test.fault { total("faults", fault) }
    if let presumed = test.presumed { total("presumed", presumed) }
    let level = columns.map(\.value.level).max() ?? 0
    let source = add(
      "\(elements.name)_groups",
      level: level + 1,
      .grouped(
        .scope(elements.place, level: level),
        by: elements.keys.dropLast().map { .column($0) },
        columns: columns
      )
    )
    let owner = list.owner
    let condition = SQLExpression.both(
      zip(owner.keys, elements.keys.dropLast()).map { own, key in
        .comparison(.equal, .column(own), .joined(key.name, key.type))
      }
    )
    func count(_ name: String) -> SQLExpression {
      let column = owner.joined(source, on: condition, [(.joined(name, .integer), name)])[0]
      return .comparison(.greater, .first([column, .integer(0)]), .integer(0))
    }
    let isOpen = SQLExpression.either([count("unknown"), list.isComplete.opposite])
    let known = SQLExpression.choosing(
      [.init(count("settling"), .truth(!isEvery)), .init(isOpen, .null(.truth))],
      otherwise: .truth(isEvery)
    )
    let isKnown = owner.bound(list.isKnown.isMet, as: "list_known")
    let result = Carried(
      .truth(.only(if: isKnown, known)),
      fault: test.fault == nil ? nil : .both([isKnown, count("faults")]),
      presumed: .raised([
        list.presumed, test.presumed == nil ? nil : .both([isKnown, count("presumed")]),
      ])
    ).bound(in: owner, as: "list")
    var imported = try imported(result, from: owner, to: context.scope, as: "list")
    imported.fault = .raised([value.fault, imported.fault])
    return imported
  }
}
