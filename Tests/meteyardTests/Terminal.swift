// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit

/// The built command, run as a process in a folder of its own.
struct Terminal {
  /// What a command left behind.
  struct Answer {
    let code: Int32
    let output: String
    let talk: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The folder that holds the built products: where the test bundle stands.
  static let products: URL = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder = bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    let known = [folder, SharedData.package.appendingPathComponent(".build/debug")]
    return known.compactMap(\.self).first { exists($0.appendingPathComponent("meteyard")) }
      ?? SharedData.package
  }()

  private static func exists(_ file: URL) -> Bool {
    FileManager.default.isExecutableFile(atPath: file.path)
  }

  let folder: URL

  /// A new folder with `Studies/` in it: links to some of the sample studies.
  init(studies: [String] = ["praxis-5331", "mississippi-praxis"]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("meteyard-\(UUID().uuidString)")
    let library = folder.appendingPathComponent("Studies")
    try FileManager.default.createDirectory(at: library, withIntermediateDirectories: true)
    for study in studies {
      try FileManager.default.createSymbolicLink(
        at: library.appendingPathComponent(study),
        withDestinationURL: SharedData.package.appendingPathComponent("Studies/\(study)")
      )
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func file(_ path: String) -> URL { folder.appendingPathComponent(path) }

  func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(
      at: file(path).deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file(path))
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: file(path)), as: UTF8.self)
  }

  /// Runs `meteyard` with arguments.
  func meteyard(_ arguments: String...) throws -> Answer { try meteyard(arguments) }

  /// Runs the built command.
  func meteyard(_ arguments: [String]) throws -> Answer {
    try run(Self.products.appendingPathComponent("meteyard"), arguments)
  }

  /// Runs a line of shell in which `meteyard` is the built command.
  func shell(_ line: String) throws -> Answer {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line])
  }

  private func run(_ executable: URL, _ arguments: [String]) throws -> Answer {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = Self.products.path + ":/usr/bin:/bin"
    environment["METEYARD_STUDIES"] = nil
    process.environment = environment
    let names = [".output", ".talk"].map { file("\($0)-\(UUID().uuidString)") }
    for name in names { try Data().write(to: name) }
    let handles = try names.map { try FileHandle(forWritingTo: $0) }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    let texts = try names.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    for name in names { try FileManager.default.removeItem(at: name) }
    return Answer(code: process.terminationStatus, output: texts[0], talk: texts[1])
  }
}
