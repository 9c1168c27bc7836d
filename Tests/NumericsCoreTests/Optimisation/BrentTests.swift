// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import NumericsCore

@Suite struct BrentTests {
  /// Expected roots: mpmath 1.4.1, `findroot` at 30 digits, from the functions as written.
  @Test func `known roots are found to the tolerance`() throws {
    let cosine = try BrentRoot.find(from: 0, to: 3, cos)
    #expect(abs(cosine.argument - 1.57079632679489661923) < 1e-12)
    let wallis = try BrentRoot.find(from: 2, to: 3) { $0 * $0 * $0 - 2 * $0 - 5 }
    #expect(abs(wallis.argument - 2.09455148154232659148) < 1e-12)
    #expect(wallis.convergence.hasConverged && wallis.convergence.evaluations < 15)
    let fixed = try BrentRoot.find(from: 1, to: 0) { cos($0) - $0 }
    #expect(abs(fixed.argument - 0.739085133215160641655) < 1e-12)
  }

  @Test(arguments: (0..<30).map(Seed.init))
  func `a root of a steep or flat function is bracketed to the tolerance`(seed: Seed) throws {
    var g = seed.generator
    let root = Double.random(in: -50...50, using: &g)
    let power = Double([1, 3, 9].randomElement(using: &g) ?? 1)
    let result = try BrentRoot.find(from: -100, to: 100, tolerance: 1e-10) { x in
      let d = x - root
      return d < 0 ? -pow(-d, power) : 2 * pow(d, power)
    }
    #expect(result.convergence.hasConverged)
    #expect(abs(result.argument - root) < 1e-10)
    #expect(result.convergence.uncertainty < 1e-10)
  }

  @Test func `a root at an end is found at once`() throws {
    let root = try BrentRoot.find(from: 2, to: 9) { $0 - 2 }
    #expect(root.argument == 2 && root.convergence.evaluations == 2)
    #expect(try BrentRoot.find(from: 2, to: 9) { $0 - 9 }.argument == 9)
  }

  @Test func `a search without a bracket or with NaN says so`() throws {
    #expect(throws: NumericsError.notBracketed(lower: 1, upper: 2)) {
      try BrentRoot.find(from: 1, to: 2) { $0 }
    }
    #expect(throws: NumericsError.self) { try BrentRoot.find(from: -1, to: .infinity) { $0 } }
    #expect(throws: NumericsError.self) { try BrentRoot.find(from: -1, to: 1) { _ in .nan } }
    let inner = try BrentRoot.find(from: -1, to: 2) { abs($0) < 0.9 ? .nan : $0 }
    #expect(inner.convergence.reason == .notANumber && !inner.convergence.hasConverged)
    let short = try BrentRoot.find(from: 0, to: 3, maximumEvaluations: 4, cos)
    #expect(short.convergence.reason == .evaluationLimit)
    #expect(short.convergence.evaluations == 4)
  }

  /// The argument of a minimum is determined to the square root of the rounding unit only.
  @Test func `known minima are found`() throws {
    let result = try BrentMinimum.find(from: 0, to: 5) { exp($0) - 3 * $0 }
    #expect(abs(result.argument - 1.09861228866810969140) < 5e-8)
    #expect(result.convergence.hasConverged && !result.isAtEnd)
    #expect(result.convergence.evaluations < 30)
    let sine = try BrentMinimum.find(from: 0, to: 6, sin)
    #expect(abs(sine.argument - 1.5 * .pi) < 5e-8)
    #expect(abs(sine.value + 1) < 1e-15)
  }

  @Test func `a minimum at an end is marked`() throws {
    let left = try BrentMinimum.find(from: 1, to: 4) { $0 }
    #expect(left.isAtEnd && left.convergence.hasConverged && abs(left.argument - 1) < 1e-6)
    #expect(try BrentMinimum.find(from: 1, to: 4) { -$0 }.isAtEnd)
  }

  @Test func `a minimum that is not found says why`() throws {
    #expect(throws: NumericsError.self) { try BrentMinimum.find(from: 2, to: 2) { $0 } }
    #expect(throws: NumericsError.self) { try BrentMinimum.find(from: .nan, to: 2) { $0 } }
    let nan = try BrentMinimum.find(from: 0, to: 1) { _ in .nan }
    #expect(nan.convergence.reason == .notANumber)
    let short = try BrentMinimum.find(from: 0, to: 5, maximumEvaluations: 5) { exp($0) - 3 * $0 }
    #expect(short.convergence.reason == .evaluationLimit)
  }

  @Test func `a constant function ends`() throws {
    #expect(try BrentMinimum.find(from: 0, to: 1) { _ in 7 }.convergence.hasConverged)
  }
}
