// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting

/// Other methods beside the deciding one, and what the cut would do.
extension CutAnalysis {
  /// All methods on one axis; a method that refuses is left out with its sentence.
  static func comparison(
    _ factory: MethodFactory,
    _ settings: CutSettings,
    _ plan: BootstrapPlan
  ) throws(StudyError) -> (StandardSetting.MethodComparison?, [String]) {
    guard settings.methods.count > 1 else { return (nil, []) }
    var entries: [StandardSetting.MethodComparison.Entry] = []
    var refusals: [String] = []
    for method in settings.methods {
      do {
        let made = try factory.make(method)
        _ = try made.result(bootstrap: nil)
        entries.append(.init(method.name, made))
      } catch let error as MethodError {
        refusals.append("\(method.name) gives no cut: \(error.sentence)")
      } catch let error as StudyError where error.kind == .data {
        refusals.append("\(method.name) gives no cut: \(error.sentence)")
      } catch let error as StudyError {
        throw error
      } catch {
        throw StudyError(.data, "\(method.name): \(error)")
      }
    }
    guard entries.count > 1 else { return (nil, refusals) }
    do {
      let comparison = try StandardSetting.MethodComparison(
        entries,
        rounding: settings.rule.rounding,
        bootstrap: plan
      )
      return (comparison, refusals)
    } catch {
      throw StudyError(.data, error.sentence)
    }
  }

  static func impact(
    _ scores: [ExamineeScore],
    _ cut: Rational
  ) throws(StudyError) -> Impact {
    do {
      return try Impact(scores: scores, cut: cut)
    } catch {
      throw StudyError(.data, error.sentence)
    }
  }
}

extension CutSettings.Certainty {
  /// How a method that has no closed form is resampled.
  func plan(seed: UInt64, threads: Int) -> BootstrapPlan {
    isExact
      ? BootstrapPlan(seed: seed, threads: threads)
      : BootstrapPlan(seed: seed, replicates: draws, threads: threads)
  }

  /// The declared losses.
  func misclassification() throws(MethodError) -> MisclassificationLoss {
    try MisclassificationLoss(falsePositive: lossFalsePositive, falseNegative: lossFalseNegative)
  }
}
