// SPDX-License-Identifier: Apache-2.0

/// A decision procedure for clauses over Boolean variables: conflict-driven clause learning, with two
/// watched literals, the first unique implication point, activities, saved phases and Luby restarts
/// (Marques-Silva and Sakallah 1999; Eén and Sörensson 2003).
///
/// Variables are numbered from 1; a literal is a variable, or its negative. Nothing in it is random and
/// nothing is timed, so that the same clauses take the same steps everywhere.
struct ClauseSolver: Sendable {
  /// What a search found.
  enum Answer: Sendable, Hashable {
    /// A value for every variable; `isTrue` tells it.
    case satisfiable
    /// No values satisfy the clauses together with the assumptions.
    case unsatisfiable
    /// The search was stopped after so many clauses read.
    case stopped
  }

  /// The conflicts of all searches.
  private(set) var conflicts = 0
  /// How often a clause was read in all searches: what a search takes, told without a clock.
  private(set) var visits = 0
  /// How many variables there are.
  private(set) var variables = 0
  /// How many clauses were given, those of one literal among them.
  private(set) var clauses = 0

  /// Clauses one after the other: the length, then the literals as watched indices.
  var arena: [Int32] = []
  private var watches: [[Watch]] = [[], []]
  private struct Watch: Sendable {
    var clause: Int32
    /// Another literal of the clause: where it is true, the clause need not be read.
    var blocker: Int32
  }
  /// By variable: 0 unknown, 1 true, -1 false.
  var values: [Int8] = [0]
  var levels: [Int32] = [0]
  var reasons: [Int32] = [-1]
  var phases: [Bool] = [false]
  var activities: [Double] = [0]
  var increment = 1.0
  var isSeen: [Bool] = [false]
  var trail: [Int32] = []
  var trailLimits: [Int32] = []
  var head = 0
  var order = ActivityHeap()
  private var isContradictory = false

  // MARK: - Clauses

  /// A new variable.
  ///
  /// - Parameter phase: The value that it is given first.
  /// - Returns: Its number.
  mutating func variable(phase: Bool = false) -> Int32 {
    variables += 1
    watches.append([])
    watches.append([])
    values.append(0)
    levels.append(0)
    reasons.append(-1)
    phases.append(phase)
    activities.append(0)
    isSeen.append(false)
    order.insert(Int32(variables), activities)
    return Int32(variables)
  }

  /// Demands that one of some literals be true.
  mutating func add(_ literals: [Int32]) {
    clauses += 1
    cancel(to: 0)
    var kept: [Int32] = []
    for literal in literals {
      if value(literal) == 1 || kept.contains(-literal) { return }
      if value(literal) == 0, !kept.contains(literal) { kept.append(literal) }
    }
    switch kept.count {
    case 0: isContradictory = true
    case 1:
      assign(kept[0], -1)
      if propagate() != nil { isContradictory = true }
    default: _ = attach(kept)
    }
  }

  mutating func attach(_ literals: [Int32]) -> Int32 {
    let clause = Int32(arena.count)
    arena.append(Int32(literals.count))
    arena += literals
    watches[Self.slot(-literals[0])].append(Watch(clause: clause, blocker: literals[1]))
    watches[Self.slot(-literals[1])].append(Watch(clause: clause, blocker: literals[0]))
    return clause
  }

  private static func slot(_ literal: Int32) -> Int {
    literal > 0 ? 2 * Int(literal) : 2 * Int(-literal) + 1
  }

  private func value(_ literal: Int32) -> Int8 {
    literal > 0 ? values[Int(literal)] : -values[Int(-literal)]
  }

  /// The value of a literal in the answer found last.
  func isTrue(_ literal: Int32) -> Bool {
    literal > 0 ? phases[Int(literal)] : !phases[Int(-literal)]
  }

  // MARK: - Search

  /// Looks for values.
  ///
  /// - Parameters:
  ///   - assumptions: Literals that must be true this time.
  ///   - most: How many clauses are read at most.
  /// - Returns: What was found.
  mutating func solve(assuming assumptions: [Int32] = [], most: Int) -> Answer {
    guard !isContradictory else { return .unsatisfiable }
    let end = visits + most
    var restart = 1
    while true {
      let limit = conflicts + 100 * Self.luby(restart)
      restart += 1
      if let answer = search(assumptions, until: limit, end) {
        cancel(to: 0)
        return answer
      }
      cancel(to: 0)
      if visits >= end { return .stopped }
    }
  }

  private mutating func search(
    _ assumptions: [Int32],
    until limit: Int,
    _ end: Int
  ) -> Answer? {
    while true {
      if let conflict = propagate() {
        conflicts += 1
        if trailLimits.isEmpty {
          isContradictory = true
          return .unsatisfiable
        }
        learn(from: conflict)
      } else if conflicts >= limit || visits >= end {
        return nil
      } else if trailLimits.count < assumptions.count {
        let literal = assumptions[trailLimits.count]
        if value(literal) == -1 { return .unsatisfiable }
        trailLimits.append(Int32(trail.count))
        if value(literal) == 0 { assign(literal, -1) }
      } else {
        var chosen: Int32 = 0
        while let variable = order.removeFirst(activities) {
          guard values[Int(variable)] == 0 else { continue }
          chosen = variable
          break
        }
        guard chosen != 0 else {
          for variable in phases.indices { phases[variable] = values[variable] == 1 }
          return .satisfiable
        }
        trailLimits.append(Int32(trail.count))
        assign(phases[Int(chosen)] ? chosen : -chosen, -1)
      }
    }
  }

  // MARK: - Consequences

  mutating func assign(_ literal: Int32, _ reason: Int32) {
    let variable = Int(abs(literal))
    values[variable] = literal > 0 ? 1 : -1
    levels[variable] = Int32(trailLimits.count)
    reasons[variable] = reason
    trail.append(literal)
  }

  /// Draws every consequence of what is assigned.
  ///
  /// - Returns: A clause of which every literal is false; `nil` where there is none.
  private mutating func propagate() -> Int32? {
    while head < trail.count {
      let falsified = -trail[head]
      let slot = Self.slot(trail[head])
      head += 1
      // Nothing is added to this list meanwhile: a clause moves to a literal that is not false.
      var list: [Watch] = []
      swap(&list, &watches[slot])
      var kept = 0
      var conflict: Int32?
      visits += list.count
      for place in list.indices {
        let watch = list[place]
        if conflict != nil || value(watch.blocker) == 1 {
          list[kept] = watch
          kept += 1
        } else if let stays = visit(watch, falsified, &conflict) {
          list[kept] = stays
          kept += 1
        }
      }
      list.removeLast(list.count - kept)
      swap(&list, &watches[slot])
      if let conflict {
        head = trail.count
        return conflict
      }
    }
    return nil
  }

  /// Looks for another literal that a clause can watch.
  ///
  /// - Returns: The watch of the literal that became false; `nil` where the clause watches another.
  private mutating func visit(
    _ watch: Watch,
    _ falsified: Int32,
    _ conflict: inout Int32?
  ) -> Watch? {
    let start = Int(watch.clause) + 1
    let end = start + Int(arena[Int(watch.clause)])
    if arena[start] == falsified { arena.swapAt(start, start + 1) }
    let first = arena[start]
    if value(first) != 1 {
      var place = start + 2
      while place < end {
        if value(arena[place]) != -1 {
          arena.swapAt(start + 1, place)
          watches[Self.slot(-arena[start + 1])].append(Watch(clause: watch.clause, blocker: first))
          return nil
        }
        place += 1
      }
      if value(first) == -1 { conflict = watch.clause } else { assign(first, watch.clause) }
    }
    return Watch(clause: watch.clause, blocker: first)
  }
}
