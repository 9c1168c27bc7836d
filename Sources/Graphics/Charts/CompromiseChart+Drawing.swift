// SPDX-License-Identifier: Apache-2.0

extension CompromiseChart: DrawnChart {
  func canvas() -> Canvas {
    let finite = curve.filter(\.isFinite)
    guard !finite.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let answer = result.flatMap { $0.isFinite ? $0 : nil }
    let frame = RateCurve(
      curve: finite,
      others: overlayPoints().filter(\.isFinite) + [answer].compactMap(\.self)
    ) { axis in
      guard let answer else { return [] }
      let text = "\(method) cut \(answer.x.text): \(answer.y.text) fail"
      return [
        Flag(
          x: axis(answer.x.value),
          text: TextWidth.fitted(text, width: 600, size: 12, isBold: true),
          style: .bold,
          tone: .accent
        )
      ]
    }
    drawGround(&canvas, frame)
    let end = frame.draw(finite, &canvas, axisTitle: axisTitle)
    canvas.draw(
      frame.flags,
      at: frame.places,
      top: frame.top,
      feet: frame.flags.map { _ in frame.bottom }
    )
    drawJudgments(&canvas, frame)
    if let answer {
      let place = frame.place(answer)
      canvas.mark("\(method) cut \(answer.x.text): \(answer.y.text) fail") { canvas in
        canvas.line(RateCurve.left, place.y, place.x, place.y, .accent, dash: "2 3")
        canvas.diamond(place.x, place.y, 7, fill: .plain(.accent))
      }
    }
    let missing = (curve + overlayPoints()).count { !$0.isFinite }
    let notes = legend() + (note.isEmpty ? [] : [note]) + Canvas.leftOut(missing)
    canvas.height = canvas.notes(notes, top: end) + 8
    return canvas
  }

  private func overlayPoints() -> [ChartPoint] {
    switch judgments {
    case .hofstee(let lowestCut, let highestCut, let lowestRate, let highestRate):
      [
        ChartPoint(x: lowestCut, y: highestRate),
        ChartPoint(x: highestCut, y: lowestRate),
      ]
    case .beuk(let judges, let line): judges + line
    case .deGruijter(let target, _, _): [target]
    }
  }

  private func legend() -> [String] {
    switch judgments {
    case .hofstee:
      [
        "Box: the judges' mean bounds of cut and fail rate. Dashed line: its diagonal, which the "
          + "curve crosses at the cut."
      ]
    case .beuk:
      [
        "Squares: each judge's cut and expected fail rate. Dashed line: through their mean, with "
          + "the ratio of their SDs as its slope."
      ]
    case .deGruijter:
      [
        "Cross: the judges' cut and fail rate. Dashed ellipse: equally far from it in units of "
          + "their spreads; it touches the curve at the cut."
      ]
    }
  }

  /// What lies behind the curve: Hofstee's box.
  private func drawGround(_ canvas: inout Canvas, _ frame: RateCurve) {
    guard case .hofstee = judgments, overlayPoints().allSatisfy(\.isFinite) else { return }
    let corners = overlayPoints().map(frame.place)
    canvas.rectangle(
      min(corners[0].x, corners[1].x),
      min(corners[0].y, corners[1].y),
      abs(corners[1].x - corners[0].x),
      abs(corners[1].y - corners[0].y),
      fill: .plain(.band),
      stroke: .neutral
    )
  }

  private func drawJudgments(_ canvas: inout Canvas, _ frame: RateCurve) {
    switch judgments {
    case .hofstee: drawDiagonal(&canvas, frame)
    case .beuk(let judges, let line):
      for (index, judge) in judges.enumerated() where judge.isFinite {
        let place = frame.place(judge)
        canvas.mark("judge \(index + 1): \(judge.x.text), \(judge.y.text)") { canvas in
          canvas.square(place.x, place.y, 4, fill: .plain(.paper), stroke: .second)
        }
      }
      let ends = line.filter(\.isFinite).map(frame.place)
      if !ends.isEmpty {
        canvas.mark("line of the judges", count: ends.count) { canvas in
          canvas.polyline(ends, .second, width: 1.75, dash: "6 3")
        }
      }
    case .deGruijter(let target, let cutSpread, let rateSpread):
      drawEllipse(&canvas, frame, target, cutSpread, rateSpread)
    }
  }

  private func drawDiagonal(_ canvas: inout Canvas, _ frame: RateCurve) {
    let corners = overlayPoints()
    guard corners.allSatisfy(\.isFinite) else { return }
    let places = corners.map(frame.place)
    canvas.mark("diagonal of the box", count: 2) { canvas in
      canvas.polyline(places, .second, width: 1.75, dash: "6 3")
      for (index, place) in places.enumerated() {
        let text = "\(corners[index].x.text), \(corners[index].y.text)"
        let isStart = index == 0
        canvas.circle(place.x, place.y, 4, fill: .plain(.paper), stroke: .second)
        let half = TextWidth.of(text, size: 12) / 2
        let x = max(RateCurve.left + half + 2, min(place.x, RateCurve.right - half))
        canvas.text(
          text,
          x,
          isStart ? max(place.y - 9, frame.top + 10) : min(place.y + 19, frame.bottom - 5),
          anchor: .middle,
          tone: .muted,
          hasHalo: true
        )
      }
    }
  }

  private func drawEllipse(
    _ canvas: inout Canvas,
    _ frame: RateCurve,
    _ target: ChartPoint,
    _ cutSpread: ChartNumber,
    _ rateSpread: ChartNumber
  ) {
    guard target.isFinite else { return }
    let center = frame.place(target)
    let radii = ellipseRadii(frame, target, cutSpread, rateSpread)
    canvas.mark("target: \(target.x.text), \(target.y.text)") { canvas in
      canvas.line(center.x - 6, center.y, center.x + 6, center.y, .second, width: 2.5)
      canvas.line(center.x, center.y - 6, center.x, center.y + 6, .second, width: 2.5)
      let text = "target \(target.x.text), \(target.y.text)"
      let half = TextWidth.of(text, size: 12) / 2
      let under = center.y + (radii?.y ?? 6) + 17
      canvas.text(
        text,
        max(RateCurve.left + half, min(center.x, RateCurve.right - half)),
        under < frame.bottom - 4 ? under : center.y + 20,
        anchor: .middle,
        tone: .muted,
        hasHalo: true
      )
    }
    guard let radii else { return }
    canvas.mark("spread: \(cutSpread.text), \(rateSpread.text)") { canvas in
      canvas.clippedEllipse(
        center: center,
        radii: radii,
        plot: (
          RateCurve.left, frame.top, RateCurve.right - RateCurve.left, frame.bottom - frame.top
        ),
        .second
      )
    }
  }

  /// The half axes, in pixels, of the ellipse around the target that passes through the result.
  private func ellipseRadii(
    _ frame: RateCurve,
    _ target: ChartPoint,
    _ cutSpread: ChartNumber,
    _ rateSpread: ChartNumber
  ) -> (x: Double, y: Double)? {
    guard let result, result.isFinite, cutSpread.isFinite, rateSpread.isFinite,
      cutSpread.value > 0, rateSpread.value > 0
    else { return nil }
    let center = frame.place(target)
    let cutDistance = (result.x.value - target.x.value) / cutSpread.value
    let rateDistance = (result.y.value - target.y.value) / rateSpread.value
    let radius = (cutDistance * cutDistance + rateDistance * rateDistance).squareRoot()
    return (
      x: abs(frame.axis(target.x.value + radius * cutSpread.value) - center.x),
      y: abs(frame.scale(target.y.value + radius * rateSpread.value) - center.y)
    )
  }
}
