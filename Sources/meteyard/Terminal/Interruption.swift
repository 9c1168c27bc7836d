// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// Ctrl-C: the first asks the work to stop at the next safe place, the second stops at once.
enum Interruption {
  private static let requests = Atomic<Int>(0)

  static func install() {
    signal(SIGINT) { _ in
      if Interruption.requests.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
    }
  }

  static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }
}
