// SPDX-License-Identifier: Apache-2.0
import Evidence
import Matching

/// A change of a market as somebody writes it, such as `P00012=+1` or `P00012:A000031=4`.
public struct MatchChangeText: Sendable, Hashable {
  /// What kind of change it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// `PROGRAM=+1`: more or fewer seats.
    case seats
    /// `PROGRAM:APPLICANT=4`: a program ranks an applicant at a place.
    case rank
    /// `PROGRAM:APPLICANT`: a program does not rank an applicant.
    case unrank
    /// `APPLICANT=PROGRAM,PROGRAM`: a single hands in another list.
    case list
    /// `PROGRAM`: a program does not take part.
    case drop
    /// `COUPLE`: a couple's members go on their own.
    case uncouple
    /// `APPLICANT:APPLICANT`: two singles hand in a joint list made of theirs, or the one that is given.
    case couple

    /// How it is written.
    public var form: String {
      switch self {
      case .seats: "PROGRAM=+1"
      case .rank: "PROGRAM:APPLICANT=4"
      case .unrank: "PROGRAM:APPLICANT"
      case .list: "APPLICANT=PROGRAM,PROGRAM"
      case .drop: "PROGRAM"
      case .uncouple: "COUPLE"
      case .couple: "APPLICANT:APPLICANT or APPLICANT:APPLICANT=PROGRAM+PROGRAM,PROGRAM+none"
      }
    }
  }

  /// The kind.
  public let kind: Kind
  /// What was written.
  public let text: String

  /// A change.
  ///
  /// - Parameters:
  ///   - kind: Its kind.
  ///   - text: What was written.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The change in a season.
  ///
  /// - Throws: `StudyError` where an id is unknown, or a number is none.
  func change(in season: Season) throws(StudyError) -> MarketChange {
    let (head, value) = try halves()
    if let out = takesNoPart(head, season) { throw trouble(out) }
    switch kind {
    case .seats:
      guard value.hasPrefix("+") || value.hasPrefix("-"),
        let number = Int(value.hasPrefix("+") ? String(value.dropFirst()) : value), number != 0,
        number.magnitude <= Market.mostQuota
      else { throw trouble("\"\(value)\" is no number of seats more or fewer, such as +1 or -2") }
      let place = try program(head, season)
      let quota = season.market.programs[place].quota
      guard (0...Market.mostQuota).contains(quota + number) else {
        throw trouble(
          "\(head) has \(quota) seats, and \(quota + number) are not 0 to \(Market.mostQuota)"
        )
      }
      return .seats(program: place, by: number)
    case .rank:
      let (program, applicant) = try pair(head, season)
      guard let place = Int(value), place >= 1 else {
        throw trouble("\"\(value)\" is no rank from 1")
      }
      let length = season.market.programs[program].ranking.filter { $0 != applicant }.count + 1
      guard place <= length else {
        throw trouble("the list of the program would have \(length) ranks; name one of them")
      }
      return .rank(program: program, applicant: applicant, at: place - 1)
    case .unrank:
      let (program, applicant) = try pair(head, season)
      guard season.market.programs[program].ranking.contains(applicant) else {
        throw trouble("the program does not rank the applicant as it is")
      }
      return .unrank(program: program, applicant: applicant)
    case .list:
      let applicant = try self.applicant(head, season)
      guard season.market.singles.contains(applicant) else {
        throw trouble("the applicant is in a couple, and has no list alone")
      }
      var list: [Int] = []
      for id in value.split(separator: ",").map(String.init) {
        let next = try program(id, season)
        guard !list.contains(next) else { throw trouble("\(id) is on the list twice") }
        list.append(next)
      }
      return .list(applicant: applicant, list)
    case .drop: return .drop(program: try program(head, season))
    case .uncouple:
      guard let couple = season.coupleIds.firstIndex(of: head) else {
        throw unknown("couple", head, season.coupleIds)
      }
      return .uncouple(couple)
    case .couple: return try couple(head, value, season)
    }
  }

  private func couple(
    _ head: String,
    _ value: String,
    _ season: Season
  ) throws(StudyError) -> MarketChange {
    let parts = head.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw trouble("write it as \(kind.form)") }
    let (first, second) = (try applicant(parts[0], season), try applicant(parts[1], season))
    guard first != second else { throw trouble("a couple has two members") }
    for (id, member) in zip(parts, [first, second]) {
      guard season.market.singles.contains(member) else {
        throw trouble("\(id) is in a couple already")
      }
      guard !season.market.applicants[member].list.isEmpty else {
        throw trouble("\(id) has no list of their own")
      }
    }
    guard !value.isEmpty else {
      return .couple(
        first: first,
        second: second,
        season.market.jointList(of: first, second)
      )
    }
    var list: [Market.Pair] = []
    for text in value.split(separator: ",") {
      let halves = text.split(separator: "+", maxSplits: 1).map(String.init)
      guard halves.count == 2, halves != ["none", "none"] else {
        throw trouble("\"\(text)\" is no pair such as PROGRAM+PROGRAM or PROGRAM+none")
      }
      var seats: [Int?] = []
      for half in halves { seats.append(half == "none" ? nil : try program(half, season)) }
      let pair = Market.Pair(seats[0], seats[1])
      guard !list.contains(pair) else { throw trouble("\(text) is on the list twice") }
      list.append(pair)
    }
    return .couple(first: first, second: second, list)
  }

  /// Why somebody whom the change is about takes no part: the lists of who is out are not in the market.
  private func takesNoPart(_ head: String, _ season: Season) -> String? {
    let ids = kind == .list ? [head] : head.split(separator: ":", maxSplits: 1).map(String.init)
    for (place, id) in ids.enumerated() {
      let isProgram = kind != .list && kind != .couple && kind != .uncouple && place == 0
      let absence =
        isProgram
        ? season.market.programs.firstIndex { $0.id == id }.flatMap { season.tracks[$0].absence }
        : season.market.applicants.firstIndex { $0.id == id }
          .flatMap { season.people[$0].absence }
      guard let absence else { continue }
      return "\(id) takes no part (\(absence.words)); suppose it in a copy of the files"
    }
    return nil
  }

  private func halves() throws(StudyError) -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let counts = kind == .couple ? 1...2 : kind.form.contains("=") ? 2...2 : 1...1
    guard counts.contains(parts.count), !parts[0].isEmpty, kind == .list || parts.last != "" else {
      throw trouble("write it as \(kind.form)")
    }
    return (parts[0], parts.count == 2 ? parts[1] : "")
  }

  private func pair(_ text: String, _ season: Season) throws(StudyError) -> (Int, Int) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw trouble("write it as \(kind.form)") }
    return (try program(parts[0], season), try applicant(parts[1], season))
  }

  private func program(_ id: String, _ season: Season) throws(StudyError) -> Int {
    let ids = season.market.programs.map(\.id)
    guard let place = ids.firstIndex(of: id) else { throw unknown("program", id, ids) }
    return place
  }

  private func applicant(_ id: String, _ season: Season) throws(StudyError) -> Int {
    let ids = season.market.applicants.map(\.id)
    guard let place = ids.firstIndex(of: id) else { throw unknown("applicant", id, ids) }
    return place
  }

  private func unknown(_ noun: String, _ id: String, _ ids: [String]) -> StudyError {
    trouble("\"\(id)\" is no \(noun) of this match\(Spelling.suggestion(for: id, among: ids))")
  }

  private func trouble(_ rule: String) -> StudyError {
    StudyError(.configuration, "--\(kind.rawValue) \(text): \(rule)")
  }
}
