// SPDX-License-Identifier: Apache-2.0

/// The procedure that lets parties propose until nobody waits, after Roth and Peranson (1999).
///
/// A party that waits goes down its list, from the best to just above what it holds, and takes the first
/// entry that is accepted; whoever has to go waits in turn. A seat that somebody leaves wakes those who
/// would rather have it.
struct Settling: Sendable {
  /// How the procedure ended.
  enum End {
    /// Nobody waits.
    case settled
    /// It goes round, or was stopped after too many steps.
    case loop(MatchLoop)
  }

  var state: MatchState
  let index: MarketIndex
  let rule: SameProgramRule
  /// Who names a program: needed once somebody leaves a seat.
  private let names: ProgramEntries
  var waiting: WaitingList
  var vacated: WaitingList
  /// The parties that may propose: couples once they are in, supplemental lists with their advanced seat.
  var isTaking: [Bool]
  /// Until somebody leaves a seat, who is bumped need not ask again above it.
  private var next: [Int32]
  var isResuming = true
  /// How often each entry was taken since counting began.
  private var taken: [UInt16]
  private var counted: [Int32] = []
  private var watch: LoopWatch?
  /// How many entries were asked for.
  private(set) var proposals = 0
  /// How many lost a seat to another.
  private(set) var bumps = 0
  /// Every step, where they are wanted.
  var log: StepLog?

  /// How often one entry may be taken before the procedure is watched for a loop.
  private static let oftenTaken = 50
  /// How many steps are watched before the procedure is stopped.
  private static let mostWatched = 50_000
  /// How many where the order is drawn, so that no state that comes back proves anything.
  private static let mostWatchedDrawn = 5_000

  init(
    _ market: Market,
    _ index: MarketIndex,
    _ names: ProgramEntries,
    _ rule: SameProgramRule,
    _ order: WaitingOrder,
    seed: UInt64,
    tracing: Bool
  ) {
    self.index = index
    self.rule = rule
    self.names = names
    state = MatchState(market, index)
    waiting = WaitingList(index.parties.count, order, seed: seed)
    vacated = WaitingList(index.programs, .stack)
    isTaking = index.parties.map { $0.second < 0 && $0.advanced < 0 }
    next = Array(index.starts.dropLast())
    taken = Array(repeating: 0, count: index.entries.count)
    log = tracing ? StepLog() : nil
  }

  // MARK: - Who waits

  /// Lets a party propose.
  mutating func push(_ party: Int) {
    isTaking[party] = true
    waiting.append(party)
  }

  /// Wakes those who would rather have a seat of a program.
  mutating func wake(_ program: Int) {
    isResuming = false
    vacated.append(program)
  }

  /// Sets how many seats a program fills, bumps those beyond and wakes who may gain.
  mutating func setCapacity(_ program: Int, _ capacity: Int) {
    let before = state.capacities[program]
    state.capacities[program] = Int32(capacity)
    isResuming = false
    bumpSurplus(program, for: -1)
    if Int32(capacity) > before { wake(program) }
  }

  // MARK: - The procedure

  /// Lets everyone who waits propose until nobody waits.
  mutating func settle() -> End {
    startCounting()
    while true {
      if watch != nil, let loop = looks() { return .loop(loop) }
      if let party = waiting.next() {
        propose(party)
      } else if let program = vacated.next() {
        for slot in names.of(program) {
          let (party, entry) = (Int(names.parties[slot]), names.entries[slot])
          guard isTaking[party], state.seats[party] < 0 || entry < state.seats[party] else {
            continue
          }
          if state.accepts(party, Int(entry), rule) { waiting.append(party) }
        }
      } else {
        return .settled
      }
    }
  }

  private mutating func propose(_ party: Int) {
    guard isTaking[party] else { return }
    let list = index.list(party)
    let start = isResuming ? Int(next[party]) : list.lowerBound
    let end = state.seats[party] < 0 ? list.upperBound : Int(state.seats[party])
    guard start < end else { return }
    for entry in start..<end {
      proposals += 1
      if state.accepts(party, entry, rule) {
        next[party] = Int32(entry + 1)
        seat(party, entry)
        return
      }
      log?.note(.refused, party, entry)
    }
    if isResuming { next[party] = Int32(end) }
  }

  private mutating func seat(_ party: Int, _ entry: Int) {
    let new = index.entries[entry]
    leave(party, for: new)
    state.set(party, Int32(entry))
    log?.note(.held, party, entry)
    count(party, entry)
    bumpSurplus(Int(new.first), for: party)
    if new.second != new.first { bumpSurplus(Int(new.second), for: party) }
    let who = index.parties[party]
    if who.advanced < 0 {
      begin(who.first, new.first)
      begin(who.second, new.second)
    }
  }

  /// Lets the supplemental list that goes with a new advanced seat propose.
  mutating func begin(_ applicant: Int32, _ program: Int32) {
    guard applicant >= 0, program >= 0,
      let list = index.supplemental(Int(applicant), at: program), !isTaking[list]
    else { return }
    next[list] = index.starts[list]
    push(list)
  }

  /// What a party gives up when it goes to another entry: seats that wake others.
  private mutating func leave(_ party: Int, for new: MarketIndex.Entry?) {
    guard state.seats[party] >= 0 else { return }
    let (who, old) = (index.parties[party], index.entries[Int(state.seats[party])])
    log?.note(new == nil ? .bumped : .left, party, Int(state.seats[party]))
    for (applicant, held, wanted) in [
      (who.first, old.first, new?.first), (who.second, old.second, new?.second),
    ] where held >= 0 && held != wanted {
      wake(Int(held))
      guard who.advanced < 0, let list = index.supplemental(Int(applicant), at: held) else {
        continue
      }
      isTaking[list] = false
      if state.seats[list] >= 0 {
        log?.note(.left, list, Int(state.seats[list]))
        wake(Int(index.entries[Int(state.seats[list])].first))
        state.set(list, -1)
      }
    }
  }

  /// Bumps the worst members of a program until no seat is taken twice; never who just came.
  private mutating func bumpSurplus(_ program: Int, for party: Int) {
    guard program >= 0 else { return }
    while state.counts[program] > state.capacities[program] {
      guard
        let worst = state.members(of: program).last(where: { Int($0.party) != party })
      else { return }
      bump(Int(worst.party))
    }
  }

  private mutating func bump(_ party: Int) {
    bumps += 1
    let who = index.parties[party]
    if who.second < 0, who.advanced < 0,
      index.supplementalStarts[party] == index.supplementalStarts[party + 1]
    {
      // A single without a supplemental list leaves nothing behind but the seat that is taken.
      log?.note(.bumped, party, Int(state.seats[party]))
    } else {
      leave(party, for: nil)
    }
    state.set(party, -1)
    waiting.append(party)
  }

  /// The steps so far, where they are kept.
  var trace: [MatchStep] { log?.steps(index) ?? [] }

  // MARK: - Loops

  private mutating func startCounting() {
    for entry in counted { taken[Int(entry)] = 0 }
    counted.removeAll(keepingCapacity: true)
    watch = nil
  }

  private mutating func count(_ party: Int, _ entry: Int) {
    if taken[entry] == 0 { counted.append(Int32(entry)) }
    taken[entry] = min(taken[entry] + 1, .max - 1)
    if taken[entry] > Self.oftenTaken, watch == nil { watch = LoopWatch() }
    watch?.touch(party, Int32(entry))
  }

  private mutating func looks() -> MatchLoop? {
    guard var watch else { return nil }
    let isDrawn = waiting.order == .random
    let period = isDrawn ? watch.pass() : watch.see(state, waiting.all, vacated.all)
    self.watch = watch
    let most = isDrawn ? Self.mostWatchedDrawn : Self.mostWatched
    guard period != nil || watch.total > most else { return nil }
    var (applicants, couples, programs): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
    for (party, entry) in watch.touched {
      let who = index.parties[Int(party)]
      if who.second >= 0 {
        couples.insert(Int(party) - index.applicants)
      } else {
        applicants.insert(Int(who.first))
      }
      let held = index.entries[Int(entry)]
      for program in [held.first, held.second] where program >= 0 { programs.insert(Int(program)) }
    }
    return MatchLoop(
      period: period,
      applicants: applicants.sorted(),
      couples: couples.sorted(),
      programs: programs.sorted()
    )
  }
}
