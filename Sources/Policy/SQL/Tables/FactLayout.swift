// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The columns that hold the values of a type.
///
/// Numbers are integers in units of the type's step; a type without a step takes two columns, as
/// its values need not be multiples of anything. NULL is unknown, whatever the reason.
indirect enum FactLayout: Sendable, Hashable {
  /// `yes/no`.
  case truth(String)
  /// A text, an id, or a code.
  case text(String)
  /// A member of a `one of`.
  case name(String, ValueType)
  /// A number in units of its step.
  case scaled(String, NumberType, unit: Rational)
  /// A number as a quotient: dividend and divisor.
  case quotient(String, String, NumberType)
  /// A date as days since 1970-01-01.
  case date(String)
  /// The lower and the upper end.
  case interval(FactLayout, FactLayout)
  /// A column for the name of a constant, and those of the values.
  case union(String, constants: [String], FactLayout)
  /// A column that says `given` of a record that is known, and those of its fields.
  case record(String, [Field])
  /// A column that says `given` of a list that is known; its elements are rows of a table.
  case list(String, ListTable)
  /// A type that no column can hold.
  case none(String)

  /// A field of a record.
  struct Field: Sendable, Hashable {
    /// The field's name.
    var name: String
    /// Its columns.
    var layout: FactLayout
  }

  /// The word that stands in a companion column for a record or list that is known.
  static let given = "given"

  /// The word for a list that may hold more than is on file.
  static let open = "open"

  /// The layout of a type.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - name: What its columns are called.
  ///   - claim: Makes a column's name unique in its table.
  init(_ type: ValueType, _ name: String, _ claim: (String) -> String) {
    switch type {
    case .truth: self = .truth(claim(name))
    case .number(let number): self.init(number, name, claim)
    case .date: self = .date(claim(name))
    case .code, .text, .entity: self = .text(claim(name))
    case .oneOf: self = .name(claim(name), type)
    case .interval(let number):
      self = .interval(
        FactLayout(number, name + "_lower", claim),
        FactLayout(number, name + "_upper", claim)
      )
    case .union(let inner, let constants):
      let layout = FactLayout(inner, name, claim)
      self = .union(claim(name + "_is"), constants: constants, layout)
    case .record(let fields):
      let layouts = fields.map {
        Field(name: $0.name, layout: FactLayout($0.type, "\(name)_\($0.name)", claim))
      }
      self = .record(claim(name + "_is"), layouts)
    case .list, .time, .damaged: self = .none(name)
    }
  }

  private init(_ type: NumberType, _ name: String, _ claim: (String) -> String) {
    if let step = type.step, step > .zero {
      self = .scaled(claim(name), type, unit: step)
    } else {
      let dividend = claim(name)
      self = .quotient(dividend, claim(name + "_per"), type)
    }
  }

  /// The columns, in order, with their types and what each must satisfy.
  var columns: [SQLInputColumn] {
    switch self {
    case .truth(let name): [SQLInputColumn(name, .truth, "yes or no")]
    case .text(let name): [SQLInputColumn(name, .text, "text")]
    case .name(let name, let type): [SQLInputColumn(name, .text, "one of \(type.memberList)")]
    case .scaled(let name, let type, let unit):
      [
        SQLInputColumn(
          name,
          .integer,
          "units of \(unit)" + type.rangeWords,
          type.isBounded ? nil : -SQLLimits.number...SQLLimits.number
        )
      ]
    case .quotient(let dividend, let divisor, let type):
      [
        SQLInputColumn(
          dividend,
          .integer,
          "dividend\(type.rangeWords)",
          -SQLLimits.number...SQLLimits.number
        ),
        SQLInputColumn(divisor, .integer, "divisor", 1...SQLLimits.divisor),
      ]
    case .date(let name):
      [SQLInputColumn(name, .integer, "days since 1970-01-01", SQLLimits.days)]
    case .interval(let lower, let upper): lower.columns + upper.columns
    case .union(let name, let constants, let inner):
      inner.columns + [
        SQLInputColumn(name, .text, "else one of \(constants.joined(separator: ", "))")
      ]
    case .record(let name, let fields):
      [SQLInputColumn(name, .text, "'given', or NULL for unknown")]
        + fields.flatMap(\.layout.columns)
    case .list(let name, _):
      [SQLInputColumn(name, .text, "'given', 'open' if there may be more, or NULL for unknown")]
    case .none: []
    }
  }
}

/// A column of an input table.
struct SQLInputColumn: Sendable, Hashable {
  /// Its name.
  let name: String
  /// What it holds.
  let type: SQLType
  /// What its values mean, in words.
  let meaning: String
  /// Which integers it may hold; `nil` for all.
  let range: ClosedRange<Int>?

  init(_ name: String, _ type: SQLType, _ meaning: String, _ range: ClosedRange<Int>? = nil) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.range = range
  }
}

/// What columns may hold where the policy declares no range; the table definitions see to it, and
/// the proof that nothing overflows rests on it.
enum SQLLimits {
  /// The largest distance from 0 of a number without a declared range, in its unit.
  static let number = 100_000_000_000
  /// The largest divisor of a number without a step.
  static let divisor = 1_000_000
  /// The days of the years 1 to 9999.
  static let days = -719_162...2_932_896
  /// The periods of a policy.
  static let periods = -number...number
  /// The most members that an aggregate counts; a larger group is a fault.
  static let members = 10_000_000
}

extension NumberType {
  /// Whether a range is declared.
  fileprivate var isBounded: Bool { lower != nil && upper != nil }

  fileprivate var rangeWords: String {
    guard let lower, let upper else { return "" }
    return ", from \(lower) to \(upper)"
  }
}

extension ValueType {
  fileprivate var memberList: String {
    if case .oneOf(let members) = self { members.map(\.name).joined(separator: ", ") } else { "" }
  }
}
