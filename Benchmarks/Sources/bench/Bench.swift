// SPDX-License-Identifier: Apache-2.0
import Foundation

/// `bench NAME CASE DATA`: runs one kernel once and prints one line of JSON.
@main enum Bench {
  static var kernels: [any Kernel.Type] {
    [
      CSVKernel.self, PanelKernel.self, PolicyKernel.self, EligibilityKernel.self,
      AccountabilityKernel.self, MatchKernel.self,
    ]
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let name = arguments.first,
      let kernel = kernels.first(where: { $0.name == name })
    else {
      print("usage: bench \(kernels.map { $0.name }.joined(separator: "|")) CASE DATA")
      exit(64)
    }
    let rest = Array(arguments.dropFirst())
    let measurement = try kernel.run(variant: rest[0], data: URL(fileURLWithPath: rest[1]))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    print(String(decoding: try encoder.encode(measurement), as: UTF8.self))
  }
}
