// SPDX-License-Identifier: Apache-2.0

/// A step of 1, 2 or 5 times a power of ten, kept as whole numbers so that ticks print exactly.
struct TickStep: Hashable {
  /// 1, 2 or 5.
  let mantissa: Int
  /// The power of ten.
  let exponent: Int

  /// The step that cuts a span into about the target number of parts.
  init(span: Double, target: Int) {
    let wanted = span / Double(max(target, 1))
    guard wanted.isFinite, wanted > 1e-9, wanted < 1e12 else {
      mantissa = 1
      exponent = 0
      return
    }
    var exponent = 0
    var power = 1.0
    while power * 10 <= wanted {
      power *= 10
      exponent += 1
    }
    while power > wanted {
      exponent -= 1
      power = Self.power(exponent)
    }
    let ratio = wanted / power
    // The geometric means of 1, 2, 5 and 10 part the choices evenly.
    if ratio < 1.414 {
      mantissa = 1
    } else if ratio < 3.162 {
      mantissa = 2
    } else if ratio < 7.071 {
      mantissa = 5
    } else {
      mantissa = 1
      exponent += 1
    }
    self.exponent = exponent
  }

  private static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// The tick with an index; division by a power of ten keeps it the nearest `Double`.
  private func value(_ index: Double) -> Double {
    let whole = index * Double(mantissa)
    return exponent < 0 ? whole / Self.power(-exponent) : whole * Self.power(exponent)
  }

  private func index(_ value: Double) -> Double {
    let scaled = exponent < 0 ? value * Self.power(-exponent) : value / Self.power(exponent)
    return scaled / Double(mantissa)
  }

  func floor(_ value: Double) -> Double {
    self.value((index(value) + 1e-9).rounded(.down))
  }

  func ceiling(_ value: Double) -> Double {
    self.value((index(value) - 1e-9).rounded(.up))
  }

  /// The ticks inside a range, with their exact text.
  func ticks(from low: Double, through high: Double) -> [ChartNumber] {
    let first = (index(low) - 1e-9).rounded(.up)
    let last = (index(high) + 1e-9).rounded(.down)
    guard first <= last, last - first < 200 else { return [] }
    return (Int(first)...Int(last)).map { index in
      ChartNumber(value(Double(index)), text(index))
    }
  }

  private func text(_ index: Int) -> String {
    let units = index * mantissa
    if exponent >= 0 {
      let whole = (0..<exponent).reduce(units) { result, _ in result * 10 }
      return DecimalText(units: whole, places: 0).text()
    }
    return DecimalText(units: units, places: -exponent).text()
  }
}

extension LinearScale {
  /// About the target number of round ticks.
  func ticks(_ target: Int) -> [ChartNumber] {
    TickStep(span: high - low, target: target).ticks(from: low, through: high)
  }

  /// The same ticks printed as per cent, for a scale of shares from 0 to 1.
  func percentTicks(_ target: Int) -> [ChartNumber] {
    TickStep(span: (high - low) * 100, target: target)
      .ticks(from: low * 100, through: high * 100)
      .map { ChartNumber($0.value / 100, $0.text + " %") }
  }
}
