// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The true values of facts in independent coordinates: as many as there are directions that
/// matter, in place of as many as there are facts.
///
/// The coordinates are found by orthogonalising the directions in the inner product of the
/// covariance, Σ v_i a_i b_i, in exact arithmetic: the Cholesky factor of the directions' covariance
/// matrix, without its square roots. Their number is the rank.
struct TrueValueSpace {
  /// A direction whose value turns the evaluation.
  struct Axis {
    /// Its factors for the coordinates, each of which is standard normal.
    let factors: [Double]
    /// Where it turns, as distances from its mean, in ascending order.
    let places: [Double]
  }

  /// The directions.
  let axes: [Axis]
  /// Where the only coordinate of a space of rank 1 turns, as exact distances from its mean.
  let linePlaces: [Rational]
  private let facts: [NoisyFact]
  private let beliefs: [NormalBelief]
  private let read: Set<Int>
  private let basis: [(form: LinearForm, variance: Rational)]

  /// The number of independent coordinates.
  var rank: Int { basis.count }

  /// The distribution of the first coordinate's distance from its mean.
  var line: NormalBelief { NormalBelief(mean: .zero, variance: basis.first?.variance ?? .zero) }

  /// The space that the edges of a part span.
  ///
  /// - Parameters:
  ///   - edges: The edges.
  ///   - facts: The facts with error.
  ///   - beliefs: What is believed of each.
  init(_ edges: Edges, _ facts: [NoisyFact], _ beliefs: [NormalBelief]) {
    self.facts = facts
    self.beliefs = beliefs
    read = edges.facts
    // The direction with most places comes last: along the last coordinate all is exact.
    let sorted = edges.sorted.enumerated().sorted {
      ($0.element.places.count, $0.offset) < ($1.element.places.count, $1.offset)
    }.map(\.element)
    func product(_ left: LinearForm, _ right: LinearForm) -> Rational {
      var sum = Rational.zero
      var place = 0
      for slope in left.slopes {
        while place < right.slopes.count, right.slopes[place].fact < slope.fact { place += 1 }
        guard place < right.slopes.count, right.slopes[place].fact == slope.fact else { continue }
        sum += slope.value * right.slopes[place].value * beliefs[slope.fact].variance
      }
      return sum
    }
    var basis: [(form: LinearForm, variance: Rational)] = []
    for (direction, _) in sorted {
      var rest = direction.form
      for (form, variance) in basis {
        rest = rest - form.scaled(by: product(direction.form, form) / variance)
      }
      let variance = product(rest, rest)
      if variance != .zero { basis.append((rest, variance)) }
    }
    self.basis = basis
    var linePlaces: Set<Rational> = []
    for (direction, places) in sorted where basis.count == 1 {
      let factor = product(direction.form, basis[0].form) / basis[0].variance
      let mean = direction.form.belief(beliefs).mean
      if factor != .zero { linePlaces.formUnion(places.map { ($0 - mean) / factor }) }
    }
    self.linePlaces = linePlaces.sorted()
    axes = sorted.map { direction, places in
      let mean = direction.form.belief(beliefs).mean
      return Axis(
        factors: basis.map { form, variance in
          product(direction.form, form).double / variance.double.squareRoot()
        },
        places: places.map { ($0 - mean).double }
      )
    }
  }

  /// The facts' values at a point, exact: m_i + Σ_k v_i q_ki u_k/d_k with u_k = z_k·√d_k.
  ///
  /// - Parameter point: The coordinates z.
  /// - Returns: The values.
  func values(at point: [Double]) -> [FactSlot: Rational] {
    values(
      moved: zip(basis, point).map { basis, z in
        Rational(exactly: z * basis.variance.double.squareRoot()) ?? .zero
      }
    )
  }

  /// The facts' values where the coordinates lie at distances u from their means.
  func values(moved distances: [Rational]) -> [FactSlot: Rational] {
    var values: [FactSlot: Rational] = [:]
    for fact in read { values[facts[fact].slot] = beliefs[fact].mean }
    for ((form, variance), distance) in zip(basis, distances) {
      let share = distance / variance
      for slope in form.slopes {
        values[facts[slope.fact].slot, default: .zero] +=
          beliefs[slope.fact].variance * slope.value * share
      }
    }
    return values
  }
}
