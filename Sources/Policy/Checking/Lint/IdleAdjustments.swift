// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Finds adjustments that apply in no year in which a version of the policy is in force.
struct IdleAdjustments {
  private let rulebook: Rulebook
  private let years: [Range<Int>]
  private let lastOpen: Int?
  private let findings: Findings

  /// A look at a policy; `nil` where its versions are not picked by years.
  init?(_ rulebook: Rulebook, _ findings: Findings) {
    guard rulebook.countsYears, rulebook.decidesBy == rulebook.period else { return nil }
    var years: [Range<Int>] = []
    var lastOpen: Int?
    for version in rulebook.versions {
      guard case .inForce(let from, let until) = version.status else { continue }
      if let until {
        years.append(from..<max(from, until))
      } else {
        lastOpen = min(lastOpen ?? from, from)
      }
    }
    guard !years.isEmpty || lastOpen != nil else { return nil }
    self.rulebook = rulebook
    self.years = years
    self.lastOpen = lastOpen
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    for program in rulebook.versions.map(\.program) {
      guard let period = rulebook.period,
        let fact = program.facts.firstIndex(where: { $0.entity == 0 && $0.name == period })
      else { continue }
      for measure in program.measures {
        for adjustment in measure.adjustments {
          guard let condition = adjustment.condition else { continue }
          let limits = YearLimits(condition, fact)
          guard !limits.named.isEmpty, !applies(limits) else { continue }
          let named = limits.named.map(String.init).joined(separator: ", ")
          findings.add(
            .idleAdjustment,
            "the adjustment of `\(measure.name)` applies in no year: \(named) lies outside the years "
              + "in which a version is in force, \(words)",
            at: adjustment.site,
            help: "correct the year, or take the adjustment out"
          )
        }
      }
    }
  }

  private func applies(_ limits: YearLimits) -> Bool {
    if years.contains(where: { $0.contains(where: limits.allows) }) { return true }
    guard let lastOpen else { return false }
    let end = max(lastOpen, limits.named.max() ?? lastOpen) + 1
    return (lastOpen...end).contains(where: limits.allows)
  }

  private var words: String {
    let closed = years.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound - 1)"
    }
    return (closed + (lastOpen.map { ["\($0) and later"] } ?? [])).joined(separator: ", ")
  }
}

/// What a condition asks of the year, as far as it compares it with constants.
private struct YearLimits {
  /// The years that it names.
  private(set) var named: [Int] = []
  private var tests: [(Int) -> Bool] = []

  init(_ condition: Term, _ year: Int) {
    func isYear(_ term: Term) -> Bool {
      if case .fact(let place, _) = term.kind { place == year } else { false }
    }
    func add(_ term: Term) -> [((Int) -> Bool, [Int])] {
      switch term.kind {
      case .logical(isAnd: true, let members): return members.flatMap(add)
      case .membership(let inner, let values) where isYear(inner):
        let years = values.compactMap(\.integer)
        return [({ years.contains($0) }, years)]
      case .comparison(let relation, let left, let right, _):
        guard isYear(left), case .constant(.number(let number)) = right.kind,
          let bound = number.integer
        else { return [] }
        return [({ relation.holds($0, bound) }, [bound])]
      default: return []
      }
    }
    for (test, years) in add(condition) {
      tests.append(test)
      named += years
    }
  }

  func allows(_ year: Int) -> Bool { tests.allSatisfy { $0(year) } }
}

extension Relation {
  fileprivate func holds(_ left: Int, _ right: Int) -> Bool {
    switch self {
    case .equal: left == right
    case .different: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    }
  }
}
