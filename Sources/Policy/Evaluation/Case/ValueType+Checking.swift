// SPDX-License-Identifier: Apache-2.0
import Evidence

extension ValueType {
  /// A value that is on file, once it is known to be one of this type.
  ///
  /// Nothing is coerced: what does not fit becomes a fault (F02) in its own place, and an unknown
  /// gets the name of the fact. Fields that a record does not give are unknown(missing).
  ///
  /// - Parameters:
  ///   - answer: What is on file.
  ///   - name: The fact's name, and the field's behind a point.
  /// - Returns: The same answer, or one that says what is wrong with it.
  func checked(_ answer: Answer, named name: String) -> Answer {
    switch answer {
    case .value(let value): checked(value, named: name)
    case .unknown(let unknowns): .unknown(unknowns.renamed(name))
    case .between(let interval, let unknowns): .between(interval, unknowns.renamed(name))
    case .covering(let low, let high, let unknowns):
      .covering(low, atMost: high, unknowns.renamed(name))
    case .fault: answer
    }
  }

  private func checked(_ value: Value, named name: String) -> Answer {
    switch (self, value) {
    case (.number(let type), .number(let number)):
      guard let objection = type.objection(to: number) else { return .value(value) }
      return .fault(.value, "`\(name)` \(objection)")
    case (.truth, .truth), (.date, .date), (.text, .text), (.time, .time), (.damaged, _),
      (.entity, .entity):
      return .value(value)
    case (.entity, .text(let id)): return .value(.entity(id))
    case (.code(let pattern), .text(let text)):
      if pattern.matches(text) { return .value(value) }
      return .fault(.value, "`\(name)` is no code of the form \(pattern)")
    case (.oneOf(let members), .name(let member)):
      if members.contains(where: { $0.name == member }) { return .value(value) }
      return .fault(.value, "`\(name)` is none of the declared names")
    case (.interval(let type), .interval(let lower, let upper)):
      if lower > upper { return .fault(.value, "`\(name)` ends before it starts") }
      guard let objection = type.objection(to: lower) ?? type.objection(to: upper) else {
        return .value(value)
      }
      return .fault(.value, "`\(name)` \(objection)")
    case (.list(let element), .list(let elements, let isComplete)):
      let checked = elements.map { element.checked($0, named: name) }
      return .value(.list(checked, isComplete: isComplete))
    case (.record(let fields), .record(let given)):
      return checked(given, fields, named: name)
    case (.union(_, let constants), .name(let constant)) where constants.contains(constant):
      return .value(value)
    case (.union(let type, _), _): return type.checked(value, named: name)
    default: return .fault(.value, "`\(name)` is no value of its type")
    }
  }

  private func checked(
    _ given: [String: Answer],
    _ fields: [Field],
    named name: String
  ) -> Answer {
    var result: [String: Answer] = [:]
    var found = 0
    for field in fields {
      let path = "\(name).\(field.name)"
      if let answer = given[field.name] {
        found += 1
        result[field.name] = field.type.checked(answer, named: path)
      } else {
        result[field.name] = .unknown(.missing, path)
      }
    }
    if found < given.count { return .fault(.value, "`\(name)` has a field that is not declared") }
    return .value(.record(result))
  }
}

extension Fact {
  /// What is wrong with a value that is on file: a number off its range or grid, a code of another form.
  ///
  /// - Parameter answer: What is on file.
  /// - Returns: A clause that names the fact; `nil` where nothing is wrong.
  public func objection(to answer: Answer) -> String? {
    type.checked(answer, named: name).faults.first?.sentence
  }
}

extension Unknowns {
  /// The same kinds under one name.
  ///
  /// - Parameter name: The fact's name.
  /// - Returns: A cause for each kind.
  func renamed(_ name: String) -> Unknowns {
    kinds.reduce(.none) { $0.union(Unknowns($1, name)) }
  }
}
