// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Probabilities of what is asked about one subject, by the most exact way that applies.
struct ErrorSolver {
  /// What is asked.
  let question: ErrorQuestion
  /// How it is simulated where nothing more exact applies.
  let settings: ErrorSettings
  /// The facts with error, in the order in which the rule reads them.
  let facts: [NoisyFact]
  /// What is believed of each.
  let beliefs: [NormalBelief]
  /// The case, for questions at supposed values.
  let supposed: SupposedCase

  /// Probabilities with what is known of their error.
  struct Masses<Key: Hashable> {
    /// The probabilities by result.
    var masses: [(key: Key, mass: Double)]
    /// How they were computed.
    var method: ErrorMethod
    /// A bound of their error, or the standard error of a simulation.
    var error: Double
  }

  /// The ways 1, 2 and 4: exact along a line, by integration over two or three coordinates.
  ///
  /// - Parameters:
  ///   - edges: Where the part turns.
  ///   - ask: What holds at supposed values.
  /// - Returns: The probabilities; `nil` when only simulation is left.
  func masses<Key: Hashable>(
    _ edges: Edges,
    _ ask: @escaping ([FactSlot: Rational]) -> Key
  ) -> Masses<Key>? {
    if edges.isCurved { return nil }
    let space = TrueValueSpace(edges, facts, beliefs)
    switch space.rank {
    case 0:
      return Masses(masses: [(ask(space.values(moved: [])), 1)], method: .exact, error: 0)
    case 1:
      let line = ExactLine(edges: space.linePlaces, space.line) { ask(space.values(moved: [$0])) }
      return Masses(masses: line.masses(space.line), method: .exact, error: line.errorBound)
    case 2, 3:
      let (masses, error) = InteractingFacts.masses(space) { ask(space.values(at: $0)) }
      return Masses(masses: masses, method: .quadrature, error: error)
    default: return nil
    }
  }

  /// The way 5: simulation, with one evaluation for each cell that is met, or for each draw.
  ///
  /// - Parameters:
  ///   - edges: Where the whole turns.
  ///   - ask: What holds in a case at supposed values.
  /// - Returns: The probabilities; the error is the greatest standard error among them.
  func simulated<Key: Hashable & Sendable>(
    _ edges: Edges,
    _ ask: @escaping @Sendable (SupposedCase, [FactSlot: Rational]) -> Key
  ) -> Masses<Key> {
    let order = edges.facts.sorted { name(of: $0).lexicographicallyPrecedes(name(of: $1)) }
    let draws = DrawColumns(
      order.map { facts[$0] },
      order.map { beliefs[$0] },
      subject: supposed.evaluation.entities[0].rows[supposed.evaluation.frame.row].id,
      settings
    )
    let columns = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let question = question
    // With more directions than this nearly every draw has a cell of its own.
    let hasCells = !edges.isCurved && edges.places.count <= 16
    let simulation = Simulation(draws, threads: settings.threads) { rows -> [(Key, Key)] in
      guard let own = SupposedCase(question) else { return [] }
      var cells = hasCells ? DrawCells<Key>(edges, draws, columns: columns) : nil
      func key(_ row: Int, _ sign: Double) -> Key {
        let asked = { ask(own, draws.values(row, sign: sign)) }
        return cells?.key(draws, row, sign: sign, asked) ?? asked()
      }
      return rows.map { (key($0, 1), key($0, -1)) }
    }
    let shares = simulation.tallies.map { ($0.key, simulation.share($0.tally)) }
    return Masses(
      masses: shares.map { ($0, $1.mass) },
      method: .monteCarlo,
      error: shares.reduce(0) { max($0, $1.1.error) }
    )
  }

  /// What names a fact without regard to the order of rows.
  private func name(of fact: Int) -> [String] {
    let slot = facts[fact].slot
    let rows = supposed.evaluation.entities[slot.entity]
    let row = rows.rows[slot.row]
    return [
      rows.name, row.id, row.period.map(String.init) ?? "", slot.name,
      slot.arguments.map { String(describing: $0) }.joined(separator: ","),
    ]
  }

  /// How the probabilities came about, for a report.
  ///
  /// - Parameters:
  ///   - edges: Where the whole turns.
  ///   - method: How they were computed.
  ///   - error: Their error.
  ///   - uncounted: Names of facts whose error is not counted.
  /// - Returns: The basis of the report.
  func basis(
    _ edges: Edges,
    _ method: ErrorMethod,
    error: Double,
    uncounted: Set<String>
  ) -> ErrorBasis {
    var basis = ErrorBasis.certain
    basis.method = method
    if method == .monteCarlo {
      basis.errorBound = nil
      basis.draws = ErrorBasis.Draws(
        standardError: error,
        count: settings.pairs * 2,
        seed: settings.seed
      )
    } else {
      basis.errorBound = error
    }
    let read = edges.facts.map { facts[$0] }
    basis.factsWithError = Set(read.map(\.slot.name)).sorted()
    basis.errorsNotCounted = uncounted.sorted()
    basis.references = basis.factsWithError.map { name in
      ErrorBasis.Reference(
        fact: name,
        population: read.first { $0.slot.name == name }?.population
      )
    }
    return basis
  }
}
