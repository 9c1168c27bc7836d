// SPDX-License-Identifier: Apache-2.0

/// Who takes part in a match, how many seats there are, and how each ranks the others.
///
/// Applicants and programs are known by their places. Lists are best first. Entries that are not mutual
/// are still here: only mutual ones can match, which whoever reads a list has to see to.
public struct Market: Sendable, Hashable {
  /// The most seats that a program may have: beyond it a quota is a slip of the pen.
  public static let mostQuota = 9_999

  /// A line in the match with seats and a list of its own.
  public struct Program: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its seats, before any revert.
    public var quota: Int
    /// Whether it takes only an even, or only an odd, number of applicants.
    public var parity: Parity?
    /// The applicants that it ranks, best first.
    public var ranking: [Int]

    /// A program.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - quota: Its seats, 0 or more.
    ///   - parity: Whether it takes only an even, or only an odd, number.
    ///   - ranking: The applicants that it ranks, best first, none twice.
    public init(_ id: String, quota: Int, parity: Parity? = nil, ranking: [Int] = []) {
      self.id = id
      self.quota = quota
      self.parity = parity
      self.ranking = ranking
    }
  }

  /// What numbers of applicants a program takes; none at all is always one of them.
  public enum Parity: String, Sendable, Hashable, CaseIterable {
    /// 0, 2, 4 and so on.
    case even
    /// 1, 3, 5 and so on, or nobody.
    case odd

    /// Whether a program may have so many.
    public func allows(_ count: Int) -> Bool {
      count == 0 || count.isMultiple(of: 2) == (self == .even)
    }
  }

  /// A person with a list of programs, or one half of a couple.
  public struct Applicant: Sendable, Hashable {
    /// The applicant's id.
    public var id: String
    /// The programs that a single ranks, best first; empty for a member of a couple.
    public var list: [Int]
    /// For an advanced program, the first-year programs that go with it, best first.
    public var supplemental: [Int: [Int]]

    /// An applicant.
    ///
    /// - Parameters:
    ///   - id: The applicant's id.
    ///   - list: The programs, best first, none twice.
    ///   - supplemental: For an advanced program, the first-year programs that go with it, best first.
    public init(_ id: String, list: [Int] = [], supplemental: [Int: [Int]] = [:]) {
      self.id = id
      self.list = list
      self.supplemental = supplemental
    }
  }

  /// What a couple wants together; a half without a program is *none*.
  public struct Pair: Sendable, Hashable {
    /// The program of the first member.
    public var first: Int?
    /// The program of the second member.
    public var second: Int?

    /// A pair of programs.
    ///
    /// - Parameters:
    ///   - first: The program of the first member; `nil` for none.
    ///   - second: The program of the second member; `nil` for none.
    public init(_ first: Int?, _ second: Int?) {
      self.first = first
      self.second = second
    }
  }

  /// Two applicants with one list.
  public struct Couple: Sendable, Hashable {
    /// The first member.
    public var first: Int
    /// The second member.
    public var second: Int
    /// The pairs of programs, best first.
    public var list: [Pair]

    /// A couple.
    ///
    /// - Parameters:
    ///   - first: The first member.
    ///   - second: The second member.
    ///   - list: The pairs of programs, best first, none twice.
    public init(_ first: Int, _ second: Int, list: [Pair]) {
      self.first = first
      self.second = second
      self.list = list
    }
  }

  /// Seats that go from one program to another where they stay empty.
  public struct Reversion: Sendable, Hashable {
    /// The program that gives.
    public var donor: Int
    /// The program that receives.
    public var receiver: Int
    /// The most seats that it gives.
    public var most: Int

    /// Seats that revert.
    ///
    /// - Parameters:
    ///   - donor: The program that gives.
    ///   - receiver: The program that receives.
    ///   - most: The most seats that it gives.
    public init(from donor: Int, to receiver: Int, most: Int) {
      self.donor = donor
      self.receiver = receiver
      self.most = most
    }
  }

  /// The programs.
  public var programs: [Program]
  /// The applicants.
  public var applicants: [Applicant]
  /// The couples; an applicant is in at most one.
  public var couples: [Couple]
  /// The reversions, every donor before its receiver gives in turn; a donor has one receiver.
  public var reversions: [Reversion]

  /// The applicants who are in no couple.
  public var singles: [Int] {
    let coupled = Set(couples.flatMap { [$0.first, $0.second] })
    return applicants.indices.filter { !coupled.contains($0) }
  }

  /// The most seats that each program can have once others' empty ones have reverted to it.
  var mostSeats: [Int] {
    var most = programs.map(\.quota)
    for reversion in reversions {
      most[reversion.receiver] += min(reversion.most, most[reversion.donor])
    }
    return most
  }

  /// Whether no list but a single's takes part, and no seat reverts or goes by twos.
  public var isSingles: Bool {
    couples.isEmpty && reversions.isEmpty && programs.allSatisfy { $0.parity == nil }
      && applicants.allSatisfy(\.supplemental.isEmpty)
  }

  /// A market.
  ///
  /// - Parameters:
  ///   - programs: The programs.
  ///   - applicants: The applicants.
  ///   - couples: The couples.
  ///   - reversions: The reversions, a donor's before those of its receiver.
  public init(
    programs: [Program],
    applicants: [Applicant],
    couples: [Couple] = [],
    reversions: [Reversion] = []
  ) {
    self.programs = programs
    self.applicants = applicants
    self.couples = couples
    self.reversions = reversions
  }
}
