// SPDX-License-Identifier: Apache-2.0
internal import NumericsCore

extension BootstrapPlan {
  /// The kinds of units have streams of their own, so that drawing one never shifts the other.
  private static let panelistStream: UInt64 = 1
  private static let examineeStream: UInt64 = 2

  /// How often each of the sorted units occurs in one resample.
  ///
  /// - Parameters:
  ///   - panelists: How many panelists there are.
  ///   - examinees: How many examinees there are.
  ///   - units: Which of them are drawn anew; the others count once.
  ///   - replicate: Which resample.
  /// - Returns: Counts by rank of the key.
  func counts(
    panelists: Int,
    examinees: Int,
    units: ResampledUnits,
    replicate: Int
  ) -> ResampleCounts {
    func draw(_ size: Int, stream: UInt64, isFixed: Bool) -> [Int] {
      guard !isFixed, size > 0 else { return [Int](repeating: 1, count: size) }
      let random = CounterRandom(seed: seed)
      var generator = random.generator(unit: stream, replicate: UInt64(replicate))
      var counts = [Int](repeating: 0, count: size)
      for _ in 0..<size { counts[generator.index(below: size)] += 1 }
      return counts
    }
    return ResampleCounts(
      panelists: draw(
        panelists,
        stream: BootstrapPlan.panelistStream,
        isFixed: units == .examinees
      ),
      examinees: draw(
        examinees,
        stream: BootstrapPlan.examineeStream,
        isFixed: units == .panelists
      )
    )
  }
}

extension CutMethod {
  /// The method's cuts over resamples of its own units.
  ///
  /// Units are drawn by the rank of their key, not by their place in the file: the same study in
  /// another order gives the same resamples.
  ///
  /// - Parameters:
  ///   - plan: Seed, number of resamples, threads.
  ///   - units: What to draw anew.
  /// - Returns: The cut of every resample.
  /// - Complexity: O(replicates · cost of one cut).
  public func bootstrap(_ plan: BootstrapPlan, units: ResampledUnits) -> BootstrapEstimate {
    let panelistRanks = UnitRanks(panelists)
    let examineeRanks = UnitRanks(examinees)
    let cuts = OrderedParallel.map(count: plan.replicates, threads: plan.threads) { replicate in
      let drawn = plan.counts(
        panelists: panelistRanks.size,
        examinees: examineeRanks.size,
        units: units,
        replicate: replicate
      )
      return resampledCut(
        counting: ResampleCounts(
          panelists: panelistRanks.spread(drawn.panelists),
          examinees: examineeRanks.spread(drawn.examinees)
        )
      )
    }
    return BootstrapEstimate(units: units, plan: plan, cuts: cuts)
  }

  /// The error by resampling for a method without a closed form, with its flags and figures.
  ///
  /// Panelists and examinees are drawn separately and jointly where the data have both; the joint
  /// error is the method's error.
  func resamplingError(_ plan: BootstrapPlan?) -> ResamplingError {
    var kinds: [(ResampledUnits, MethodResult.ErrorKind)] = []
    if panelists.count > 1 { kinds.append((.panelists, .bootstrapPanelists)) }
    if examinees.count > 1 { kinds.append((.examinees, .bootstrapExaminees)) }
    if kinds.count == 2 { kinds.append((.both, .bootstrapJoint)) }
    guard !kinds.isEmpty else {
      let reason = "need ≥ 2 panelists or persons"
      return ResamplingError(error: .notEstimable(reason), flags: [], figures: [])
    }
    guard let plan else {
      return ResamplingError(error: .needsBootstrap, flags: [], figures: [])
    }
    var answer = ResamplingError(
      error: .notEstimable("fewer than two resamples gave a cut"),
      flags: [],
      figures: []
    )
    for (units, kind) in kinds {
      let estimate = bootstrap(plan, units: units)
      if estimate.failures > 0 {
        answer.flags.append(
          MethodResult.Flag(
            .failedResamples,
            "\(kind.name): \(estimate.failures) of \(plan.replicates) resamples gave no cut and "
              + "are left out"
          )
        )
      }
      guard let error = estimate.standardError else { continue }
      answer.error = .estimated(error, kind)
      answer.figures.append(
        MethodResult.Figure("se-\(kind.rawValue)", head: kind.name, error)
      )
    }
    return answer
  }
}

/// What resampling says about a cut.
struct ResamplingError {
  var error: MethodResult.StandardError
  var flags: [MethodResult.Flag]
  var figures: [MethodResult.Figure]
}

/// The rank of each key among the sorted distinct keys.
struct UnitRanks: Sendable {
  let size: Int
  private let ranks: [Int]

  init(_ keys: [String]) {
    self.init(keys, within: keys)
  }

  /// - Parameters:
  ///   - keys: The keys to rank.
  ///   - all: The keys that are drawn from; every one of `keys` is among them.
  init(_ keys: [String], within all: [String]) {
    let sorted = Set(all).sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    size = sorted.count
    ranks = keys.compactMap { rank[$0] }
  }

  /// Counts by rank, put into the order of the keys.
  func spread(_ counts: [Int]) -> [Int] { ranks.map { counts[$0] } }
}
