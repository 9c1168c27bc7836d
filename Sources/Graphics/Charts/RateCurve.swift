// SPDX-License-Identifier: Apache-2.0

/// The frame that charts of fail rates share: axes, the curve, and flags above it.
struct RateCurve {
  static let left = 66.0
  static let right = 690.0

  let axis: LinearScale
  let scale: LinearScale
  let top: Double
  let bottom: Double
  let flags: [Flag]
  let places: [FlagLayout.Place]

  /// A frame over the finite points of a curve and of what is laid over it.
  ///
  /// - Parameters:
  ///   - curve: The curve's finite points, at least one.
  ///   - others: Other points that must lie inside.
  ///   - makeFlags: Makes the flags for an axis.
  init(curve: [ChartPoint], others: [ChartPoint], flags makeFlags: (LinearScale) -> [Flag]) {
    let xs = (curve + others).map(\.x.value)
    axis = LinearScale(
      domain: (xs.min() ?? 0, xs.max() ?? 1),
      range: (Self.left, Self.right)
    )
    flags = makeFlags(axis)
    places = FlagLayout.places(flags, right: 704)
    top = 34 + places.height
    bottom = top + 270
    let ys = (curve + others).map(\.y.value) + [0]
    scale = LinearScale(covering: ys, target: 5, range: (bottom, top))
  }

  func place(_ point: ChartPoint) -> (x: Double, y: Double) {
    (axis(point.x.value), scale(point.y.value))
  }

  /// Draws the axes and the curve.
  ///
  /// - Parameters:
  ///   - curve: The curve's finite points.
  ///   - canvas: The picture.
  ///   - axisTitle: What the horizontal axis measures.
  /// - Returns: Where the axis ends below.
  func draw(_ curve: [ChartPoint], _ canvas: inout Canvas, axisTitle: String) -> Double {
    canvas.text("Share with a score under the cut", 16, 20, style: .head)
    canvas.verticalAxis(scale, ticks: scale.percentTicks(5), left: Self.left, right: Self.right)
    let places = curve.map(place)
    canvas.mark("fail rate at each cut", count: curve.count) { canvas in
      if places.count > 1 {
        canvas.polyline(places, .ink, width: 2)
      } else if let only = places.first {
        canvas.circle(only.x, only.y, 4, fill: .plain(.ink))
      }
    }
    return canvas.horizontalAxis(axis, ticks: axis.ticks(10), y: bottom, title: axisTitle)
  }
}
