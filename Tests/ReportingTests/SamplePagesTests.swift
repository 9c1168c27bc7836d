// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Reporting

/// Writes the pages that `tools/pages/check.py` opens in a browser.
///
/// `PAGES_FOLDER=DIR swift test --filter SamplePagesTests && tools/pages/check.py DIR/*.html`
@Suite struct SamplePagesTests {
  private static let folder = ProcessInfo.processInfo.environment["PAGES_FOLDER"]

  @Test(.enabled(if: folder != nil))
  func `the sample pages are written where a browser finds them`() throws {
    let folder = URL(fileURLWithPath: try #require(SamplePagesTests.folder))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for page in PageCase.all {
      let name = page.testDescription.replacing(" ", with: "-") + ".html"
      try Data(page.html.utf8).write(to: folder.appendingPathComponent(name))
    }
  }
}
