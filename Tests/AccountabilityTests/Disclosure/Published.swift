// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit

@testable import Accountability

/// Random states as they are published, made once for all attacks.
///
/// `METEYARD_LONG=1` takes all 200 of them; a default run those that fit in some 20 seconds.
enum Published {
  struct Case: Sendable {
    let seed: Seed
    let truth: UnsuppressedRelease
    let release: SuppressedRelease
    var proofs = ProtectionProofs()
  }

  static let isLong = ProcessInfo.processInfo.environment["METEYARD_LONG"] == "1"
  static let seeds = (0..<(isLong ? 200 : 2)).map(Seed.init)

  /// States of 40 districts under all protections.
  static let states: [Case] = seeds.map { seed in
    let truth = RandomState(seed: seed).release()
    print("disclosure: state of \(seed.testDescription)")
    let (release, proofs) = ComplementarySuppression(DisclosurePolicy()).proved(truth)
    return Case(seed: seed, truth: truth, release: release, proofs: proofs)
  }

  /// A state of 40 districts without some protections, and without the search for further masks
  /// unless it is asked for: an attack has to succeed somewhere.
  static func weakened(
    _ protections: DisclosurePolicy.Protections,
    seed: Int = 0
  ) -> Case {
    let truth = RandomState(seed: Seed(seed)).release()
    let policy = DisclosurePolicy().without(protections.union(.complementary))
    return Case(
      seed: Seed(seed),
      truth: truth,
      release: ComplementarySuppression(policy).suppressed(truth)
    )
  }
}

extension Published.Case {
  /// The places of rows whose number of students is masked.
  var maskedRows: [Int] { release.rows.indices.filter { release.rows[$0].students.isSuppressed } }

  /// What the judge, not the attacker, knows: the protection width of a row's number of students.
  func width(_ row: Int) -> Int {
    let reason = release.rows[row].students.suppression?.reason
    return reason == .complementary
      ? release.policy.complementaryWidth
      : release.policy.width(of: truth.table.sums(of: row)[0])
  }
}
