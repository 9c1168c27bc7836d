// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
public import Foundation
import NumericsCore

/// Whether this machine computes the reference figures and can write.
public enum Health {
  /// One check with its result.
  public struct Check: Sendable {
    /// What was checked.
    public let name: String
    /// Whether it is as it must be.
    public let isFine: Bool
    /// What was seen.
    public let detail: String
  }

  /// All checks.
  ///
  /// - Parameters:
  ///   - threads: How many threads may work.
  ///   - folder: A folder that must be writable.
  /// - Returns: The checks in a fixed order.
  public static func checks(
    threads: Int,
    folder: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
  ) -> [Check] {
    [engine, hash, exactness, distribution, parallel(threads), writing(folder), studies]
  }

  private static var engine: Check {
    Check(
      name: "engine",
      isFine: true,
      detail: "\(Engine.name) \(Engine.version), \(NumericLibraries.names)"
    )
  }

  /// SHA-256 of "abc" as FIPS 180-4 prints it.
  private static var hash: Check {
    let seen = ContentHash.sha256(Array("abc".utf8))
    return Check(
      name: "hash",
      isFine: seen.hasPrefix("ba7816bf8f01cfea414140de5dae2223"),
      detail: "SHA-256 of \"abc\" begins \(seen.prefix(8))"
    )
  }

  /// Sixteen decimals whose sum binary floating point gets wrong.
  private static var exactness: Check {
    let tenth = Rational(1, 10)
    let sum = [Rational](repeating: tenth, count: 10).sum()
    return Check(name: "exact sums", isFine: sum == .one, detail: "ten tenths make \(sum)")
  }

  private static var distribution: Check {
    let tail = NormalDistribution.standard.survival(1.959963984540054)
    return Check(
      name: "distributions",
      isFine: abs(tail - 0.025) < 1e-15,
      detail: "normal tail beyond 1.96 is \(tail.text(places: 15))"
    )
  }

  private static func parallel(_ threads: Int) -> Check {
    let source = CounterRandom(seed: 1)
    func draw(_ threads: Int) -> [UInt64] {
      OrderedParallel.map(count: 64, threads: threads) { unit in
        var generator = source.generator(unit: UInt64(unit), replicate: 0)
        return generator.next()
      }
    }
    return Check(
      name: "threads",
      isFine: draw(1) == draw(max(2, threads)),
      detail: "1 and \(max(2, threads)) threads draw the same numbers"
    )
  }

  private static func writing(_ folder: URL) -> Check {
    let probe = folder.appendingPathComponent(".meteyard-\(UUID().uuidString)")
    let isFine = (try? Data().write(to: probe)) != nil
    try? FileManager.default.removeItem(at: probe)
    return Check(
      name: "writing",
      isFine: isFine,
      detail: isFine ? "this folder is writable" : "this folder is not writable"
    )
  }

  private static var studies: Check {
    let names = StudyLibrary.names()
    return Check(
      name: "sample studies",
      isFine: true,
      detail: names.isEmpty ? "not found (only `demo` needs them)" : names.joined(separator: ", ")
    )
  }
}
