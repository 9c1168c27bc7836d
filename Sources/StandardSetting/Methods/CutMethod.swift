// SPDX-License-Identifier: Apache-2.0

/// A method with its data: it gives a cut, and the cut of any resample of its panelists and persons.
///
/// The second part lets all methods of a study share one bootstrap, see `MethodComparison`.
public protocol CutMethod: Sendable {
  /// Which method.
  var identity: MethodIdentity { get }
  /// The keys of the panelists that a resample may draw; empty when judgments are not resampled.
  var panelists: [String] { get }
  /// The keys of the examinees that a resample may draw; empty when none are in the data.
  var examinees: [String] { get }
  /// The cut with its error, flags, assumptions and figures.
  ///
  /// - Parameter plan: How to resample for errors that have no closed form; `nil` leaves them out.
  /// - Throws: `MethodError` when the data do not determine a cut.
  /// - Returns: The result with its unrounded cut.
  func result(bootstrap plan: BootstrapPlan?) throws(MethodError) -> MethodResult
  /// The unrounded cut when each unit counts as often as it was drawn; `nil` when there is none.
  ///
  /// - Parameter draw: How often each of `panelists` and `examinees` was drawn.
  /// - Returns: The unrounded cut of the resample.
  func resampledCut(counting draw: ResampleCounts) -> Double?
}

/// How often each panelist and each examinee occurs in one resample.
public struct ResampleCounts: Sendable, Hashable {
  /// Counts parallel to the method's `panelists`.
  public let panelists: [Int]
  /// Counts parallel to the method's `examinees`.
  public let examinees: [Int]

  /// Counts of one resample.
  ///
  /// - Parameters:
  ///   - panelists: Counts parallel to the method's `panelists`.
  ///   - examinees: Counts parallel to the method's `examinees`.
  public init(panelists: [Int], examinees: [Int]) {
    self.panelists = panelists
    self.examinees = examinees
  }
}

/// Which units a bootstrap draws anew.
public enum ResampledUnits: String, Sendable, Hashable, CaseIterable, Codable {
  /// Panelists only.
  case panelists
  /// Examinees, persons or folders of work only.
  case examinees
  /// Both, independently of each other.
  case both
}

/// A reproducible bootstrap: seed, number of resamples, threads.
public struct BootstrapPlan: Sendable, Hashable {
  /// The seed; equal seeds give equal resamples for every method with the same units.
  public let seed: UInt64
  /// How many resamples.
  public let replicates: Int
  /// How many threads share the work; the result does not depend on it.
  public let threads: Int

  /// A plan.
  ///
  /// - Parameters:
  ///   - seed: Any number; it is printed with the result.
  ///   - replicates: How many resamples, at least 2.
  ///   - threads: How many threads share the work.
  public init(seed: UInt64, replicates: Int = 2000, threads: Int = 1) {
    precondition(replicates >= 2, "a bootstrap needs at least two resamples")
    precondition(threads >= 1, "a bootstrap needs at least one thread")
    self.seed = seed
    self.replicates = replicates
    self.threads = threads
  }
}
