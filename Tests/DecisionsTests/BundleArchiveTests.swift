// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Decisions

@Suite struct ChecksumTests {
  /// The check value of CRC-32/ISO-HDLC, published with the algorithm.
  @Test func `the checksum of the nine digits is the published one`() {
    #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
    #expect(CRC32.checksum([UInt8]()) == 0)
  }
}

@Suite struct BundleArchiveTests {
  static let small: [String: [UInt8]] = [
    "bundle.json": Array("{}\n".utf8), "study/empty.csv": [],
    "run/é.txt": Array("74\r\n".utf8) + [0, 255],
  ]

  @Test func `entries come back as they went in`() throws {
    let archive = try BundleArchive.write(Self.small)
    #expect(try BundleArchive.read(archive) == Self.small)
    #expect(try BundleArchive.read(BundleArchive.write([:])) == [:])
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `any set of entries comes back, and has one archive`(seed: Seed) throws {
    var generator = seed.generator
    var entries: [String: [UInt8]] = [:]
    for index in 0..<Int.random(in: 0...12, using: &generator) {
      let folder = ["", "a/", "a/b/", "ü/"].randomElement(using: &generator) ?? ""
      let count = Int.random(in: 0...300, using: &generator)
      entries["\(folder)\(index)"] = (0..<count).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
    }
    let archive = try BundleArchive.write(entries)
    #expect(try BundleArchive.read(archive) == entries)
    let again = Dictionary(uniqueKeysWithValues: entries.shuffled(using: &generator).map { $0 })
    #expect(try BundleArchive.write(again) == archive)
  }

  @Test func `every bit of a small archive, once changed, is found`() throws {
    let archive = try BundleArchive.write(Self.small)
    var missed: [String] = []
    for position in archive.indices {
      for mask in (0..<8).map({ UInt8(1) << $0 }) + [0xFF] {
        var damaged = archive
        damaged[position] ^= mask
        if (try? BundleArchive.read(damaged)) != nil { missed.append("\(position) ^ \(mask)") }
      }
    }
    #expect(missed.isEmpty)
  }

  @Test func `an archive cut short anywhere is refused with the byte`() throws {
    let archive = try BundleArchive.write(Self.small)
    for length in 0..<archive.count {
      do {
        _ = try BundleArchive.read(Array(archive.prefix(length)))
        Issue.record("\(length) bytes were read as an archive")
      } catch {
        #expect(error.offset <= length && !error.sentence.isEmpty)
      }
    }
  }

  @Test func `bytes after the end or between the entries are refused`() throws {
    let archive = try BundleArchive.write(Self.small)
    #expect(throws: BundleError.self) { try BundleArchive.read(archive + [0]) }
    #expect(throws: BundleError.self) { try BundleArchive.read([0] + archive) }
    #expect(throws: BundleError.self) { try BundleArchive.read(archive + archive) }
    let one = try BundleArchive.write(["a": [1]])
    #expect(throws: BundleError.self) { try BundleArchive.read(one.prefix(32) + archive) }
  }

  @Test(arguments: [
    "", "/etc/passwd", "../up", "a/../../b", "a//b", "./a", "a/.", "a/", "a\\b", "C:/a", "a\u{0}b",
    "a\nb", String(repeating: "n", count: 5000),
  ])
  func `a hostile path is neither written nor read`(path: String) throws {
    #expect(throws: BundleError.self) { try BundleArchive.write([path: [1]]) }
    let harmless = String(repeating: "n", count: path.utf8.count)
    guard (1..<4096).contains(path.utf8.count) else { return }
    let archive = try BundleArchive.write([harmless: [1]])
    let text = String(decoding: archive, as: Unicode.ASCII.self)
    #expect(text.contains(harmless))
    var forged = archive
    while let range = forged.firstRange(of: Array(harmless.utf8)) {
      forged.replaceSubrange(range, with: Array(path.utf8))
      if path.utf8.elementsEqual(harmless.utf8) { break }
    }
    let error = #expect(throws: BundleError.self) { try BundleArchive.read(forged) }
    #expect(error?.sentence == "an entry has a path that a bundle may not hold")
  }

  @Test func `a name that is no UTF-8 is refused`() throws {
    var archive = try BundleArchive.write(["name": [1]])
    for position in archive.indices where archive[position] == UInt8(ascii: "n") {
      archive[position] = 0xFF
    }
    #expect(throws: BundleError.self) { try BundleArchive.read(archive) }
  }

  @Test func `a length that promises more than there is ends in an error`() throws {
    var archive = try BundleArchive.write(["name": [1, 2, 3]])
    for position in 18..<26 { archive[position] = 0xFF }
    let error = #expect(throws: BundleError.self) { try BundleArchive.read(archive) }
    #expect(error?.sentence == "the bundle ends too soon")
  }

  @Test(.enabled(if: Python.url != nil))
  func `an ordinary zip program reads the same entries`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("meteyard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("small.zip")
    try Data(BundleArchive.write(Self.small)).write(to: file)
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      for i in z.infolist():
          print(i.filename, z.read(i).hex(), i.date_time[0], i.compress_type)
      """
    let listing = try Python.run(script, file.path)
    let expected = Self.small.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.key) \($0.value.map(Self.hexadecimal).joined()) 1980 0\n" }
    #expect(listing == expected.joined())
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}

/// The system's Python, when there is one: it reads zip files by another implementation.
enum Python {
  static let url = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }.map(URL.init(fileURLWithPath:))

  static func run(_ script: String, _ argument: String) throws -> String {
    let process = Process()
    process.executableURL = url
    process.arguments = ["-X", "utf8", "-c", script, argument]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
