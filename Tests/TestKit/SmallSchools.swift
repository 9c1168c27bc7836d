// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Two invented schools under an invented policy: a study whose files a test can break one by one.
///
/// Nothing of it is a state's: names, years and cuts stand in its own files.
public struct SmallSchools: Sendable {
  /// The files of the study by name.
  public var files: [String: [UInt8]]

  /// The study with counts, indices and rates of schools.
  public static let counts = SmallSchools("counts")
  /// The study with rows of students.
  public static let students = SmallSchools("students")

  private init(_ name: String) {
    let folder = SharedData.package.appendingPathComponent("Tests/StudyTests/BadInput/Schools")
    files = [:]
    let own = folder.appendingPathComponent(name)
    let paths = (try? FileManager.default.contentsOfDirectory(atPath: own.path)) ?? []
    for path in paths {
      files[path] = (try? Data(contentsOf: own.appendingPathComponent(path))).map(Array.init)
    }
    let policy = try? Data(contentsOf: folder.appendingPathComponent("grades.policy"))
    files["grades.policy"] = policy.map(Array.init)
  }

  /// The text of a file.
  public func text(_ file: String) -> String { String(decoding: files[file] ?? [], as: UTF8.self) }

  /// The study with a text replaced once in one file; the text must be there.
  public func replacing(_ file: String, _ old: String, with new: String) -> SmallSchools {
    replacing(file, old, with: Array(new.utf8))
  }

  /// The study with bytes in the place of a text.
  public func replacing(_ file: String, _ old: String, with new: [UInt8]) -> SmallSchools {
    var copy = self
    let bytes = files[file] ?? []
    let pattern = Array(old.utf8)
    let starts = 0...max(0, bytes.count - pattern.count)
    guard let start = starts.first(where: { bytes[$0...].starts(with: pattern) }) else {
      preconditionFailure("\(old) is not in \(file)")
    }
    copy.files[file] = bytes[..<start] + new + bytes[(start + pattern.count)...]
    return copy
  }

  /// The study with another file.
  public func with(_ file: String, _ bytes: [UInt8]) -> SmallSchools {
    var copy = self
    copy.files[file] = bytes
    return copy
  }
}
