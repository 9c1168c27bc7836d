// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Graphics

extension ChartNumber {
  /// A share as charts print it: `93.4 %`.
  static func percent(_ share: Double) -> ChartNumber {
    ChartNumber(share, "\((share * 100).text(places: 1)) %")
  }
}
