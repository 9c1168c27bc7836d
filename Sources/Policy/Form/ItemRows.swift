// SPDX-License-Identifier: Apache-2.0

/// A fact that is a value of its own, a field of a record, or an item of a list or one of its fields.
public struct FactPart: Sendable, Hashable {
  /// The fact's place in the program.
  public var fact: Int
  /// The fields from the outside in; empty for the fact, or the item, as a whole.
  public var path: [String]

  /// A fact, or a part of it.
  ///
  /// - Parameters:
  ///   - fact: The fact's place in the program.
  ///   - path: The fields from the outside in.
  public init(_ fact: Int, _ path: [String] = []) {
    self.fact = fact
    self.path = path
  }
}

/// The items of lists as rows of their own: each list has a home behind those of the entities.
extension Program {
  /// The home of a list's items.
  func itemHome(of fact: Int) -> Int { entities.count + 1 + fact }

  /// The list whose items the rows of a home are; `nil` for the rows of an entity, and for items
  /// that are seen through references.
  func list(of home: Int) -> Int? {
    let place = home - entities.count - 1
    return facts.indices.contains(place) ? place : nil
  }

  /// The home of the items that are seen through references.
  func viewHome(_ number: Int) -> Int { entities.count + 1 + facts.count + number }

  /// The homes that the rows of a home belong to, nearest first.
  func ancestors(of home: Int) -> [Int] {
    if let list = list(of: home) {
      let owner = facts[list].entity
      return [owner] + entities[owner].ancestors
    }
    return entities.indices.contains(home) ? entities[home].ancestors : []
  }

  /// What the rows of a home are, as messages name them.
  func name(of home: Int) -> String {
    if let list = list(of: home) { return facts[list].name }
    return entities.indices.contains(home) ? entities[home].name : "run"
  }

  /// The type of a part; `nil` where the fact has no such field.
  func type(of part: FactPart) -> ValueType? {
    var type = facts[part.fact].type
    if case .list(let element) = type.withoutConstants { type = element }
    for name in part.path {
      guard let field = type.fields?.first(where: { $0.name == name }) else { return nil }
      type = field.type
    }
    return type
  }

  /// On whose rows a part stands.
  func home(of part: FactPart) -> Int {
    if case .list = facts[part.fact].type.withoutConstants { return itemHome(of: part.fact) }
    return facts[part.fact].entity
  }
}

/// The items of a list of the row that references lead to, for each row that holds the first of them.
public struct ItemView: Sendable, Hashable {
  /// The list's place among the facts.
  public var list: Int
  /// The references, that of the row itself first.
  public var through: [FactPart]
}

extension Form {
  /// Whether the rows of a home are items of a list.
  func isOfItems(_ home: Int) -> Bool { home > program.entities.count }

  /// The view whose items the rows of a home are.
  func view(of home: Int) -> ItemView? {
    let number = home - program.viewHome(0)
    return views.indices.contains(number) ? views[number] : nil
  }

  /// On whose rows a view stands.
  func owner(of view: ItemView) -> Int { program.home(of: view.through[0]) }

  /// The homes that the rows of a home belong to, nearest first.
  func ancestors(of home: Int) -> [Int] {
    guard let view = view(of: home) else { return program.ancestors(of: home) }
    let owner = owner(of: view)
    return [owner] + program.ancestors(of: owner)
  }
}

extension ValueType {
  /// Whether all that a column says of a value is that it is given: a record, or a reference.
  var isGivenOrNot: Bool {
    if case .entity = withoutConstants { true } else { fields != nil }
  }

  /// Whether a value is one number, date, name or text, which one code can stand for.
  var isSingle: Bool {
    switch withoutConstants {
    case .truth, .number, .date, .code, .oneOf, .text: true
    default: false
    }
  }
}
