// SPDX-License-Identifier: Apache-2.0

/// Runs a form over columns, in blocks of 2,048 rows.
///
/// ```swift
/// let runner = ColumnRunner(Form.of(version.program, answers: answers), columns)
/// let run = runner.run(ColumnRequest(decisions: [0], threads: 2))
/// run.decisions[0]?.outcome(17)
/// ```
///
/// The meaning is that of `Evaluator`: outcomes, faults, missing conditions and measures are equal
/// row by row. What columns cannot carry is named in the run's `refusals`, and computed case by
/// case where the runner has a fallback.
public struct ColumnRunner: Sendable {
  /// The rules.
  public let form: Form
  /// The facts.
  public let columns: ColumnSet
  private let fallback: (any CaseFallback)?

  /// A runner.
  ///
  /// - Parameters:
  ///   - form: The rules.
  ///   - columns: The facts.
  ///   - fallback: Decides rows one by one where columns cannot; `nil` leaves them out.
  public init(_ form: Form, _ columns: ColumnSet, fallback: (any CaseFallback)? = nil) {
    self.form = form
    self.columns = columns
    self.fallback = fallback
  }

  /// Runs what is wanted.
  ///
  /// - Parameter request: What is wanted.
  /// - Returns: The results in row order, equal for every number of threads.
  /// - Complexity: O(rows · slots of the form).
  public func run(_ request: ColumnRequest) -> ColumnRun {
    var pass = RunPass(form: form, columns: columns, request: request)
    var run = pass.run()
    guard let fallback else { return run }
    for refusal in run.refusals {
      switch refusal.part {
      case .decision(let place):
        run.decisions[place] = fallback.columns(ofDecision: place, request)
        run.rowsLeftToCases += run.decisions[place]?.rowCount ?? 0
      case .measure(let place):
        run.measures[place] = fallback.column(ofMeasure: place, request)
        run.rowsLeftToCases += run.measures[place]?.rowCount ?? 0
      case .scorecard: continue
      }
    }
    return run
  }
}

/// Decides rows one by one where columns cannot.
public protocol CaseFallback: Sendable {
  /// A decision about all rows of its home.
  ///
  /// - Parameters:
  ///   - place: The decision's place in the program.
  ///   - request: What is wanted for each row.
  /// - Returns: The results in row order; `nil` when it cannot be decided here either.
  func columns(ofDecision place: Int, _ request: ColumnRequest) -> DecisionColumns?

  /// A measure of all rows of its home.
  ///
  /// - Parameters:
  ///   - place: The measure's place in the program.
  ///   - request: What is wanted for each row.
  /// - Returns: The values in row order; `nil` when they cannot be computed here either.
  func column(ofMeasure place: Int, _ request: ColumnRequest) -> MeasureColumn?
}
