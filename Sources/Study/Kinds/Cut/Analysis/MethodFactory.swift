// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import StandardSetting

/// Builds each declared method from the evidence.
struct MethodFactory {
  let inputs: MethodInputs
  let settings: CutSettings
  let panel: PanelSource?

  /// The method with its data.
  ///
  /// - Throws: `StudyError` with the method's own sentence when its data do not allow a cut.
  func make(_ method: CutSettings.Method) throws(StudyError) -> any CutMethod {
    let options = method.options
    let loss = settings.certainty
    do {
      switch method.kind {
      case .angoffProbability, .angoffYesNo, .angoffExtended:
        return try angoff(method)
      case .ebel:
        let (items, assignment, rates) = try inputs.ebel()
        return try EbelMethod(
          items: items,
          assignment: assignment,
          rates: rates,
          statistic: settings.rule.statistic
        )
      case .nedelsky:
        let (items, eliminations) = try inputs.nedelsky()
        return try NedelskyMethod(
          items: items,
          eliminations: eliminations,
          statistic: settings.rule.statistic
        )
      case .borderlineGroup:
        return try BorderlineGroupMethod(
          group: inputs.borderline(options),
          centre: options.usesMedian ? .median : .mean
        )
      case .borderlineRegression:
        return try BorderlineRegressionMethod(
          encounters: inputs.encounters(),
          borderlineRating: options.borderlineRating
        )
      case .contrastingMidpoint:
        return try contrasting(.midpoint(options.usesMedian ? .median : .mean), options)
      case .contrastingNormal:
        return try contrasting(
          .normal(
            .stated(
              notQualified: options.weights.notQualified,
              qualified: options.weights.qualified
            )
          ),
          options
        )
      case .contrastingLogistic:
        return try contrasting(.logistic(loss.misclassification()), options)
      case .contrastingMisclassification:
        return try contrasting(
          .misclassification(loss.misclassification(), tie: .lowest),
          options
        )
      case .contrastingYouden: return try contrasting(.youden(tie: .lowest), options)
      case .bodyOfWork: return try bodyOfWork(options)
      case .hofstee, .beuk, .deGruijter: return try compromise(method)
      }
    } catch let error as StudyError {
      throw error
    } catch let error as MethodError {
      throw StudyError(.data, "method \"\(method.id)\": \(error.sentence)")
    } catch {
      throw StudyError(.data, "method \"\(method.id)\": \(error)")
    }
  }

  private func angoff(_ method: CutSettings.Method) throws -> any CutMethod {
    guard let panel else {
      throw StudyError(
        .configuration,
        "study.yaml: method \"\(method.id)\" needs an input with the role \"panel-judgments\" "
          + "or \"panelist-totals\""
      )
    }
    let round = method.round ?? panel.roundCount
    let ledger = settings.record.exclusions
    guard panel.maxPoints(exclusions: ledger) > .zero else {
      throw StudyError(
        .data,
        "method \"\(method.id)\": no item counts: every one is unscored, worth 0 points or excluded; a cut of 0 would be an "
          + "accident, so none is given"
      )
    }
    if let rounds = panel.rounds {
      return try AngoffMethod(
        rounds: rounds,
        round: round,
        exclusions: ledger,
        statistic: settings.rule.statistic
      )
    }
    let form: AngoffMethod.Form =
      switch method.kind {
      case .angoffYesNo: .yesNo
      case .angoffExtended: .extended
      default: .probability
      }
    return try AngoffMethod(
      cuts: panel.cuts(round: round, exclusions: ledger),
      form: form,
      statistic: settings.rule.statistic
    )
  }

  private func contrasting(
    _ rule: ContrastingGroupsMethod.Rule,
    _ options: CutMethodOptions
  ) throws -> any CutMethod {
    try ContrastingGroupsMethod(judgments: inputs.contrasting(options), rule: rule)
  }

  private func bodyOfWork(_ options: CutMethodOptions) throws -> any CutMethod {
    try BodyOfWorkMethod(judgments: inputs.levels(), boundary: options.level)
  }

  /// The judges' stated uncertainties, averaged; without them the spread of the panel.
  private func uncertainty(_ method: CutSettings.Method) throws -> DeGruijterMethod.Uncertainty {
    let table = inputs.inputs.table("compromise")
    let isStated = ["sigma_k", "sigma_f"].allSatisfy { name in
      table?[column: name].map { $0.missingCount < $0.rowCount } ?? false
    }
    guard isStated else { return .panelSpread }
    let rows = try inputs.compromise(["sigma_k", "sigma_f"], method: method.id)
    let count = Rational(rows.count)
    return .stated(
      cut: rows.map { $0.values[0] }.sum() / count,
      failRate: rows.map { $0.values[1] }.sum() / count
    )
  }

  private func compromise(_ method: CutSettings.Method) throws -> any CutMethod {
    guard let scores = try inputs.scores() else {
      throw StudyError(
        .configuration,
        "study.yaml: method \"\(method.id)\" needs an input with the role \"scores\""
      )
    }
    let curve = try FailRateCurve(scores: scores)
    let units = CompromiseUnits(cut: .raw, rate: method.options.ratesInPercent ? .percent : .share)
    switch method.kind {
    case .hofstee:
      let rows = try inputs.compromise(["kmin", "kmax", "fmin", "fmax"], method: method.id)
      return try HofsteeMethod(
        judgments: rows.map {
          .init(
            panelist: $0.panelist,
            kmin: $0.values[0],
            kmax: $0.values[1],
            fmin: $0.values[2],
            fmax: $0.values[3]
          )
        },
        units: units,
        curve: curve
      )
    case .beuk:
      let rows = try inputs.compromise(["k", "v"], method: method.id)
      return try BeukMethod(
        judgments: rows.map {
          .init(panelist: $0.panelist, cut: $0.values[0], passRate: $0.values[1])
        },
        units: units,
        curve: curve
      )
    default:
      let rows = try inputs.compromise(["k", "v"], method: method.id)
      let whole: Rational = method.options.ratesInPercent ? 100 : 1
      return try DeGruijterMethod(
        judgments: rows.map {
          .init(panelist: $0.panelist, cut: $0.values[0], failRate: whole - $0.values[1])
        },
        uncertainty: uncertainty(method),
        units: units,
        curve: curve
      )
    }
  }
}
