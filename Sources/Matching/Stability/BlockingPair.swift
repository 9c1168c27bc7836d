// SPDX-License-Identifier: Apache-2.0

/// Those who would rather have each other than what they have.
public enum BlockingPair: Sendable, Hashable {
  /// An applicant and a program.
  case single(applicant: Int, program: Int)
  /// A couple and a pair of programs, by the place on its list.
  case couple(Int, entry: Int)
  /// An applicant with an advanced seat and a first-year program.
  case firstYear(applicant: Int, program: Int)
  /// Two applicants and a program that takes two more or none.
  case two(Int, Int, program: Int)
}
