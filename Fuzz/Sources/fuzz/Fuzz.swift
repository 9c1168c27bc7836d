// SPDX-License-Identifier: Apache-2.0
import Foundation

/// `fuzz TARGET [--count N] [--seed S] [--from I] [--trace]`, or `fuzz --list`.
///
/// Input number i of seed s is always the same. A trap ends the process: rerun with `--trace`,
/// which prints each number before its input is read, then with `--from I --count 1`.
@main enum Fuzz {
  static var targets: [any FuzzTarget.Type] {
    [CSVTarget.self, StudyTarget.self, BundleTarget.self, PolicyTarget.self, SeasonTarget.self]
  }

  /// The longest that one input may take, in processor time: a busy machine is no finding.
  static let secondsPerInput = 5.0

  static func main() {
    if CommandLine.arguments.dropFirst() == ["--list"] {
      print(targets.map { $0.name }.joined(separator: "\n"))
      return
    }
    guard let options = Options(Array(CommandLine.arguments.dropFirst())),
      let target = targets.first(where: { $0.name == options.target })
    else {
      let names = targets.map { $0.name }.joined(separator: "|")
      print("usage: fuzz --list | fuzz \(names) [--count N] [--seed S] [--from I] [--trace]")
      exit(64)
    }
    run(target, options)
  }

  private static func run<Target: FuzzTarget>(_ target: Target.Type, _ options: Options) {
    var slowest = 0.0
    for index in options.from..<(options.from + options.count) {
      if options.trace { FileHandle.standardError.write(Data("\(index)\n".utf8)) }
      let state = options.seed &* 0xD134_2543_DE82_EF95 &+ UInt64(index) &* 0x2545_F491_4F6C_DD1D
      var generator = SplitMix64(state: state)
      let input = Mutation.input(for: target, using: &generator)
      // An endless loop is ended by the signal, which shows as a crash.
      watch(seconds: Int(secondsPerInput * 4))
      let start = processorSeconds()
      do {
        try target.check(input, using: &generator)
      } catch {
        report(target, options, index, input, error.sentence)
      }
      let taken = processorSeconds() - start
      slowest = max(slowest, taken)
      if taken > secondsPerInput {
        report(target, options, index, input, "took \(taken) s")
      }
    }
    watch(seconds: 0)
    print(
      "fuzz \(target.name): \(options.count) inputs, seed \(options.seed), no finding; "
        + "slowest \(Int((slowest * 1000).rounded(.up))) ms"
    )
  }

  /// Ends the process after so many seconds of processor time; 0 ends the watch.
  private static func watch(seconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = seconds
    setitimer(__itimer_which_t(ITIMER_VIRTUAL.rawValue), &timer, nil)
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func report<Target: FuzzTarget>(
    _ target: Target.Type,
    _ options: Options,
    _ index: Int,
    _ input: [UInt8],
    _ sentence: String
  ) {
    print("fuzz \(target.name): seed \(options.seed), input \(index): \(sentence)")
    print("  again: fuzz \(target.name) --seed \(options.seed) --from \(index) --count 1")
    print("  input: \(String(decoding: input.prefix(2000), as: UTF8.self).debugDescription)")
    exit(1)
  }
}

/// The command line.
struct Options {
  var target = ""
  var count = 10_000
  var seed: UInt64 = 1
  var from = 0
  var trace = false

  init?(_ arguments: [String]) {
    var rest = arguments[...]
    guard let name = rest.popFirst() else { return nil }
    target = name
    while let option = rest.popFirst() {
      switch option {
      case "--trace": trace = true
      case "--count":
        guard let value = rest.popFirst().flatMap({ Int($0) }), value >= 0 else { return nil }
        count = value
      case "--from":
        guard let value = rest.popFirst().flatMap({ Int($0) }), value >= 0 else { return nil }
        from = value
      case "--seed":
        guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }
        seed = value
      default: return nil
      }
    }
  }
}
