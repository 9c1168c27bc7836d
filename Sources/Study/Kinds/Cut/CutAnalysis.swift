// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
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
  /// The cut before and after rounding.
  let unrounded: CutValue
  let functional: Rational
  let maxPoints: Rational?
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
    unrounded = panel.map { .exact($0.cut.recommended) } ?? result.cut
    functional = try Self.functional(panel, unrounded, settings)
    maxPoints =
      read?.source.maxPoints(exclusions: settings.record.exclusions)
      ?? settings.test.maximumPoints
    let conversion = try Self.conversion(inputs, settings)
    self.conversion = conversion
    lines = try Self.lines(conversion, settings)
    let cut = Self.panelCut(unrounded, functional, settings.rule.rounding)
    let isNumberRight = Self.isNumberRight(method, read?.source, methodInputs.items, settings)
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

  // MARK: - Steps

  private static func result(
    _ method: any CutMethod,
    _ plan: BootstrapPlan?,
    _ declared: CutSettings.Method
  ) throws(StudyError) -> MethodResult {
    do {
      return try method.result(bootstrap: plan)
    } catch {
      throw StudyError(.data, "method \"\(declared.id)\": \(error.sentence)")
    }
  }

  /// The panel behind the cut: its rounds for the Angoff family, its cuts for Ebel and Nedelsky.
  private static func panel(
    _ method: CutSettings.Method,
    _ source: PanelSource?,
    _ result: MethodResult,
    _ settings: CutSettings,
    _ seed: UInt64,
    _ threads: Int
  ) throws(StudyError) -> PanelAnalysis? {
    if method.kind.isAngoff, let source {
      return try PanelAnalysis(
        source,
        method: method,
        settings: settings,
        seed: seed,
        threads: threads
      )
    }
    let exact = result.panelistCuts.compactMap { cut in cut.cut.exact.map { (cut.panelist, $0) } }
    guard method.kind.hasPanelistCuts, exact.count == result.panelistCuts.count
    else { return nil }
    return try PanelAnalysis(
      cuts: PanelistCuts(panelists: exact.map(\.0), values: exact.map(\.1)),
      settings: settings,
      seed: seed,
      threads: threads
    )
  }

  /// Refuses exclusions that nothing would heed.
  private static func checkExclusions(
    _ settings: CutSettings,
    _ panel: PanelAnalysis?
  ) throws(StudyError) {
    guard panel == nil else { return }
    for (parameter, isEmpty) in [
      ("exclusions", settings.record.exclusions.records.isEmpty),
      ("leaveOut", settings.leaveOut.isEmpty),
    ] where !isEmpty {
      throw StudyError(
        .configuration,
        "study.yaml: `\(parameter)` has no effect on method \"\(settings.decides)\", which gives no "
          + "panelist a cut of their own; take the rows out of the evidence, or remove the parameter"
      )
    }
  }

  private static func functional(
    _ panel: PanelAnalysis?,
    _ unrounded: CutValue,
    _ settings: CutSettings
  ) throws(StudyError) -> Rational {
    if let panel { return panel.cut.functional }
    guard let exact = unrounded.rounded(settings.rule.rounding).exact else {
      throw StudyError(
        .configuration,
        "study.yaml: `rule.rounding` is none, but the method's cut is not exact; declare a rounding"
      )
    }
    return exact
  }

  /// Whether each scored item gives 0 or 1 point: as declared, or as the items and the method say.
  private static func isNumberRight(
    _ method: CutSettings.Method,
    _ source: PanelSource?,
    _ items: [PanelItem],
    _ settings: CutSettings
  ) -> Bool {
    if let scoring = settings.test.scoring { return scoring == .numberRight }
    if let items = source?.rounds?.design.scoredItems { return items.allSatisfy(\.isOnePoint) }
    if method.kind.isAngoff { return method.kind != .angoffExtended }
    let scored = items.filter(\.isScored)
    return !scored.isEmpty && scored.allSatisfy(\.isOnePoint)
  }

  /// The decided cut in the form that error bands start from.
  private static func panelCut(
    _ unrounded: CutValue,
    _ functional: Rational,
    _ rounding: RoundingRule
  ) -> PanelCut? {
    let rule = CutRule(statistic: .mean, rounding: rounding)
    let exact = unrounded.exact ?? Rational(exactly: unrounded.double) ?? functional
    let cut = rule.cut(of: [exact]).value
    // A binary number within rounding error of a tie was decided as the tie it stands for.
    return cut?.functional == functional ? cut : rule.cut(of: [functional]).value
  }

  private static func conversion(
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

  private static func lines(
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

  private static func bands(
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

  /// All methods on one axis; a method that refuses is left out with its sentence.
  private static func comparison(
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

  private static func impact(
    _ scores: [ExamineeScore],
    _ cut: Rational
  ) throws(StudyError) -> Impact {
    do {
      return try Impact(scores: scores, cut: cut)
    } catch {
      throw StudyError(.data, error.sentence)
    }
  }

  private static func gate(
    _ inputs: StudyInputs,
    _ settings: CutSettings,
    _ panelists: [String]
  ) -> GateResult? {
    let questions = settings.record.readiness.questions
    guard !questions.isEmpty else { return nil }
    let excluded = settings.record.exclusions.panelists
    let gate = ReadinessGate(
      panel: "the panel",
      method: settings.decides,
      questions: questions,
      panelists: panelists.filter { !excluded.contains($0) }
    )
    var answers: [ReadinessAnswer] = []
    if let table = inputs.table("readiness") {
      for row in 0..<table.rowCount {
        answers.append(
          ReadinessAnswer(
            panelist: table[column: "panelist"]?.text(row) ?? "",
            question: table[column: "question"]?.text(row) ?? "",
            isReady: table[column: "answer"]?.text(row) == "yes"
          )
        )
      }
    }
    return gate.evaluate(answers, override: settings.record.readiness.override)
  }

  private static func adoptions(
    _ settings: CutSettings,
    _ functional: Rational,
    _ maxPoints: Rational,
    _ conversion: PublishedConversion?,
    evidence: String
  ) throws(StudyError) -> [(entry: CutRecord.AdoptionEntry, record: AdoptionRecord)] {
    var result: [(entry: CutRecord.AdoptionEntry, record: AdoptionRecord)] = []
    for entry in settings.record.adoptions {
      guard let action = AdoptionAction(rawValue: entry.action) else {
        throw entry.reader.trouble("action", "is accept, raise or lower, not \"\(entry.action)\"")
      }
      let scale: AdoptedScale =
        entry.scaled.map { .known($0) }
        ?? conversion.map { AdoptedScale($0.scale(of: entry.raw)) } ?? .unknown
      let record = AdoptionRecord(
        authority: entry.authority,
        action: action,
        raw: entry.raw,
        scale: scale,
        effectiveFrom: entry.from,
        effectiveTo: entry.to,
        reason: entry.reason,
        evidence: evidence,
        signatories: entry.signatories
      )
      let findings = record.findings(
        recommended: functional,
        maxPoints: maxPoints,
        conversion: conversion
      )
      if let finding = findings.first(where: { $0.severity == .error }) {
        throw entry.reader.trouble("authority", finding.sentence)
      }
      result.append((entry, record))
    }
    return result
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

extension PanelItem {
  /// Whether the item gives 0 or 1 point.
  fileprivate var isOnePoint: Bool { maxPoints == .one }
}
