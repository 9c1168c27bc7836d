// SPDX-License-Identifier: Apache-2.0

/// Where another page of the same run stands, as a link from this page says it.
///
/// It is made of names of files and of nothing that could lead out of the run: letters, digits,
/// hyphens and underscores, at most one step up, and a section of the page behind a `#`.
public struct PagePath: Sendable, Hashable {
  /// The path as it is printed.
  public let text: String

  /// A path.
  ///
  /// - Parameters:
  ///   - name: The page's file name without its ending.
  ///   - folder: The run's folder that it is in, empty for the run itself; `nil` where this page is in
  ///     the same one.
  ///   - section: The id of a section in it; `nil` for its beginning.
  public init(_ name: String, folder: String? = nil, section: String? = nil) {
    precondition(folder.map { $0.isEmpty || Self.isName($0) } ?? true, "a folder's name")
    precondition(Self.isName(name), "a page's name is letters, digits, hyphens and underscores")
    precondition(section.map(Section.isName) ?? true, "a section's id")
    let step = folder.map { $0.isEmpty ? "../" : "../" + $0 + "/" } ?? ""
    text = step + name + ".html" + (section.map { "#" + $0 } ?? "")
  }

  /// A path from the run's first page into one of its folders.
  ///
  /// - Parameters:
  ///   - name: The page's file name without its ending.
  ///   - folder: The folder that it is in.
  public init(_ name: String, below folder: String) {
    precondition(Self.isName(folder) && Self.isName(name), "names of a folder and a page")
    text = folder + "/" + name + ".html"
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
