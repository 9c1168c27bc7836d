// SPDX-License-Identifier: Apache-2.0

/// What is computed for every variant of a population, and the values that all of them share.
struct VariantForm: Sendable {
  /// What is left of the form.
  let form: Form
  /// The population, with the values that were computed before.
  let base: ColumnSet
  /// The subjects' entity, a place in `entities`.
  let subject: Int
  private let periods: SubjectPeriods
  /// Where each shift leads in the population.
  private let shifts: [PeriodShift: LaneMemory]
  /// The facts that what is left reads.
  private let facts: Set<FactPart>
  private let changing: [ScorecardVariants.Fact: Int]
  /// The entities of the given values, by their numbers.
  private let givenHomes: [Int]
  /// The parents and the members of the choices, by their numbers.
  private let choiceHomes: [(parents: Int, members: Int)]

  /// Computes what the changing facts do not reach; `nil` where columns do not carry the totals.
  ///
  /// - Parameters:
  ///   - whole: The rules with their scorecard.
  ///   - columns: The population.
  ///   - facts: The facts that change.
  init?(_ whole: Form, _ columns: ColumnSet, changing facts: Set<ScorecardVariants.Fact>) {
    guard columns.lists.isEmpty, columns.references.isEmpty, let periods = columns.periods,
      let scorecard = whole.scorecard, scorecard.home == periods.entity
    else { return nil }
    var changing: [ScorecardVariants.Fact: Int] = [:]
    for (place, fact) in whole.program.facts.enumerated() {
      let name = ScorecardVariants.Fact(fact.name, of: whole.program.entities[fact.entity].name)
      if facts.contains(name) { changing[name] = place }
    }
    guard changing.count == facts.count else { return nil }
    // Nobody asks for the components of a variant.
    let outputs = scorecard.total.slots + [scorecard.level].compactMap(\.self)
    let variation = FormVariation(whole, where: Set(changing.values), of: outputs)
    guard variation.aggregates.allSatisfy({ Self.isOfOneYear($0, whole, periods) }) else {
      return nil
    }
    var pass = RunPass(
      form: whole,
      columns: columns,
      request: ColumnRequest(decisions: [], parts: [])
    )
    let values = pass.values(of: variation.constant + variation.choices.values.map(\.filter))
    var base = columns
    var (givenHomes, known) = ([Int](), [Slot: FormRemainder.Known]())
    for slot in variation.constant {
      guard let stored = values[slot] else { continue }
      if let same = stored.same(whole[slot].type) {
        known[slot] = same
      } else {
        known[slot] = .given(base.given.count)
        base.given.append(stored)
        givenHomes.append(whole[slot].home)
      }
    }
    var members: [Slot: FormRemainder.Members] = [:]
    var numbers: [FormVariation.Choice: FormRemainder.Members] = [:]
    var choiceHomes: [(parents: Int, members: Int)] = []
    for (slot, choice) in variation.choices.sorted(by: { $0.key.place < $1.key.place }) {
      if let found = numbers[choice] {
        members[slot] = found
        continue
      }
      let link = ColumnSet.Link(from: choice.members, to: choice.parents)
      guard let filter = values[choice.filter], let links = columns.links[link],
        let found = FormVariation.Choice.members(
          filter,
          links,
          parents: columns.rowCounts[choice.parents]
        )
      else { continue }
      let own = found.isEmpty ? FormRemainder.Members.none : .one(choice: base.choices.count)
      if !found.isEmpty {
        base.choices.append(found.rows)
        choiceHomes.append((choice.parents, choice.members))
      }
      (numbers[choice], members[slot]) = (own, own)
    }
    var remainder = FormRemainder(of: whole, variation, known: known, members: members)
    guard let value = remainder.slot(scorecard.total.value),
      let lower = remainder.slot(scorecard.total.lower),
      let upper = remainder.slot(scorecard.total.upper)
    else { return nil }
    var level: Slot?
    if let slot = scorecard.level {
      guard let own = remainder.slot(slot) else { return nil }
      level = own
    }
    var form = remainder.form
    form.scorecard = FormScorecard(
      components: [],
      total: FormRange(value, lower, upper),
      level: level,
      home: scorecard.home
    )
    self.form = form
    self.base = base
    self.periods = periods
    self.changing = changing
    (self.givenHomes, self.choiceHomes) = (givenHomes, choiceHomes)
    subject = periods.entity
    shifts = periods.shifts(of: form)
    self.facts = form.factParts
  }

  /// Whether a number is over the members of each subject in one year.
  private static func isOfOneYear(_ slot: Slot, _ form: Form, _ periods: SubjectPeriods) -> Bool {
    guard case .aggregate(let aggregate) = form[slot].operation, let own = form.periods,
      form[slot].home == periods.entity, let filter = aggregate.filter,
      let year = form.year(of: filter, own)
    else { return false }
    return periods.years[aggregate.members] == year
  }

  /// The place of a changing fact in the program.
  func place(of fact: ScorecardVariants.Fact) -> Int? { changing[fact] }

  /// The columns of variants.
  ///
  /// - Parameters:
  ///   - variants: The rows.
  ///   - asked: How many rows of the subject are asked for, in each variant; they come first.
  ///   - changes: The counts of changing facts at rows of the population, by the fact's place.
  /// - Returns: The columns; `nil` where a fact has no column of counts.
  func columns(
    _ variants: VariantRows,
    asked: Int,
    _ changes: [Int: [(row: Int, counts: [Int32])]]
  ) -> ColumnSet? {
    var result = ColumnSet(rowCounts: base.rowCounts.indices.map { variants.rowCount($0) })
    result.usesPresumptions = base.usesPresumptions
    result.periodic = base.periodic
    result.periods = SubjectPeriods(
      entity: subject,
      askedCount: asked * variants.count,
      years: periods.years,
      shifts: shifts.mapValues { variants.links($0, from: subject, to: subject) }
    )
    for (fact, own) in changes {
      let (part, entity) = (FactPart(fact), form.program.facts[fact].entity)
      guard let column = base.columns[part],
        let made = variants.column(column, of: entity, with: own),
        (try? result.set(made, part: part, of: entity)) != nil
      else { return nil }
    }
    for (part, column) in base.columns where facts.contains(part) {
      guard result.columns[part] == nil else { continue }
      let entity = form.program.facts[part.fact].entity
      let made = variants.column(column, of: entity)
      guard (try? result.set(made, part: part, of: entity)) != nil else { return nil }
    }
    for part in base.refused { result.refuse(part: part) }
    for (link, memory) in base.links {
      result.link(variants.links(memory, from: link.from, to: link.to), as: link)
    }
    result.given = zip(base.given, givenHomes).map { variants.values($0, of: $1) }
    result.choices = zip(base.choices, choiceHomes).map { memory, homes in
      variants.links(memory, from: homes.parents, to: homes.members)
    }
    return result
  }
}

extension Form {
  /// The facts, and parts of them, that the slots read.
  fileprivate var factParts: Set<FactPart> {
    var parts: Set<FactPart> = []
    for node in nodes {
      switch node.operation {
      case .fact(let fact): parts.insert(FactPart(fact))
      case .part(let part): parts.insert(part)
      case .referred(let through, let part): parts.formUnion(through + [part])
      default: continue
      }
    }
    return parts
  }
}
