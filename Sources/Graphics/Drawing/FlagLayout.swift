// SPDX-License-Identifier: Apache-2.0

/// A label on a pole: the pole stands at a place on the axis, the text begins at the pole.
struct Flag {
  let x: Double
  let text: String
  var style: TextStyle = .plain
  var tone: Tone = .ink

  var width: Double { TextWidth.of(text, size: style.size, isBold: style.isBold) + 5 }
}

/// Puts flags into tiers so that no text covers another and no pole runs through a text.
enum FlagLayout {
  /// Where a flag's text begins, and its tier; tier 0 is the lowest.
  struct Place: Hashable {
    let left: Double
    let tier: Int
  }

  /// The places of flags, each in the lowest tier that is free.
  ///
  /// Flags wave to the right and are placed from the right; those without room wave to the left and
  /// are placed from the left. Where the two kinds are entangled no order keeps every pole clear:
  /// then a pole passes behind a text, but texts never meet.
  ///
  /// - Parameters:
  ///   - flags: The flags, in any order.
  ///   - right: The edge that no text may pass.
  /// - Returns: A place for each flag, in the order given.
  static func places(_ flags: [Flag], right: Double) -> [Place] {
    var result = [Place](repeating: Place(left: 0, tier: 0), count: flags.count)
    var placed: [Int] = []
    let isMirrored = flags.map { $0.x + $0.width > right }
    let ascending = flags.indices.sorted { (flags[$0].x, $0) < (flags[$1].x, $1) }
    let order =
      ascending.reversed().filter { !isMirrored[$0] } + ascending.filter { isMirrored[$0] }
    for index in order {
      let flag = flags[index]
      let left = isMirrored[index] ? flag.x - flag.width : flag.x
      func isClear(_ other: Int, _ tier: Int) -> Bool {
        let start = result[other].left
        let end = start + flags[other].width
        return result[other].tier != tier || left + flag.width + 6 <= start || end + 6 <= left
      }
      func hasClearPoles(_ other: Int, _ tier: Int) -> Bool {
        let pole = flags[other].x
        guard pole != flag.x else { return true }
        let start = result[other].left
        let end = start + flags[other].width
        if result[other].tier > tier { return pole < left - 2 || pole > left + flag.width + 2 }
        if result[other].tier < tier { return flag.x < start - 2 || flag.x > end + 2 }
        return true
      }
      let tiers = 0...flags.count
      let tier =
        tiers.first { tier in
          placed.allSatisfy { isClear($0, tier) && hasClearPoles($0, tier) }
        } ?? tiers.first { tier in placed.allSatisfy { isClear($0, tier) } } ?? flags.count
      result[index] = Place(left: left, tier: tier)
      placed.append(index)
    }
    return result
  }
}

extension Canvas {
  /// The height of a tier of flags.
  static let tierHeight = 17.0

  /// Draws flags above a plot, each with its pole down to a place of its own.
  ///
  /// - Parameters:
  ///   - flags: The flags.
  ///   - places: Their places.
  ///   - top: The upper edge of the plot.
  ///   - feet: Where each pole ends.
  mutating func draw(_ flags: [Flag], at places: [FlagLayout.Place], top: Double, feet: [Double]) {
    for (index, flag) in flags.enumerated() {
      let baseline = top - 7 - Double(places[index].tier) * Self.tierHeight
      line(flag.x, baseline - 10, flag.x, feet[index], flag.tone == .ink ? .neutral : flag.tone)
    }
    for (index, flag) in flags.enumerated() {
      let baseline = top - 7 - Double(places[index].tier) * Self.tierHeight
      let indent = places[index].left < flag.x ? 0.0 : 5.0
      text(
        flag.text,
        places[index].left + indent,
        baseline,
        style: flag.style,
        tone: flag.tone,
        hasHalo: true
      )
    }
  }
}

extension [FlagLayout.Place] {
  /// The room that the tiers need above a plot.
  var height: Double { Double((map(\.tier).max() ?? -1) + 1) * Canvas.tierHeight }
}
