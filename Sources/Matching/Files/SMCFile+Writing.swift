// SPDX-License-Identifier: Apache-2.0

extension SMCFile {
  /// A market in the one-file layout, with places as ids; `nil` for what the layout has no word for.
  ///
  /// Supplemental lists, reversions and parities are such.
  ///
  /// - Parameter market: The market.
  /// - Returns: The text of the file.
  public static func text(of market: Market) -> String? {
    guard market.reversions.isEmpty, market.programs.allSatisfy({ $0.parity == nil }),
      market.applicants.allSatisfy(\.supplemental.isEmpty)
    else { return nil }
    func line(_ letter: String, _ numbers: [Int]) -> String {
      "\(letter) \(numbers.map(String.init).joined(separator: " "))\n"
    }
    let singles = market.singles.map { line("r", [$0] + market.applicants[$0].list) }
    let couples = market.couples.enumerated().map { number, couple in
      line(
        "c",
        [number, couple.first, couple.second]
          + couple.list.flatMap { [$0.first ?? -1, $0.second ?? -1] }
      )
    }
    let programs = market.programs.enumerated().map { place, program in
      line("p", [place, program.quota] + program.ranking)
    }
    return (singles + couples + programs).joined()
  }

  /// A matching in the layout's own form: `m 1` and a line for each seat; `m 0` where there is none.
  ///
  /// - Parameters:
  ///   - assignment: Who has which seats.
  ///   - isStable: Whether nobody blocks.
  /// - Returns: The text of the file.
  public static func text(of assignment: Assignment, isStable: Bool) -> String {
    guard isStable else { return "m 0\n" }
    let seats = assignment.seats.enumerated().map { place, seat in "r \(place) \(seat ?? -1)\n" }
    return "m 1\n" + seats.joined()
  }
}
