// SPDX-License-Identifier: Apache-2.0
import Yams

extension Setting {
  /// The value as a node of YAML.
  var node: Node {
    switch content {
    case .text(let text): Node(text)
    case .list(let values): Node(values.map(\.node))
    case .group(let entries): Node(entries.map { (Node($0.key), $0.value.node) })
    }
  }
}
