// SPDX-License-Identifier: Apache-2.0

/// Lists themselves have no error; conditions on their elements may have one.
extension EdgeFinder {
  /// A condition on every, or some, element of a list.
  func quantified(_ variable: Int, _ list: Term, _ condition: Term, _ whole: Term) -> Shape {
    guard let elements = elements(of: list) else { return curved() }
    return together(each(elements, variable) { self.shape(condition) }, whole)
  }

  /// Whether a value is an element of a list.
  func element(_ operand: Term, _ list: Term, _ whole: Term) -> Shape {
    guard let elements = elements(of: list) else { return curved() }
    let operand = shape(operand)
    meet(operand, .forms(elements.compactMap { $0.value?.form }))
    return together([operand], whole)
  }

  /// Days covered by the records that a filter takes.
  func coveredTime(_ covered: CoveredList, _ whole: Term) -> Shape {
    guard let elements = elements(of: covered.list) else { return curved() }
    let ends = [covered.window?.end, covered.today].compactMap { $0 }.map { shape($0) }
    let filters = covered.filter.map { filter in
      each(elements, covered.variable) { self.shape(filter) }
    }
    return together(ends + (filters ?? []), whole)
  }

  /// The best of the records that a filter takes.
  func best(_ variable: Int, _ list: Term, _ filter: Term?, _ whole: Term) -> Shape {
    guard let elements = elements(of: list) else { return curved() }
    guard let filter else { return fixed(whole) }
    return together(each(elements, variable) { self.shape(filter) }, whole)
  }

  /// The elements of a list that no fact with error has a part in.
  private func elements(of list: Term) -> [Answer]? {
    guard let answer = shape(list).answer else { return nil }
    if case .value(.list(let elements, _)) = answer { return elements }
    return []
  }

  /// Walks an expression for every element.
  private func each(_ elements: [Answer], _ variable: Int, _ body: () -> Shape) -> [Shape] {
    var shapes: [Shape] = []
    for element in elements {
      var (frame, scope) = (evaluation.frame, scope)
      while frame.variables.count <= variable { frame.variables.append(.unknown(.none)) }
      frame.variables[variable] = element
      scope.variables[variable] = nil
      shapes.append(within(frame, scope, body))
    }
    return shapes
  }
}
