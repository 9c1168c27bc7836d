// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit

/// How much of a long test is done.
enum Shares {
  /// Whether `METEYARD_LONG=1` asks for all of it.
  static let isLong = ProcessInfo.processInfo.environment["METEYARD_LONG"] == "1"

  /// The first seeds: some of them in the default run, all of them in a long one.
  static func seeds(_ some: Int, of all: Int) -> [Seed] {
    (0..<(isLong ? all : some)).map(Seed.init)
  }
}
