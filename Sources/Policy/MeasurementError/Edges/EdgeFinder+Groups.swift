// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension EdgeFinder {
  /// A member of a group as far as errors reach it.
  fileprivate struct Member {
    /// Whether it counts; `nil` when facts with error decide that.
    let counts: Truth?
    /// Its value, a truth for a share.
    let value: Shape
    /// How much it counts.
    let weight: Shape

    /// Its value and weight when both are numbers whatever the errors are.
    var isKnown: Bool {
      counts == .met && (value.isMoving || value.answer?.number != nil)
        && weight.answer?.number != nil
    }
  }

  /// A number over the rows of an entity.
  ///
  /// Sums and means of values that move are straight lines as long as no error decides who counts
  /// and how much. Counts, shares and values that do not move turn where their members turn.
  func aggregate(_ aggregate: RowAggregate, _ whole: Term) -> Shape {
    let entity = evaluation.prepared.entities[aggregate.entity]
    let parent = aggregate.parent.map { evaluation.prepared.entities[$0] }
    guard let rows = evaluation.members(of: entity, in: parent) else { return fixed(whole) }
    var frame = evaluation.frame
    if case .bounds = aggregate.unknowns {
      frame.keepsBounds = true
    } else {
      frame.keepsBounds = false
    }
    frame.entity = entity
    let members = rows.compactMap { row in
      frame.row = row
      return within(frame, scope) { member(aggregate) }
    }
    let isFixed = members.allSatisfy { $0.counts != nil && $0.value.isFixed && $0.weight.isFixed }
    if isFixed { return fixed(whole) }
    if members.contains(where: { $0.weight.isMoving }) { return curved() }
    guard members.contains(where: { $0.value.isMoving }) else { return .steps }
    guard members.allSatisfy({ $0.counts != nil && $0.weight.isFixed }) else { return curved() }
    return moving(aggregate, members)
  }

  private func member(_ aggregate: RowAggregate) -> Member? {
    var counts: Truth? = .met
    if let filter = aggregate.filter {
      counts = shape(filter).isFixed ? evaluation.verdict(filter).truth : nil
      if counts == .notMet { return nil }
    }
    let one = Shape.fixed { .value(.number(.one)) }
    return Member(
      counts: counts,
      value: aggregate.value.map { shape($0).settled } ?? one,
      weight: aggregate.weight.map { shape($0).settled } ?? one
    )
  }

  /// The sum or mean of members whose weights are fixed.
  private func moving(_ aggregate: RowAggregate, _ members: [Member]) -> Shape {
    switch aggregate.unknowns {
    case .strict:
      return members.allSatisfy(\.isKnown) ? total(aggregate, members.map(\.weighted)) : .forms([])
    case .knownOnly: return total(aggregate, members.filter(\.isKnown).map(\.weighted))
    case .bounds:
      guard members.allSatisfy({ $0.counts == .met }) else { return curved() }
      return either(
        [\NumberInterval.lower, \.upper].map { end in
          let ends = members.map { $0.weighted(end) }
          return ends.contains { $0 == nil }
            ? .forms([]) : total(aggregate, ends.compactMap { $0 })
        }
      )
    }
  }

  /// Σ w·v, over Σ w for a mean.
  private func total(
    _ aggregate: RowAggregate,
    _ members: [(value: Shape, weight: Rational)]
  ) -> Shape {
    let products = members.map { value, weight -> Shape in
      guard let forms = value.forms else { return .steps }
      return .forms(forms.map { $0.scaled(by: weight) })
    }
    let sum = sum(products)
    guard aggregate.operation == .mean, let forms = sum.forms else { return sum }
    let weights = members.map(\.weight).sum()
    return weights == .zero ? .forms([]) : .forms(forms.map { $0.scaled(by: 1 / weights) })
  }

  /// The row's part of a pool; it jumps with the order of fractions, which is left to simulation.
  func allocated(_ share: PoolShare, _ whole: Term) -> Shape {
    let entity = evaluation.prepared.entities[share.entity]
    let parent = share.parent.map { evaluation.prepared.entities[$0] }
    var isFixed = shape(share.pool).isFixed
    var frame = evaluation.frame
    frame.entity = entity
    for row in evaluation.members(of: entity, in: parent) ?? [] {
      frame.row = row
      let parts = within(frame, scope) { ([share.weight] + share.ties).map { shape($0) } }
      if !parts.allSatisfy(\.isFixed) { isFixed = false }
    }
    return isFixed ? fixed(whole) : curved()
  }
}

extension EdgeFinder.Member {
  /// Value and weight, where the weight is a number.
  fileprivate var weighted: (value: Shape, weight: Rational) {
    (value, weight.answer?.number ?? .zero)
  }

  /// One end of the value with the weight; `nil` where the end is open.
  fileprivate func weighted(
    _ end: KeyPath<NumberInterval, Rational?>
  ) -> (value: Shape, weight: Rational)? {
    guard let answer = value.answer else { return weighted }
    return Evaluation.interval(answer)[keyPath: end].map {
      (.forms([LinearForm($0)]), weighted.weight)
    }
  }
}
