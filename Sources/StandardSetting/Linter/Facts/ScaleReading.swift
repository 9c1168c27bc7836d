// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Every mention of the range of the reporting scale.
struct ScaleReading {
  /// How a mention is written.
  enum Form: Sendable {
    /// `100-200`, `100 to 200`.
    case sound
    /// `100- 200`: the dash stands at a line's end or has a blank beside it.
    case loose
    /// `100200`: the dash is lost.
    case joined
  }

  /// One mention.
  struct Mention {
    let asRead: String
    let lower: Int
    let upper: Int
    let form: Form
    let lines: [Int]
  }

  let mentions: [Mention]

  init(_ running: RunningText) {
    let text = running.text
    var found: [Mention] = []
    let dashed = /([0-9]{1,4})( ?)[-\u{2013}\u{2014}]( ?)([0-9]{1,4})[- ](?:point )?scale/
    for match in text.matches(of: dashed) {
      guard let lower = Int(match.1), let upper = Int(match.4), lower < upper else { continue }
      let isSound = match.2.isEmpty && match.3.isEmpty || !match.2.isEmpty && !match.3.isEmpty
      found.append(
        Mention(
          asRead: String(match.0),
          lower: lower,
          upper: upper,
          form: isSound ? .sound : .loose,
          lines: running.lines(match.range)
        )
      )
    }
    let worded = /([0-9]{1,4}) to ([0-9]{1,4}) (?:scaled|scale|reporting)/
    for match in text.matches(of: worded) {
      guard let lower = Int(match.1), let upper = Int(match.2), lower < upper else { continue }
      found.append(
        Mention(
          asRead: String(match.0),
          lower: lower,
          upper: upper,
          form: .sound,
          lines: running.lines(match.range)
        )
      )
    }
    let joined = /(?:^|[^0-9.,-])([0-9]{4,8}) (?:point )?scale(?:[^a-z]|$)/
    for match in text.matches(of: joined) {
      let digits = String(match.1)
      let pair = ScaleReading.split(digits, known: found.filter { $0.form == .sound })
      guard let (lower, upper) = pair else { continue }
      found.append(
        Mention(
          asRead: "\(digits) scale",
          lower: lower,
          upper: upper,
          form: .joined,
          lines: running.lines(match.1.startIndex..<match.range.upperBound)
        )
      )
    }
    mentions = found.sorted { ($0.lines.first ?? 0) < ($1.lines.first ?? 0) }
  }

  /// The range most mentions agree on, sound ones first.
  var range: ReportFacts.ScaleRange? {
    let sound = mentions.filter { $0.form == .sound }
    let counted = sound.isEmpty ? mentions : sound
    var best: (mention: Mention, count: Int)?
    for mention in counted {
      let count = counted.count { $0.lower == mention.lower && $0.upper == mention.upper }
      if count > best?.count ?? 0 { best = (mention, count) }
    }
    return best.map { best in
      ReportFacts.ScaleRange(
        lower: Rational(best.mention.lower),
        upper: Rational(best.mention.upper)
      )
    }
  }

  /// Two numbers run together: as a sound mention has them, or else in halves.
  private static func split(_ digits: String, known: [Mention]) -> (Int, Int)? {
    if let mention = known.first(where: { "\($0.lower)\($0.upper)" == digits }) {
      return (mention.lower, mention.upper)
    }
    let half = digits.count / 2
    guard digits.count % 2 == 0, let lower = Int(digits.prefix(half)),
      let upper = Int(digits.suffix(half)), lower < upper
    else { return nil }
    return (lower, upper)
  }
}
