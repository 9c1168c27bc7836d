// SPDX-License-Identifier: Apache-2.0

extension ValueType {
  /// The type in words, for findings: `a date`, `a score on the scale praxis`.
  var words: String {
    switch self {
    case .truth: return "yes or no"
    case .number(let type): return type.words
    case .date: return "a date"
    case .time: return "time covered by periods"
    case .code(let pattern): return "a code of the pattern \(pattern)"
    case .oneOf(let members):
      return "one of {\(members.map(\.name).joined(separator: ", "))}"
    case .text: return "a text"
    case .interval: return "an interval"
    case .list(let element): return element.isPeriod ? "a list of periods" : "a list"
    case .record: return "a record"
    case .entity(let entity): return "a reference to \(entity)"
    case .union(let type, let constants):
      return "\(type.words), or \(constants.joined(separator: " or "))"
    case .damaged: return "of a type that is not known"
    }
  }

  /// Whether it is a record with a start and a finish.
  var isPeriod: Bool {
    guard case .record(let fields) = self else { return false }
    func isDate(_ name: String) -> Bool {
      fields.contains {
        guard $0.name == name, case .date = $0.type.withoutConstants else { return false }
        return true
      }
    }
    return isDate("start") && isDate("finish")
  }

  /// Whether no further finding should follow from it.
  var isDamaged: Bool {
    switch self {
    case .damaged: true
    case .list(let element): element.isDamaged
    case .union(let type, _): type.isDamaged
    default: false
    }
  }

  /// The members of a `one of`; empty for other types.
  var members: [Member] {
    if case .oneOf(let members) = withoutConstants { members } else { [] }
  }

  /// Whether values have an order that `<` may ask for.
  var isOrdered: Bool {
    switch self {
    case .number, .date, .time, .damaged: true
    default: false
    }
  }
}

extension NumberType {
  /// The type in words, for findings.
  var words: String {
    switch form {
    case .score(let scale): "a score on the scale \(scale)"
    case .percent: "a percentage"
    case .year: "a year"
    case .duration: unit.map { "a duration in \($0.plural)" } ?? "a duration"
    case .money: "an amount in \(dimension)"
    case .integer where dimension == .none: "a whole number"
    default: dimension == .none ? "a number" : "a number of \(dimension)"
    }
  }
}
