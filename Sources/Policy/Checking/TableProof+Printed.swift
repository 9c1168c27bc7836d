// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The upper ends that a source prints beside its bands.
extension TableProof {
  /// Whether the source leaves a hole between two printed bands in which values can lie.
  var hasPrintedHole: Bool { !printedHoles.isEmpty }

  /// The printed upper ends behind which values can lie.
  private var printedHoles: [PrintedStep] {
    guard !built.isSettled else { return [] }
    return printedSteps.filter { $0.isMet && !isOnScale($0.step, $0.band) }
  }

  /// Every printed upper end with a step of its scale and the lower bound of the next band.
  private var printedSteps: [PrintedStep] {
    guard let band = table.keys.firstIndex(where: \.isBand) else { return [] }
    return built.printedUppers.flatMap { uppers in
      let rows = table.rows.dropFirst(uppers.firstRow).prefix(uppers.ends.count)
      return zip(uppers.ends, rows.dropFirst()).compactMap { upper, next -> PrintedStep? in
        guard case .range(let lower?, _, _) = next.matches[band] else { return nil }
        let step = Rational.step(places: upper.number.places, isPercent: upper.number.isPercent)
        return PrintedStep(upper: upper, step: step, lower: lower, band: band, next: next)
      }
    }
  }

  /// A printed upper end and one step more must be the next lower bound.
  func checkPrintedUppers() {
    guard let band = table.keys.firstIndex(where: \.isBand) else { return }
    for uppers in built.printedUppers {
      let rows = table.rows.dropFirst(uppers.firstRow).prefix(uppers.ends.count)
      if let last = rows.last { checkTop(uppers, last.matches, band) }
    }
    for pair in printedSteps where !pair.isMet {
      findings.add(
        .printedUpper,
        "table `\(table.name)`\(discrete(pair.next.matches, band)): printed upper "
          + "\(pair.upper.number.text) does not meet next lower \(text(pair.lower, band)) "
          + "(step \(pair.step.description))",
        at: pair.upper.site,
        help: "one of the two is misread, or values in between have no row"
      )
    }
    guard let hole = printedHoles.first else { return }
    findings.add(
      .printedHole,
      "table `\(table.name)`: the source has no band between \(hole.upper.number.text) and "
        + "\(text(hole.lower, band)), and values can lie there",
      at: hole.upper.site,
      help: "round the value to \(hole.step.description) before, or cite the reading that is taken"
    )
  }

  /// The highest printed upper end must be the end of the domain: above it there is no band in print.
  private func checkTop(_ uppers: PrintedUppers, _ matches: [Table.Match], _ band: Int) {
    guard let upper = uppers.ends.last,
      let end = (table.domain ?? table.keys[band].type.number)?.upper, upper.number.value != end
    else { return }
    findings.add(
      .printedUpper,
      "table `\(table.name)`\(discrete(matches, band)): the highest printed upper "
        + "\(upper.number.text) is not the end of the domain, \(text(end, band))",
      at: upper.site,
      help: "close the top: correct the printed upper end, or the domain"
    )
  }

  private func isOnScale(_ step: Rational, _ band: Int) -> Bool {
    guard let own = table.domain?.step ?? table.keys[band].type.number?.step else { return false }
    return (own / step).isInteger
  }

  private func text(_ value: Rational, _ key: Int) -> String {
    table.keys[key].type.number.map { $0.text(value) } ?? value.description
  }

  private func discrete(_ matches: [Table.Match], _ band: Int) -> String {
    let others = matches.indices.filter { $0 != band && matches[$0] != .any }
    return others.map { ", \(table.keys[$0].name) \(matches[$0].words)" }.joined()
  }
}

/// A printed upper end, a step of its scale, and the lower bound of the band behind it.
private struct PrintedStep {
  let upper: PrintedUpper
  let step: Rational
  let lower: Rational
  let band: Int
  let next: Table.Row

  /// Whether the bound is one step behind the printed end.
  var isMet: Bool { upper.number.value + step == lower }
}
