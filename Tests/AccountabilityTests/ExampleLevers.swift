// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy

@testable import Accountability

/// The inputs that a district of the fifth cycle may move.
enum ExampleLevers {
  static let students = Lever(
    "students",
    unit: "student",
    entity: "levels",
    filter: ["grain": .name("counts")],
    period: "tested",
    names: ["subject", "students"],
    motion: .moves(["below_basic", "basic", "proficient", "advanced"])
  )
  static let index = Lever(
    "index",
    unit: "point",
    entity: "levels",
    filter: ["grain": .name("index")],
    period: "tested",
    names: ["subject", "students"],
    motion: .raises("mpi", by: Rational(1, 10), upTo: nil)
  )
  static let all = [students, index]
}
