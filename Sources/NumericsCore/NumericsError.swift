// SPDX-License-Identifier: Apache-2.0

/// What can go wrong in numerical work, with enough detail to say it to a reader.
public enum NumericsError: Error, Hashable, Sendable {
  /// A parameter lies outside its domain; `requirement` completes "NAME must be …".
  case parameter(name: String, value: Double, requirement: String)
  /// Two shapes do not go together; the text names both.
  case shape(String)
  /// A matrix or vector holds NaN or an infinity; `operation` names what was asked.
  case notFinite(operation: String)
  /// The leading minor of this order (from 1) is not positive: no Cholesky factor exists.
  case notPositiveDefinite(order: Int)
  /// Elimination met a zero pivot at this position (from 1).
  case singular(position: Int)
  /// This column (from 0) is a combination of the columns before it.
  case rankDeficient(column: Int)
  /// Columns, this one most, set all successes apart from all failures: no finite coefficients exist.
  case separated(column: Int)
  /// An iterative method stopped without a result; `operation` names it.
  case noConvergence(operation: String)
  /// The function has the same sign at both ends, so no root is known to lie between them.
  case notBracketed(lower: Double, upper: Double)
}

extension NumericsError: CustomStringConvertible {
  /// One sentence that names the cause.
  public var description: String {
    switch self {
    case .parameter(let name, let value, let requirement):
      "\(name) is \(value); it must be \(requirement)"
    case .shape(let text): text
    case .notFinite(let operation): "\(operation) needs finite numbers; NaN or infinity was found"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading minor of order \(order) is not positive"
    case .singular(let position): "the matrix is singular: pivot \(position) is zero"
    case .rankDeficient(let column):
      "column \(column + 1) is a linear combination of the columns before it"
    case .separated(let column):
      "the successes are separated from the failures, mostly by column \(column + 1); no finite "
        + "coefficients exist"
    case .noConvergence(let operation): "\(operation) did not converge"
    case .notBracketed(let lower, let upper):
      "the function has the same sign at \(lower) and \(upper); no root is bracketed"
    }
  }
}

/// Checks a parameter of a distribution.
///
/// - Parameters:
///   - name: The parameter's name, for the message.
///   - value: Its value.
///   - requirement: What completes "must be …".
///   - condition: Whether the value is acceptable; a value that is not finite never is.
/// - Throws: `NumericsError.parameter`.
func require(
  _ name: String,
  _ value: Double,
  _ requirement: String,
  _ condition: (Double) -> Bool
) throws(NumericsError) {
  guard value.isFinite, condition(value) else {
    throw .parameter(name: name, value: value, requirement: requirement)
  }
}
