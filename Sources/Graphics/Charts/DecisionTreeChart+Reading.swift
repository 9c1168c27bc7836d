// SPDX-License-Identifier: Apache-2.0

extension DecisionTreeChart {
  /// A node with its place in the tree.
  struct Entry {
    let node: Node
    /// The position on each level, such as `1.3.2`; the decision is `1`.
    let place: String
    let depth: Int
    /// The entry of the group it stands in; `nil` for the decision.
    let parent: Int?
  }

  /// Every node in reading order.
  var entries: [Entry] {
    var result: [Entry] = []
    func walk(_ node: Node, _ place: String, _ depth: Int, _ parent: Int?) {
      let own = result.count
      result.append(Entry(node: node, place: place, depth: depth, parent: parent))
      for (position, child) in node.children.enumerated() {
        walk(child, "\(place).\(position + 1)", depth + 1, own)
      }
    }
    walk(root, "1", 0, nil)
    return result
  }

  /// The outcome, what decides it, and how many criteria have which outcome.
  public var finding: String {
    if let statement { return statement }
    let entries = entries
    let decisive = entries.map(\.node)
      .filter { $0.decides && !$0.children.contains(where: \.decides) && $0 != root }
    var clauses = [
      (root.name.isEmpty ? "" : "\(root.name): ") + root.status.words
    ]
    if !decisive.isEmpty {
      clauses.append("decided by \(Sentence.list(decisive.map(\.name)))")
    }
    let leaves = entries.map(\.node).filter { $0.group == nil && $0 != root }
    if !leaves.isEmpty {
      var words: [String] = []
      for leaf in leaves where !words.contains(leaf.status.words) {
        words.append(leaf.status.words)
      }
      let counts = words.map { word in
        "\(leaves.count { $0.status.words == word }) \(word)"
      }
      let of = leaves.count == 1 ? "of 1 criterion" : "of \(leaves.count) criteria"
      clauses.append("\(of): \(counts.joined(separator: ", "))")
    }
    return Sentence.of(clauses)
  }

  /// Every node with its outcome, in reading order.
  public var table: ChartTable {
    ChartTable(
      columns: [
        "place", "criterion", "what it asks", "outcome", "on the path that decides", "citation",
      ],
      rows: entries.map { entry in
        let node = entry.node
        return [
          entry.place, node.label, node.asks, node.status.words, node.decides ? "yes" : "no",
          node.citation,
        ]
      },
      keyColumns: 2
    )
  }
}

extension DecisionTreeChart.Node {
  /// The label, or the words where there is none.
  var name: String { label.isEmpty ? (words.isEmpty ? group?.words ?? "" : words) : label }

  /// What it asks, with the group's word behind it.
  var asks: String {
    guard let group else { return words }
    return words.isEmpty ? group.words : "\(words): \(group.words)"
  }
}
