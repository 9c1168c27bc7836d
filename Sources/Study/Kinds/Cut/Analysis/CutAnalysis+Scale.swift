// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import NumericsCore
import Psychometrics
import StandardSetting

/// From the cut to the reporting scale and its error bands.
extension CutAnalysis {
  static func conversion(
    _ inputs: StudyInputs,
    _ settings: CutSettings
  ) throws(StudyError) -> PublishedConversion? {
    guard let input = inputs.input("conversion") else { return nil }
    let table = input.result.table
    guard let scale = settings.scale else {
      throw StudyError(
        .configuration,
        "study.yaml: `parameters.scale` is missing; a conversion needs the ends of its scale"
      )
    }
    let pairs = (0..<table.rowCount).compactMap { row -> ConversionPair? in
      guard let raw = table[column: "raw"]?.rational(row),
        let scaled = table[column: "scale"]?.rational(row)
      else { return nil }
      return ConversionPair(raw: raw, scale: scaled)
    }
    let conversion = PublishedConversion(pairs, lowest: scale.low, highest: scale.high)
    guard let finding = conversion.findings.first else { return conversion }
    let row = (0..<table.rowCount).last {
      table[column: "scale"]?.rational($0)?.description == finding.value
    }
    let mapped = Finding(
      severity: .error,
      code: finding.code,
      file: input.path,
      row: row.map { table.sourceLine(ofRow: $0) },
      column: "scale",
      value: finding.value,
      rule: "\(finding.place.words): \(finding.rule)",
      remedy: finding.remedy
    )
    throw StudyError(.data, mapped.sentence, findings: [mapped])
  }

  /// Refuses questions about raw scores that nobody can have.
  static func checkRawScores(
    _ settings: CutSettings,
    _ maxPoints: Rational?
  ) throws(StudyError) {
    guard let maxPoints,
      let raw = settings.conversion.rawScores.first(where: { $0 < 0 || Rational($0) > maxPoints })
    else { return }
    throw StudyError(
      .configuration,
      "`rawScores` asks for \(raw), but raw scores go from 0 to \(maxPoints)"
    )
  }

  static func lines(
    _ conversion: PublishedConversion?,
    _ settings: CutSettings
  ) throws(StudyError) -> FeasibleLines? {
    guard settings.conversion.assumesLinear else { return nil }
    guard let conversion, !conversion.pairs.isEmpty else {
      throw StudyError(
        .configuration,
        "study.yaml: `assume` asks for a line through published pairs, but there are none"
      )
    }
    return FeasibleLines(conversion, rounding: LineRounding(settings.conversion.rounding))
  }

  static func bands(
    _ cut: PanelCut?,
    _ form: ScoredForm?,
    _ conversion: PublishedConversion?,
    _ settings: CutSettings
  ) throws(StudyError) -> (ErrorBands?, String?, NearTheLine?) {
    guard let rule = settings.rule.csem, let cut else { return (nil, nil, nil) }
    guard let form else { return (nil, "the highest raw score is not declared", nil) }
    do {
      let base: BandBase = settings.rule.isAtRoundedCut ? .rounded : .unrounded
      let bands = try ErrorBands.measurement(
        rule,
        cut: cut,
        form: form,
        errorAt: base,
        offsets: settings.rule.offsets.map { Rational($0) },
        conversion: conversion
      )
      let error = try ConditionalError(rule, at: cut.functional, form: form)
      return (bands, nil, NearTheLine.around(cut.functional, error: error).value)
    } catch {
      switch error {
      case .notNumberRight, .reliabilityOutside, .strataMismatch:
        throw StudyError(.configuration, "study.yaml: `rule.csem`: \(error.description)")
      case .scoreOutside, .tooFewItems:
        return (nil, error.description, nil)
      }
    }
  }
}

extension LineRounding {
  /// The rounding of a line that a rounding rule is.
  init(_ rule: RoundingRule) {
    switch rule {
    case .floor: self = .floor
    case .ceil: self = .ceil
    default: self = .halfUp
    }
  }
}
