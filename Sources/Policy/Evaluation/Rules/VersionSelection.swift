// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// The version of the rule that applies to a case, or why none can be told.
enum VersionSelection {
  /// A version's place, and the drafts that may have replaced it by then.
  case version(Int, mayBeReplacedBy: [String])
  /// The evidence does not tell.
  case unknown(Unknowns)
  /// None is in force, or two are.
  case fault([Fault])
}

/// A subject's row in one period.
struct SubjectKey: Hashable {
  let entity: Int
  let row: Int
  let period: Int?
}

extension Evaluation {
  /// The version in force for the current row's subject, by its deciding fact.
  ///
  /// One version in force that applies is picked. None is unknown(undated) where a draft could
  /// apply (one that amends another cannot start before it), else F07; two are F08. A draft is
  /// never picked unless it is asked for.
  func selection() -> VersionSelection {
    let versions = evaluator.rulebook.versions
    if let forced = evaluator.options.version {
      if let place = versions.firstIndex(where: { $0.name == forced }) {
        return .version(place, mayBeReplacedBy: [])
      }
      return .fault([Fault(.noVersion, "there is no version \(forced)")])
    }
    if versions.count == 1, versions[0].status == .implicit {
      return .version(0, mayBeReplacedBy: [])
    }
    let key = SubjectKey(entity: frame.entity, row: frame.row, period: frame.period)
    if let known = selections[key] { return known }
    let recording = recorder
    recorder = nil
    let saved = (frame, usage)
    let (selection, reach) = watchingMoves { selected(versions) }
    (frame, usage) = saved
    recorder = recording
    if reach.isEverywhere { selections[key] = selection }
    return selection
  }

  private func selected(_ versions: [RuleVersion]) -> VersionSelection {
    let day: Int
    switch decidingValue() {
    case .value(.date(let date)): day = date.dayNumber
    case .value(.number(let number)):
      guard let year = number.integer else { return .unknown(.none) }
      day = year
    case .fault(let faults): return .fault(faults)
    default: return .unknown(Unknowns(.missing, evaluator.rulebook.decidesBy ?? "decides by"))
    }
    var certain: [Int] = []
    var doubtful = Unknowns.none
    var isDoubtful = false
    var faults: [Fault] = []
    for (place, version) in versions.enumerated() {
      guard case .inForce(let from, let until) = version.status, from <= day,
        until.map({ day < $0 }) ?? true
      else { continue }
      let applies = applies(place)
      faults = Fault.union(faults, applies.faults)
      switch applies.truth {
      case .met: certain.append(place)
      case .notMet: continue
      case .unknown:
        isDoubtful = true
        doubtful = doubtful.union(applies.unknowns)
      }
    }
    if !faults.isEmpty { return .fault(faults) }
    if certain.count > 1 {
      return .fault([Fault(.twoVersions, "two versions are in force and apply")])
    }
    if isDoubtful { return .unknown(doubtful) }
    let drafts = drafts(versions, on: day)
    if let only = certain.first { return .version(only, mayBeReplacedBy: drafts) }
    if drafts.isEmpty {
      return .fault([Fault(.noVersion, "no version is in force on the deciding date")])
    }
    return .unknown(drafts.reduce(.none) { $0.union(Unknowns(.undated, $1)) })
  }

  /// The fact that picks the version, in the first version that declares it.
  func decidingValue() -> Answer {
    guard let name = evaluator.rulebook.decidesBy else { return .unknown(.none) }
    for (place, program) in programs.enumerated() {
      guard let fact = program.facts.firstIndex(where: { $0.name == name && $0.place == 0 }) else {
        continue
      }
      frame.version = place
      return self.fact(fact, arguments: [])
    }
    return .unknown(.missing, name)
  }

  /// Whether a version applies to the subject.
  private func applies(_ place: Int) -> Verdict {
    guard let condition = programs[place].version.appliesTo else { return Verdict(.met) }
    frame.version = place
    frame.clause = "version \(programs[place].version.name)"
    return verdict(condition)
  }

  /// The drafts that could be law on a day.
  private func drafts(_ versions: [RuleVersion], on day: Int) -> [String] {
    versions.indices.filter { place in
      switch versions[place].status {
      case .proposed, .undated: break
      case .inForce, .withdrawn, .implicit: return false
      }
      return canStart(place, versions, by: day) && applies(place).truth != .notMet
    }.map { versions[$0].name }
  }

  /// Whether everything that a draft amends has started by a day.
  private func canStart(_ place: Int, _ versions: [RuleVersion], by day: Int) -> Bool {
    var base = versions[place].base
    for _ in versions.indices {
      guard let name = base, let version = versions.first(where: { $0.name == name }) else {
        return true
      }
      if case .inForce(let from, _) = version.status, day < from { return false }
      base = version.base
    }
    return true
  }
}
