// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension AngoffMethod {
  static func form(of scale: RatingScale) throws(MethodError) -> Form {
    switch scale.meaning {
    case .points: return .extended
    case .probability: return scale.name == RatingScale.yesno.name ? .yesNo : .probability
    case .percent: return .probability
    case .level, .page:
      throw MethodError(
        .unit,
        at: "Angoff, rating scale `\(scale.name)`",
        "its values are no points",
        rule: "Angoff sums probabilities or points",
        remedy: "declare the method that fits the scale"
      )
    }
  }

  static func shares(
    _ table: (panelists: [String], items: [PanelItem], rows: [[Rational]])
  ) -> [ItemShare] {
    guard !table.rows.isEmpty else { return [] }
    let count = Rational(table.rows.count)
    return table.items.enumerated().map { column, item in
      let share = table.rows.map { $0[column] }.sum() / count
      let variance = share * (.one - share) / count
      return ItemShare(
        item: item.key,
        share: share,
        standardError: variance.double.squareRoot()
      )
    }
  }

  static func flags(
    _ rounds: Rounds,
    _ round: Int,
    _ exclusions: ExclusionLedger
  ) -> [MethodResult.Flag] {
    var flags: [MethodResult.Flag] = []
    let complete = Set(rounds.table(round: round, exclusions: exclusions).panelists)
    let prorated = rounds.cuts(round: round, exclusions: exclusions).panelists
      .filter { !complete.contains($0) }
    if !prorated.isEmpty {
      flags.append(
        MethodResult.Flag(
          .prorated,
          "judgments are missing and prorated for " + prorated.joined(separator: ", ")
        )
      )
    }
    let unscored = rounds.design.items.count - rounds.design.scoredItems.count
    if unscored > 0 {
      flags.append(
        MethodResult.Flag(
          .unscoredIgnored,
          "\(unscored) unscored items are left out of the cut"
        )
      )
    }
    return flags
  }
}
