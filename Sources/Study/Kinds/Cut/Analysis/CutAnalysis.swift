// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import NumericsCore
import Psychometrics
import StandardSetting

/// Everything that a cut study computes, from evidence to decision; pages and tables only print it.
struct CutAnalysis {
  let settings: CutSettings
  let document: StudyDocument
  let method: CutSettings.Method
  /// The deciding method's own result, for methods that are not a statistic of the panel's rounds.
  let result: MethodResult
  /// The panel behind the deciding method; `nil` when no panelist has a cut of their own.
  let panel: PanelAnalysis?
  /// How often other such samples give which cut; `nil` when that cannot be said.
  let repetition: CutRepetition?
  /// The error of a cut without a panel: by resampling all that it rests on, where that is possible.
  let standardError: MethodResult.StandardError
  /// The cut before and after rounding.
  let unrounded: CutValue
  let functional: Rational
  let maxPoints: Rational?
  /// Whether each scored item gives 0 or 1 point.
  let isNumberRight: Bool
  let conversion: PublishedConversion?
  let lines: FeasibleLines?
  let bands: ErrorBands?
  /// Why there are no error bands, when a rule was declared and does not fit.
  let bandsRefusal: String?
  let judgmentBands: ErrorBands?
  let nearTheLine: NearTheLine?
  let comparison: StandardSetting.MethodComparison?
  /// Methods beside the deciding one that give no cut, each with its sentence.
  let refusals: [String]
  let impact: Impact?
  let scores: [ExamineeScore]
  let inputs: MethodInputs
  let gate: GateResult?
  let adoptions: [(entry: CutRecord.AdoptionEntry, record: AdoptionRecord)]
  let findings: [PanelFinding]
  let usedSeed: Bool

  init(_ inputs: StudyInputs, _ settings: CutSettings) throws(StudyError) {
    self.settings = settings
    document = inputs.document
    let seed = inputs.document.seed ?? 0
    let read = try PanelSource.read(inputs, settings)
    let methodInputs = MethodInputs(inputs: inputs, settings: settings)
    self.inputs = methodInputs
    guard let method = settings.deciding else {
      throw StudyError(.configuration, "study.yaml: no method decides")
    }
    self.method = method
    let factory = MethodFactory(inputs: methodInputs, settings: settings, panel: read?.source)
    let deciding = try factory.make(method)
    let plan = settings.certainty.plan(seed: seed, threads: inputs.threads)
    // Panelists' cuts have their exact distribution; drawing would only tie them to a seed.
    let drawn = method.kind.hasPanelistCuts ? nil : plan
    result = try Self.result(deciding, drawn, method)
    panel = try Self.panel(method, read?.source, result, settings, seed, inputs.threads)
    try Self.checkExclusions(settings, panel)
    if let panel {
      repetition = CutRepetition(panel)
      standardError = result.standardError
    } else {
      let resampled = ResampledCut(deciding, plan)
      repetition = resampled.flatMap { CutRepetition($0, rounding: settings.rule.rounding) }
      standardError = resampled?.standardError ?? result.standardError
    }
    unrounded = panel.map { .exact($0.cut.recommended) } ?? result.cut
    functional = try Self.functional(panel, unrounded, settings)
    maxPoints =
      read?.source.maxPoints(exclusions: settings.record.exclusions)
      ?? settings.test.maximumPoints
    try Self.checkRawScores(settings, maxPoints)
    let conversion = try Self.conversion(inputs, settings)
    self.conversion = conversion
    lines = try Self.lines(conversion, settings)
    let cut = Self.panelCut(unrounded, functional, settings.rule.rounding)
    let isNumberRight = Self.isNumberRight(method, read?.source, methodInputs.items, settings)
    self.isNumberRight = isNumberRight
    (bands, bandsRefusal, nearTheLine) = try Self.bands(
      cut,
      maxPoints.map { ScoredForm(maxPoints: $0, isNumberRight: isNumberRight) },
      conversion,
      settings
    )
    if let panel, let maxPoints {
      judgmentBands =
        ErrorBands.judgment(
          panel.deciding.summary,
          cut: panel.cut,
          maxPoints: maxPoints,
          offsets: settings.rule.offsets.map { Rational($0) },
          conversion: conversion
        ).value
    } else {
      judgmentBands = nil
    }
    (comparison, refusals) = try Self.comparison(factory, settings, plan)
    let onFile = try methodInputs.scores()
    scores = onFile ?? []
    impact = if let onFile { try Self.impact(onFile, functional) } else { nil }
    gate = Self.gate(inputs, settings, read?.source.panelists ?? [])
    adoptions = try Self.adoptions(
      settings,
      functional,
      maxPoints ?? functional,
      conversion,
      evidence: String(inputs.inputs.map { $0.result.table.name }.joined(separator: "+"))
    )
    findings = read?.warnings ?? []
    usedSeed = drawn != nil || comparison != nil || panel?.usedSeed == true
  }
}

extension CutAnalysis {
  /// The decided cut as it is printed: whole, or with two digits when the study does not round.
  var functionalText: String {
    functional.isInteger ? functional.description : functional.text(places: 2)
  }

  /// When judgments of an item count as close; `nil` on a scale without ranges.
  var convergenceRule: ConvergenceRule? {
    settings.ranges.map { ConvergenceRule(ranges: $0, share: settings.convergenceShare) }
  }

  /// The judges' groups behind a contrasting-groups method; `nil` when the study has none.
  var contrasting: [GroupJudgment]? {
    let kinds: [CutMethodKind] = [
      .contrastingMidpoint, .contrastingNormal, .contrastingLogistic,
      .contrastingMisclassification, .contrastingYouden,
    ]
    guard let method = settings.methods.first(where: { kinds.contains($0.kind) }) else {
      return nil
    }
    return try? inputs.contrasting(method.options)
  }
}
