// SPDX-License-Identifier: Apache-2.0

/// What a conflict teaches: a clause that forbids it, and how far back it could have been known.
extension ClauseSolver {
  /// Learns why a clause became false, and goes back to where that could have been known.
  mutating func learn(from conflict: Int32) {
    var learned: [Int32] = [0]
    var (open, place, clause, literal) = (0, trail.count, conflict, Int32(0))
    repeat {
      let start = Int(clause) + 1
      for slot in start..<start + Int(arena[Int(clause)]) where arena[slot] != literal {
        let variable = Int(abs(arena[slot]))
        guard !isSeen[variable], levels[variable] > 0 else { continue }
        isSeen[variable] = true
        raise(variable)
        if Int(levels[variable]) == trailLimits.count {
          open += 1
        } else {
          learned.append(arena[slot])
        }
      }
      repeat { place -= 1 } while !isSeen[Int(abs(trail[place]))]
      literal = trail[place]
      clause = reasons[Int(abs(literal))]
      isSeen[Int(abs(literal))] = false
      open -= 1
    } while open > 0
    learned[0] = -literal
    for literal in learned { isSeen[Int(abs(literal))] = false }
    var back = 0
    if learned.count > 1 {
      let deepest = learned.indices.dropFirst()
        .max { levels[Int(abs(learned[$0]))] < levels[Int(abs(learned[$1]))] }
      learned.swapAt(1, deepest ?? 1)
      back = Int(levels[Int(abs(learned[1]))])
    }
    cancel(to: back)
    assign(learned[0], learned.count > 1 ? attach(learned) : -1)
    increment /= 0.95
  }

  private mutating func raise(_ variable: Int) {
    activities[variable] += increment
    if activities[variable] > 1e100 {
      for other in activities.indices { activities[other] *= 1e-100 }
      increment *= 1e-100
    }
    order.rise(Int32(variable), activities)
  }

  mutating func cancel(to level: Int) {
    guard trailLimits.count > level else { return }
    let start = Int(trailLimits[level])
    while trail.count > start {
      let literal = trail.removeLast()
      let variable = Int(abs(literal))
      phases[variable] = literal > 0
      values[variable] = 0
      order.insert(Int32(variable), activities)
    }
    trailLimits.removeLast(trailLimits.count - level)
    head = trail.count
  }

  /// The Luby sequence: 1, 1, 2, 1, 1, 2, 4 and so on.
  static func luby(_ place: Int) -> Int {
    var (size, power, rest) = (1, 1, place - 1)
    while size < rest + 1 {
      size = 2 * size + 1
      power *= 2
    }
    while size - 1 != rest {
      size = (size - 1) / 2
      power /= 2
      rest %= size
    }
    return power
  }
}
