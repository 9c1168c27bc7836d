// SPDX-License-Identifier: Apache-2.0

/// Translates the wanted decisions and measures of one entity and writes the query.
struct QueryWriter {
  /// How many leaves one mask holds; 62 leave the sign and one bit free in every dialect.
  private static let leavesOfMask = 62

  private let translation: SQLTranslation
  private let entity: Int
  private let header: SQLHeader

  init(_ translation: SQLTranslation, _ entity: Int, _ header: SQLHeader) {
    self.translation = translation
    self.entity = entity
    self.header = header
  }

  /// The query; `nil` when a clause has no form in SQL, which the translation's findings tell.
  func query(_ wanted: Wanted, _ dialect: SQLDialect) -> SQLQuery? {
    let scope = translation.scope(of: entity, in: .current)
    var outputs: [(SQLOutput.Content, SQLExpression, String)] = [
      (.id, .column(scope.keys[0]), scope.keys[0].name)
    ]
    if let period = translation.periodColumn(of: scope) {
      outputs.append((.period, period, scope.keys[1].name))
    }
    var isWhole = true
    for place in wanted.measures {
      do throws(SQLRefusal) {
        outputs += try columns(ofMeasure: place)
      } catch { isWhole = false }
    }
    for place in wanted.decisions {
      do throws(SQLRefusal) {
        outputs += columns(of: try translation.decision(place, in: .current), place)
      } catch { isWhole = false }
    }
    guard isWhole, translation.diagnostics.isEmpty else { return nil }
    var names = NameList()
    var selected: [SQLSelect.Output] = []
    var columns: [SQLOutput] = []
    for (content, value, hint) in outputs {
      let name = names.claim(hint)
      selected.append(.init(name, value))
      columns.append(SQLOutput(name: name, content: content))
    }
    let plan = SQLPlan(translation)
    let entityName = translation.program.entities[entity].name
    let text =
      header.lines(dialect, "decisions and measures of each \(entityName)")
      + SQLWriter(dialect: dialect).query(plan.relations, plan.final(scope, selected))
    return SQLQuery(entity: entityName, text: text, columns: columns)
  }

  /// The names of the decisions and measures that have a form in SQL.
  func carried(_ wanted: Wanted) -> Set<String> {
    let program = translation.program
    let measures = wanted.measures.filter { (try? columns(ofMeasure: $0)) != nil }
    let decisions = wanted.decisions.filter {
      (try? translation.decision($0, in: .current)) != nil
    }
    return Set(
      measures.map { program.measures[$0].name } + decisions.map { program.decisions[$0].name }
    )
  }

  private func columns(
    ofMeasure place: Int
  ) throws(SQLRefusal) -> [(SQLOutput.Content, SQLExpression, String)] {
    let name = translation.program.measures[place].name
    let value = try translation.measure(place, in: .current)
    var columns: [(SQLOutput.Content, SQLExpression, String)] = []
    if case .union(let constant, _) = value.shape {
      columns.append((.constant(measure: name), constant, "\(name)_is"))
    }
    switch value.shape.narrowed {
    case .truth:
      let hidden = try value.hidden(by: value.fault)
      columns.append((.truth(measure: name), try translation.truth(hidden), name))
    case .text(let text): columns.append((.text(measure: name), text, name))
    case .number(let number):
      let isKnown = number.isPresent
      let top = number.bottom == nil ? number.top : .only(if: isKnown, number.top)
      columns.append((.number(measure: name, unit: number.unit), top, name))
      if let bottom = number.bottom {
        columns.append((.divisor(measure: name), .only(if: isKnown, bottom), "\(name)_per"))
      }
    case .interval, .union, .record, .list:
      let refusal = SQLRefusal.construct("a measure that is an interval, a record or a list")
      translation.diagnostics.append(
        refusal.finding(in: "`\(name)`", at: translation.program.measures[place].site)
      )
      throw refusal
    }
    columns.append((.fault(of: name), (value.fault ?? .truth(false)).asCount, "\(name)_fault"))
    return columns
  }

  private func columns(
    of decision: CarriedDecision,
    _ place: Int
  ) -> [(SQLOutput.Content, SQLExpression, String)] {
    let name = translation.program.decisions[place].name
    let scope = translation.scope(of: entity, in: .current)
    guard case .truth(let truth) = decision.value.shape else { return [] }
    let outcome = scope.bound(
      decision.value.fault.map { .only(if: $0.opposite, truth) } ?? truth,
      as: name + "_outcome"
    )
    var columns: [(SQLOutput.Content, SQLExpression, String)] = [
      (.outcome(decision: name), outcome, name),
      (.fault(of: name), (decision.value.fault ?? .truth(false)).asCount, "\(name)_fault"),
    ]
    for start in stride(from: 0, to: decision.leaves.count, by: Self.leavesOfMask) {
      let leaves = decision.leaves.dropFirst(start).prefix(Self.leavesOfMask)
      let suffix = start == 0 ? "" : "_\(start / Self.leavesOfMask + 1)"
      let missing = leaves.map { SQLExpression.both([.isNull($0.truth), live($0)]) }
      columns.append(
        (.missing(decision: name, from: start), mask(missing), "\(name)_missing\(suffix)")
      )
      let presumed = leaves.map { SQLExpression.both([$0.presumed ?? .truth(false), live($0)]) }
      columns.append(
        (.presumed(decision: name, from: start), mask(presumed), "\(name)_presumed\(suffix)")
      )
    }
    let failing = decision.leaves.enumerated().map { number, leaf in
      SQLExpression.Branch(.both(leaf.fails + [live(leaf)]), .integer(number + 1))
    }
    // The outcome is asked for once: databases write it out wherever it stands.
    let why = SQLExpression.only(if: outcome.opposite, .choosing(failing))
    columns.append((.why(decision: name), why, "\(name)_why"))
    return columns
  }

  private func live(_ leaf: CarriedDecision.Leaf) -> SQLExpression {
    (leaf.removed ?? .truth(false)).opposite
  }

  /// One bit for each flag that is raised.
  private func mask(_ flags: [SQLExpression]) -> SQLExpression {
    .added(
      flags.enumerated().map { bit, flag in
        switch flag {
        case .truth(let isRaised): .integer(isRaised ? 1 << bit : 0)
        default: .choosing([.init(flag, .integer(1 << bit))], otherwise: .integer(0))
        }
      }
    )
  }
}
