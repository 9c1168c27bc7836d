// SPDX-License-Identifier: Apache-2.0
import Foundation
public import Testing

/// Compares a text with a committed golden file.
///
/// `RECORD_GOLDEN=1` rewrites the file and fails the test, so that a run cannot bless itself.
///
/// - Parameters:
///   - actual: The text that the code under test produced.
///   - name: The file's name inside the folder.
///   - folderName: The folder beside the test's source file.
///   - testFile: The test's source file.
///   - location: Where a mismatch is reported.
/// - Throws: A file error when a golden file cannot be recorded.
public func expectGolden(
  _ actual: String,
  _ name: String,
  in folderName: String = "Golden",
  testFile: String = #filePath,
  sourceLocation location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent(folderName)
  let file = folder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
    Issue.record("recorded \(name); run again without RECORD_GOLDEN", sourceLocation: location)
    return
  }
  let expected = try? String(contentsOf: file, encoding: .utf8)
  guard expected != actual else { return }
  Attachment.record(Array(actual.utf8), named: "actual-\(name)", sourceLocation: location)
  let difference = firstDifference(expected ?? "", actual)
  Issue.record("\(name) differs: \(difference)", sourceLocation: location)
}

private func firstDifference(_ expected: String, _ actual: String) -> String {
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let got = actual.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(wanted.count, got.count) {
    let left = index < wanted.count ? String(wanted[index]) : "(end of file)"
    let right = index < got.count ? String(got[index]) : "(end of file)"
    if left != right {
      return "line \(index + 1)\n  expected: \(left)\n  actual:   \(right)"
    }
  }
  return "no line differs"
}
