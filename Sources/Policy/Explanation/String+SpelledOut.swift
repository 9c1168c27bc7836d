// SPDX-License-Identifier: Apache-2.0

extension String {
  /// A name of a policy as people read it: `practice total` for `practice_total`.
  package var spelledOut: String { replacing("_", with: " ") }
}
