// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension BeukMethod {
  /// The first whole score at or above the crossing, decided without binary numbers.
  ///
  /// The line's slope s is the root of a rational q, so the sign of a + s·b with rational a and b
  /// follows from the signs and from a² against q·b².
  ///
  /// - Parameters:
  ///   - cut: The crossing, exact or computed.
  ///   - centre: The judges' mean cut and mean pass rate.
  ///   - ratio: q = S_v²/S_k²; `nil` when an SD is 0 and the crossing is exact.
  /// - Returns: The whole score.
  func wholeCut(
    _ cut: CutValue,
    centre: (cut: Rational, rate: Rational),
    ratio: Rational?
  ) -> Rational {
    if let exact = cut.exact { return exact.ceil }
    guard let ratio else { return cut.rounded(.ceil).exact ?? .zero }
    var whole = Int(cut.double.rounded(.down)) - 1
    func isBelow(_ candidate: Int) -> Bool {
      let a = curve.failing(below: candidate) - .one + centre.rate
      let b = Rational(candidate) - centre.cut
      if a >= .zero { return b < .zero && a * a < ratio * b * b }
      return b <= .zero || ratio * b * b < a * a
    }
    while isBelow(whole) { whole += 1 }
    return Rational(whole)
  }
}
