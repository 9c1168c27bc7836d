// SPDX-License-Identifier: Apache-2.0

/// The rule or the data are broken; never the fault of the person judged, and never a no.
public struct Fault: Sendable, Hashable, Comparable {
  /// What is broken; the numbers never change once published.
  public enum Code: String, Sendable, Hashable, CaseIterable, Codable {
    /// Division by zero, or a per cent of zero.
    case division = "F01"
    /// A value outside its declared range, off its step, or not of its pattern.
    case value = "F02"
    /// A table has no row for the case.
    case noRow = "F03"
    /// A table has two rows for the case.
    case twoRows = "F04"
    /// Two cases of a measure apply, and none sets the other aside.
    case conflictingCases = "F05"
    /// No case of a measure applies.
    case noCase = "F06"
    /// No version is in force.
    case noVersion = "F07"
    /// Two versions are in force.
    case twoVersions = "F08"
    /// A number grew beyond 4,096 bits.
    case limit = "F09"
    /// A cycle that no rule resolves.
    case cycle = "F10"
    /// An invariant of the policy does not hold.
    case check = "F11"
    /// A reference to an entity that is not there.
    case noEntity = "F12"

    /// The fault in words for the person judged.
    public var sentence: String {
      switch self {
      case .division: "a division by zero"
      case .value: "a value outside its declared range"
      case .noRow: "a table has no row for the case"
      case .twoRows: "a table has two rows for the case"
      case .conflictingCases: "two cases of a measure apply at once"
      case .noCase: "no case of a measure applies"
      case .noVersion: "no version of the rule was in force"
      case .twoVersions: "two versions of the rule were in force"
      case .limit: "a number grew beyond the arithmetic limit"
      case .cycle: "the rule goes round in a circle"
      case .check: "an invariant of the policy does not hold"
      case .noEntity: "a reference to something that is not there"
      }
    }
  }

  /// What is broken.
  public let code: Code
  /// What exactly, in one sentence without personal data.
  public let sentence: String

  /// A fault.
  ///
  /// - Parameters:
  ///   - code: What is broken.
  ///   - sentence: What exactly.
  public init(_ code: Code, _ sentence: String) {
    self.code = code
    self.sentence = sentence
  }

  /// By code, then by sentence, so that lists of faults never depend on order of evaluation.
  public static func < (left: Fault, right: Fault) -> Bool {
    (left.code.rawValue, left.sentence) < (right.code.rawValue, right.sentence)
  }
}

extension Fault {
  /// The faults of both, sorted, each once.
  ///
  /// - Parameters:
  ///   - left: Faults, sorted.
  ///   - right: More faults, sorted.
  /// - Returns: All of them.
  static func union(_ left: [Fault], _ right: [Fault]) -> [Fault] {
    if left.isEmpty { return right }
    if right.isEmpty || left == right { return left }
    return Set(left).union(right).sorted()
  }
}
