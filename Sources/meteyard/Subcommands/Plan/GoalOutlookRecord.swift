// SPDX-License-Identifier: Apache-2.0
import Accountability
import ExactArithmetic

/// What a run, its study and its policy say of a goal, as programs read it.
struct GoalOutlookRecord: Encodable {
  struct Effect: Encodable {
    let year: Int?
    let before: String?
    let after: String?
    let gain: String?
    let lostToMaximum: String
    let words: String
    let total: String
  }

  struct Scatter: Encodable {
    let year: Int?
    let halfWidth: String
    let draws: Int
    let isLeast: Bool
  }

  struct Gain: Encodable {
    let from: Int
    let needed: String
    let years: Int
    let stretch: Int
    let neededInStretch: String
    let asLarge: Int
    let count: Int
    let units: Int
    let percentile: Double
    let probability: Double
    let lower: Double
    let upper: Double
  }

  struct Year: Encodable {
    let year: Int
    let asked: String?
    let askedBand: String
    let targetBand: String
  }

  var effect: Effect?
  var effectNotTold: String?
  var scatter: Scatter?
  var gain: Gain?
  var bands: [Year]?
  var attainable: [String]?

  init(_ outlook: GoalOutlook) {
    switch outlook.effect {
    case .success(let effect):
      self.effect = Effect(
        year: effect.year,
        before: effect.before?.description,
        after: effect.after?.description,
        gain: effect.gain?.description,
        lostToMaximum: effect.lost.description,
        words: effect.words,
        total: effect.total
      )
    case .failure(let untold): effectNotTold = untold.reason
    case nil: break
    }
    scatter = outlook.scatter.map {
      Scatter(
        year: $0.year,
        halfWidth: $0.halfWidth.description,
        draws: $0.draws,
        isLeast: $0.isLeast
      )
    }
    gain = outlook.gain.map { gain in
      Gain(
        from: gain.from,
        needed: gain.needed.description,
        years: gain.years,
        stretch: gain.stretch,
        neededInStretch: gain.neededInStretch.description,
        asLarge: gain.asLarge,
        count: gain.count,
        units: gain.units,
        percentile: gain.percentile,
        probability: gain.probability,
        lower: gain.interval.lowerBound,
        upper: gain.interval.upperBound
      )
    }
    bands = outlook.bands?.years.map {
      Year(
        year: $0.year,
        asked: $0.asked?.description,
        askedBand: $0.askedBand,
        targetBand: $0.targetBand
      )
    }
    attainable = outlook.attainable?.map(\.description)
  }
}
