// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// The type of a fact, measure or expression, with every name resolved.
public indirect enum ValueType: Sendable, Hashable {
  /// `yes/no`, and every condition.
  case truth
  /// Numbers of every kind.
  case number(NumberType)
  /// A calendar date.
  case date
  /// Days that a list of periods covers.
  case time
  /// A text of a pattern that is never a number.
  case code(CellPattern)
  /// A member of a declared list.
  case oneOf([Member])
  /// Any text.
  case text
  /// Two numbers, the lower and the upper end.
  case interval(NumberType)
  /// A list of values.
  case list(ValueType)
  /// Named fields.
  case record([Field])
  /// The id of a subject of another kind.
  case entity(String)
  /// A value, or one of some named constants, such as `none` or `LND`.
  case union(ValueType, constants: [String])
  /// A value of a type that could not be found out; no further findings follow from it.
  case damaged

  /// A member of a `one of`.
  public struct Member: Sendable, Hashable {
    /// The member's name.
    public let name: String
    /// The value of `.weight`; `nil` when the declaration gives none.
    public let weight: Rational?

    /// A member.
    ///
    /// - Parameters:
    ///   - name: The member's name.
    ///   - weight: The value of `.weight`.
    public init(_ name: String, weight: Rational?) {
      self.name = name
      self.weight = weight
    }
  }

  /// A field of a record, or an output of a table.
  public struct Field: Sendable, Hashable {
    /// The field's name.
    public let name: String
    /// Its type.
    public let type: ValueType

    /// A field.
    ///
    /// - Parameters:
    ///   - name: The field's name.
    ///   - type: Its type.
    public init(_ name: String, _ type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// The number type, for numbers; `nil` otherwise.
  public var number: NumberType? {
    if case .number(let type) = self { type } else { nil }
  }

  /// The type without its named constants.
  public var withoutConstants: ValueType {
    if case .union(let type, _) = self { type } else { self }
  }

  /// The named constants of a union; empty otherwise.
  public var constants: [String] {
    if case .union(_, let constants) = self { constants } else { [] }
  }
}

/// What a number counts, on which scale, and which values it may have.
public struct NumberType: Sendable, Hashable {
  /// What kind of number the policy declares; it decides how values are written.
  public enum Form: Sendable, Hashable {
    /// A whole number.
    case integer
    /// A number without further meaning.
    case decimal
    /// A share, written with a per cent sign.
    case percent
    /// An amount of a currency.
    case money
    /// Points of a rating.
    case points
    /// A score on a named scale; scores of two scales never compare.
    case score(scale: String)
    /// An index.
    case index
    /// A calendar year.
    case year
    /// A length of time, written in a unit.
    case duration
  }

  /// What kind of number it is.
  public var form: Form
  /// What it counts.
  public var dimension: Dimension
  /// The unit that values are written in; base units where `nil`.
  public var unit: Unit?
  /// The lowest value, in base units.
  public var lower: Rational?
  /// The highest value, in base units.
  public var upper: Rational?
  /// Every value is a multiple of it, counted from 0, in base units; `nil` for any value.
  public var step: Rational?

  /// A number type.
  ///
  /// - Parameters:
  ///   - form: What kind of number it is.
  ///   - dimension: What it counts.
  ///   - unit: The unit that values are written in.
  ///   - lower: The lowest value, in base units.
  ///   - upper: The highest value, in base units.
  ///   - step: Every value is a multiple of it.
  public init(
    _ form: Form,
    _ dimension: Dimension = .none,
    unit: Unit? = nil,
    lower: Rational? = nil,
    upper: Rational? = nil,
    step: Rational? = nil
  ) {
    self.form = form
    self.dimension = dimension
    self.unit = unit
    self.lower = lower
    self.upper = upper
    self.step = step
  }

  /// A pure number without limits.
  public static let plain = NumberType(.decimal)

  /// The scale of a score; `nil` for other numbers.
  public var scale: String? {
    if case .score(let scale) = form { scale } else { nil }
  }

  /// Why a value is none of this type; `nil` when it is one.
  ///
  /// - Parameter value: The value, in base units.
  /// - Returns: A clause such as `lies outside 100 to 200`.
  public func objection(to value: Rational) -> String? {
    if let lower, let upper, value < lower || value > upper {
      let scale = scale.map { ", the scale `\($0)`" } ?? ""
      return "lies outside \(text(lower)) to \(text(upper))\(scale)"
    }
    if let lower, value < lower { return "lies below \(text(lower))" }
    if let step, !(value / step).isInteger { return "is no multiple of \(text(step))" }
    return nil
  }

  /// A value as it is written: in its unit, with the digits of the step.
  ///
  /// - Parameter value: The value, in base units.
  /// - Returns: Text such as `358.2`, `12.5%` or `3 years`.
  public func text(_ value: Rational) -> String {
    switch form {
    case .percent: return "\((value * 100).description)%"
    case .duration:
      guard let unit else { return value.description }
      let count = value / unit.factor
      return "\(count) \(count == 1 ? unit.singular : unit.plural)"
    default:
      guard let step, let places = step.decimalPlaces else { return value.description }
      return value.text(places: places)
    }
  }
}

extension Rational {
  /// How many digits behind the point write the number exactly; `nil` when no number does.
  var decimalPlaces: Int? {
    var scaled = self
    for places in 0...30 {
      if scaled.isInteger { return places }
      scaled = scaled * 10
    }
    return nil
  }
}
