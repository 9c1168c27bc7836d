// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Turns the blocks of one version, with those it shares, into a program.
///
/// Names are registered first; measures, tables and decisions are then built when the first other
/// declaration asks for them, so that their order in the file never matters.
final class VersionChecker {
  /// What all versions of a file share.
  struct Surroundings {
    let document: PolicyDocument
    let types: TypeResolver
    var findings: Findings
    let subject: String
    let period: String?
    let decidesBy: String?
    let sources: [String: SourceDeclaration]
    let readings: [String: ReadingDeclaration]
    let imports: any TableImports

    var literals: LiteralReader { LiteralReader(units: types.units, findings: findings) }
  }

  /// How far a declaration is built.
  enum Stage<Built> {
    case waiting
    case underWay
    case built(Built)
  }

  private(set) var shared: Surroundings
  var findings: Findings { shared.findings }
  var entities: [Entity] = []
  var facts: [Fact] = []
  var factPlaces: [String: [Int]] = [:]
  private(set) var measureDeclarations: [MeasureDeclaration] = []
  private(set) var measureSites: [Site] = []
  private(set) var measurePlaces: [String: Int] = [:]
  private(set) var adjustments: [String: [(AdjustDeclaration, Site)]] = [:]
  private(set) var tableDeclarations: [TableDeclaration] = []
  private(set) var tableSites: [Site] = []
  private(set) var tablePlaces: [String: Int] = [:]
  private(set) var decisionDeclarations: [DecisionDeclaration] = []
  private(set) var decisionSites: [Site] = []
  private(set) var decisionPlaces: [String: Int] = [:]
  private var scorecards: [(ScorecardDeclaration, Site)] = []
  private var results: [(ResultDeclaration, Site)] = []
  private var checks: [(CheckDeclaration, Site)] = []
  var measures: [Stage<Measure>] = []
  var tables: [Stage<BuiltTable>] = []
  var decisions: [Stage<Decision>] = []
  /// The types of measures whose adjustments are still to be built.
  var bareTypes: [Int: ValueType] = [:]
  /// Readings that a clause names.
  var usedReadings: Set<String> = []
  /// Facts that a clause names.
  var usedFacts: Set<Int> = []
  /// How a test says that this version decides it; `nil` when no date picks it.
  let circumstance: String?

  /// A checker for the blocks of a version.
  ///
  /// - Parameters:
  ///   - shared: What all versions of the file share.
  ///   - blocks: The version's blocks, with those of the file that it does not replace.
  ///   - circumstance: How a test says that this version decides it.
  init(_ shared: Surroundings, blocks: [Block], circumstance: String?) {
    self.shared = shared
    self.circumstance = circumstance
    registerEntities(blocks)
    for block in blocks { register(block) }
    for name in adjustments.keys.sorted() where measurePlaces[name] == nil {
      for (adjust, _) in adjustments[name] ?? [] {
        findings.unknown(
          "the measure",
          name,
          at: adjust.measure.site,
          among: measurePlaces.keys
        )
      }
    }
  }

  private func register(_ block: Block) {
    switch block.kind {
    case .facts(let declaration): register(declaration)
    case .measure(let measure):
      guard isNew(measure.name, in: measurePlaces, "the measure", measureDeclarations.map(\.name))
      else { return }
      measurePlaces[measure.name.text] = measureDeclarations.count
      measureDeclarations.append(measure)
      measureSites.append(block.site)
      measures.append(.waiting)
    case .adjust(let adjust):
      adjustments[adjust.measure.text, default: []].append((adjust, block.site))
    case .table(let table):
      guard isNew(table.name, in: tablePlaces, "the table", tableDeclarations.map(\.name)) else {
        return
      }
      tablePlaces[table.name.text] = tableDeclarations.count
      tableDeclarations.append(table)
      tableSites.append(block.site)
      tables.append(.waiting)
    case .decision(let decision):
      guard
        isNew(decision.name, in: decisionPlaces, "the decision", decisionDeclarations.map(\.name))
      else { return }
      decisionPlaces[decision.name.text] = decisionDeclarations.count
      decisionDeclarations.append(decision)
      decisionSites.append(block.site)
      decisions.append(.waiting)
    case .scorecard(let scorecard): register(scorecard, block.site)
    case .result(let result): results.append((result, block.site))
    case .check(let check): checks.append((check, block.site))
    case .reading, .version, .test, .damaged: break
    }
  }

  private func register(_ scorecard: ScorecardDeclaration, _ site: Site) {
    if let (first, _) = scorecards.first {
      findings.add(
        .duplicate,
        "a policy has one scorecard, and `\(first.name.text)` is there already",
        at: scorecard.name.site
      )
    }
    scorecards.append((scorecard, site))
  }

  private func isNew(
    _ name: Name,
    in places: [String: Int],
    _ what: String,
    _ declared: [Name]
  ) -> Bool {
    guard let place = places[name.text] else { return true }
    findings.twice(what, name, first: declared[place])
    return false
  }

  /// The program of the version; everything in it is built and every name resolved.
  func program() -> Program {
    completeFacts()
    var program = Program()
    program.tables = tableDeclarations.indices.map { table($0).table }
    program.measures = measureDeclarations.indices.map { measure($0) }
    program.decisions = decisionDeclarations.indices.map { decision($0) }
    program.scorecard = scorecards.first.flatMap { scorecard($0, $1) }
    program.results = results.map { result, site in
      var builder = TermBuilder(self)
      let condition = builder.condition(result.condition)
      check(result.tail)
      return RuleResult(condition: condition, declaration: result)
    }
    program.checks = checks.map { check, site in
      var builder = TermBuilder(self)
      let condition = builder.condition(check.condition)
      let home = home(of: builder.needs, site)
      return RuleCheck(title: check.title, condition: condition, home: home, site: site)
    }
    program.facts = facts
    program.entities = entities
    return program
  }

  /// Builds something and keeps apart what is found on the way.
  func trying<Built>(_ build: () -> Built) -> (Built, Findings) {
    let outer = shared.findings
    defer { shared.findings = outer }
    shared.findings = Findings()
    let built = build()
    return (built, shared.findings)
  }

  /// The fact whose value picks the version, where it is a date; `nil` otherwise.
  func decidingDate(_ site: Site) -> Term? {
    guard let name = shared.decidesBy,
      let place = factPlaces[name]?.first(where: { facts[$0].entity == 0 }),
      case .date = facts[place].type
    else { return nil }
    return Term(.fact(place, arguments: []), .date, site)
  }

  /// The entity at whose rows something with these needs is evaluated: the subject, where its own
  /// facts and those of what it belongs to are enough, and else the deepest entity needed.
  func home(of needs: Set<Int>, _ site: Site, isMeasure: Bool = false) -> Int {
    let reach = Set([0] + entities[0].ancestors)
    if needs.isSubset(of: reach) {
      guard isMeasure, !needs.isEmpty else { return 0 }
    }
    let deepest = needs.max { entities[$0].ancestors.count < entities[$1].ancestors.count } ?? 0
    let around = Set([deepest] + entities[deepest].ancestors)
    if !needs.isSubset(of: around) {
      let names = needs.sorted().map { "`\(entities[$0].name)`" }
      findings.add(
        .typeMismatch,
        "it uses facts of \(names.joined(separator: " and ")), and none of them belongs to the other",
        at: site,
        help: "use `sum of … over ENTITY in PARENT`, or reach a row through a fact of type `ref`"
      )
    }
    return deepest
  }

  /// Looks up the sources and readings that a clause names.
  func check(_ tail: Tail) {
    let compared = tail.attributes.comparisons.map(\.citation)
    for citation in tail.citations + compared where shared.sources[citation.source.text] == nil {
      findings.unknown(
        "the source",
        citation.source.text,
        at: citation.source.site,
        among: shared.sources.keys,
        code: .unknownSource
      )
    }
    for reading in tail.readings { use(reading) }
  }

  /// Marks a reading as used; an unknown one is a finding.
  @discardableResult
  func use(_ reading: Name) -> ReadingDeclaration? {
    usedReadings.insert(reading.text)
    guard let declared = shared.readings[reading.text] else {
      findings.unknown(
        "the reading",
        reading.text,
        at: reading.site,
        among: shared.readings.keys,
        code: .unknownReading
      )
      return nil
    }
    return declared
  }
}
