// SPDX-License-Identifier: Apache-2.0

/// Checks a policy: resolves its names, types and units, proves its tables, and lays out its versions.
public enum PolicyChecker {
  /// Checks a policy.
  ///
  /// ```swift
  /// let (document, syntax) = PolicyParser.parse(text)
  /// let (rulebook, findings) = PolicyChecker.check(document)
  /// ```
  ///
  /// - Parameters:
  ///   - document: The policy as parsed.
  ///   - imports: Where the files stand that its tables import.
  /// - Returns: The rulebook, `nil` when a finding is an error; and all findings, warnings among them.
  public static func check(
    _ document: PolicyDocument,
    imports: any TableImports = NoTableImports()
  ) -> (rulebook: Rulebook?, diagnostics: DiagnosticList) {
    let (rulebook, diagnostics) = examine(document, imports: imports)
    return (diagnostics.hasErrors ? nil : rulebook, diagnostics)
  }

  /// Checks a policy, and gives its rules whatever is found.
  static func examine(
    _ document: PolicyDocument,
    imports: any TableImports
  ) -> (rulebook: Rulebook, diagnostics: DiagnosticList) {
    let findings = Findings()
    let rulebook = PolicyCheck(document, imports, findings).run()
    return (rulebook, findings.list)
  }
}

/// One check of a file.
private struct PolicyCheck {
  private let document: PolicyDocument
  private let findings: Findings
  private let header: PolicyHeader
  private let shared: VersionChecker.Surroundings

  init(_ document: PolicyDocument, _ imports: any TableImports, _ findings: Findings) {
    self.document = document
    self.findings = findings
    header = PolicyHeader(document, findings)
    var readings: [String: ReadingDeclaration] = [:]
    for block in document.blocks {
      guard case .reading(let reading) = block.kind else { continue }
      if let first = readings[reading.name.text] {
        findings.twice("the reading", reading.name, first: first.name)
      } else {
        readings[reading.name.text] = reading
      }
    }
    shared = VersionChecker.Surroundings(
      document: document,
      types: TypeResolver(
        document,
        units: UnitCatalog.declared(in: document, findings),
        entities: PolicyHeader.entities(document, subject: header.subject),
        findings: findings
      ),
      findings: findings,
      subject: header.subject,
      period: header.period?.text,
      decidesBy: header.decidesBy?.text,
      sources: header.sources,
      readings: readings,
      imports: imports
    )
  }

  func run() -> Rulebook {
    let (declared, edits) = AmendmentExpander.expand(document)
    for entry in edits.entries { findings.add(entry) }
    let outside = document.blocks.filter { if case .version = $0.kind { false } else { true } }
    let isDated = !declared.isEmpty
    let versions = isDated ? declared : [VersionDeclaration.implicit(document)]
    let visible = versions.map { VisibleBlocks(outside, $0) }
    let checkers = zip(versions, visible).map { version, visible in
      VersionChecker(
        shared,
        blocks: visible.blocks,
        circumstance: isDated ? version.circumstance : ""
      )
    }
    let programs = checkers.map { $0.program() }
    header.check(checkers[0])
    for (checker, program) in zip(checkers, programs) { prove(program, checker) }
    warn(checkers, zip(versions, programs).map { ($0, $1) })
    let calendar = VersionCalendar(versions, isDated: isDated, checkers[0], findings)
    let tests = RuleTests(document, versions, checkers, findings).tests
    let rulebook = Rulebook(
      id: document.id.text,
      title: header.title,
      subject: header.subject,
      period: header.period?.text,
      decidesBy: header.decidesBy?.text,
      sources: header.sourceOrder,
      readings: document.blocks.compactMap {
        if case .reading(let reading) = $0.kind { reading } else { nil }
      },
      versions: zip(versions.indices, programs).map { place, program in
        var builder = TermBuilder(checkers[place])
        checkers[place].check(versions[place].tail)
        return RuleVersion(
          name: versions[place].name.text,
          status: calendar.statuses[place],
          base: document.base(of: versions[place].name.text),
          appliesTo: versions[place].appliesTo.map { builder.condition($0) },
          tail: versions[place].tail,
          program: program,
          site: versions[place].name.site
        )
      },
      tests: tests,
      units: shared.types.units.all
    )
    // What is wrong with rules that cannot be carried out would be said twice.
    if !findings.list.hasErrors { RuleLint(rulebook, findings).run() }
    return rulebook
  }

  private func prove(_ program: Program, _ checker: VersionChecker) {
    let period = header.period.flatMap { checker.factPlaces[$0.text]?.first }
    CycleProof(program, period: period, findings).run()
    for measure in program.measures {
      CaseProof(measure, of: program, circumstance: checker.circumstance, findings).run()
    }
  }

  // MARK: Warnings about the whole file

  private func warn(
    _ checkers: [VersionChecker],
    _ versions: [(VersionDeclaration, Program)]
  ) {
    // A clause that could not be resolved may use the fact that no other one uses.
    guard !findings.list.hasErrors else { return }
    var used: Set<String> = Set([header.period?.text, header.decidesBy?.text].compactMap { $0 })
    for checker in checkers {
      used.formUnion(checker.usedFacts.map { checker.facts[$0].key(checker) })
      for fact in checker.facts where used.contains(fact.name) && fact.entity == 0 {
        used.insert(fact.key(checker))
      }
    }
    for checker in checkers {
      // Where a row is only named, its entity stands in the file for the name, and needs a fact.
      let named = Set(
        checker.facts.filter { used.contains($0.key(checker)) }.flatMap(\.type.entities)
      )
      for fact in checker.facts where !used.contains(fact.key(checker)) {
        let owner = checker.entities[fact.entity].name
        let others = checker.facts.filter { $0.entity == fact.entity }
        if others.count == 1, named.contains(owner) { continue }
        findings.add(
          .unusedFact,
          "no clause uses the fact `\(fact.name)`",
          at: fact.declaration.name.site,
          help: "take it out, or use it"
        )
      }
    }
    let usedReadings = checkers.reduce(into: Set<String>()) { $0.formUnion($1.usedReadings) }
    for reading in shared.readings.values where !usedReadings.contains(reading.name.text) {
      findings.add(
        .unusedReading,
        "no clause uses the reading `\(reading.name.text)`",
        at: reading.name.site,
        help: "write `reading \(reading.name.text)` behind the clause that depends on it"
      )
    }
    for (version, program) in versions where version.tail.citations.isEmpty {
      for decision in program.decisions { warnUnsourced(decision.root, isCited: false) }
    }
  }

  private func warnUnsourced(_ node: DecisionNode, isCited: Bool) {
    let isCited = isCited || !node.tail.citations.isEmpty
    if case .condition = node.content, !isCited {
      findings.add(
        .noSource,
        "the criterion (\(node.label)) has no source",
        at: node.site,
        help: "write `cite` and the source behind it, behind its group or behind the version"
      )
    }
    for member in node.members { warnUnsourced(member, isCited: isCited) }
  }
}

extension ValueType {
  /// The kinds of subject that values of the type name.
  fileprivate var entities: [String] {
    switch self {
    case .entity(let name): [name]
    case .list(let element): element.entities
    case .record(let fields): fields.flatMap(\.type.entities)
    case .union(let type, _): type.entities
    default: []
    }
  }
}

extension Fact {
  /// The entity and name, which are the same in every version.
  fileprivate func key(_ checker: VersionChecker) -> String {
    "\(checker.entities[entity].name).\(name)"
  }
}

extension VersionDeclaration {
  /// What a file without versions is: one of an unknown date.
  fileprivate static func implicit(_ document: PolicyDocument) -> VersionDeclaration {
    VersionDeclaration(
      Name("base", document.id.site),
      status: .undated,
      appliesTo: nil,
      tail: Tail(),
      body: .shared
    )
  }
}

extension PolicyDocument {
  /// The version that an amendment amends.
  fileprivate func base(of name: String) -> String? {
    for block in blocks {
      guard case .version(let version) = block.kind, version.name.text == name,
        case .amendment(let base, _) = version.body
      else { continue }
      return base.text
    }
    return nil
  }
}
