// SPDX-License-Identifier: Apache-2.0

extension Amendment {
  /// What an edit gives a criterion.
  typealias NewBody = (wording: String?, body: Criterion.Body)

  /// Gives a criterion another body under its old label.
  mutating func replace(
    _ target: (decision: Name, path: LabelPath),
    with new: NewBody,
    _ edit: Edit
  ) throws(EditFault) {
    try changeGroup(target) { group, index throws(EditFault) in
      let old = group.criteria[index]
      guard old.wording != new.wording || old.body != new.body else {
        throw EditFault(
          "the edit changes nothing: criterion \(target.path) reads so already",
          .amendmentIdle,
          at: target.path.site,
          other: old.site,
          help: "leave the edit out"
        )
      }
      group.criteria[index] = Criterion(
        old.label,
        wording: new.wording,
        body: new.body,
        edit.site,
        edit.margin
      )
    }
  }

  /// Takes a criterion out; the labels of the others stay.
  mutating func drop(_ target: (decision: Name, path: LabelPath)) throws(EditFault) {
    try changeGroup(target) { group, index throws(EditFault) in
      guard group.criteria.count > 1 else {
        let outer = LabelPath(target.path.labels.dropLast(), target.path.site)
        throw EditFault(
          "without \(target.path) its group in decision `\(target.decision.text)` would be empty",
          at: target.path.site,
          help: outer.labels.isEmpty
            ? "a decision has at least one criterion"
            : "drop the whole group:  drop decision \(target.decision.text) \(outer)"
        )
      }
      group.criteria.remove(at: index)
    }
  }

  /// Puts a criterion at the end of its group.
  mutating func add(
    _ target: (decision: Name, path: LabelPath),
    _ new: NewBody,
    _ edit: Edit
  ) throws(EditFault) {
    let (decision, path) = target
    guard let label = path.labels.last else { return }
    let added = Criterion(
      Name(label, path.site),
      wording: new.wording,
      body: new.body,
      edit.site,
      edit.margin
    )
    try changeDecision(decision) { root throws(EditFault) in
      try root.changeGroup(above: path, of: decision) { group throws(EditFault) in
        if let old = group.criteria.first(where: { $0.label.text == label }) {
          throw EditFault(
            "decision `\(decision.text)` already has a criterion \(path)",
            .amendmentRepeats,
            at: path.site,
            other: old.label.site,
            help: "choose a label that is free, or write  replace decision \(decision.text) \(path)"
          )
        }
        group.criteria.append(added)
      }
    }
  }

  /// Changes the group of a criterion that is there.
  private mutating func changeGroup(
    _ target: (decision: Name, path: LabelPath),
    _ change: (inout CriterionGroup, Int) throws(EditFault) -> Void
  ) throws(EditFault) {
    let (decision, path) = target
    try changeDecision(decision) { root throws(EditFault) in
      try root.changeGroup(above: path, of: decision) { group throws(EditFault) in
        try change(&group, try group.index(of: path.labels.count - 1, path, decision))
      }
    }
  }

  private mutating func changeDecision(
    _ name: Name,
    _ change: (inout CriterionGroup) throws(EditFault) -> Void
  ) throws(EditFault) {
    try self.change(name, "decision") { block throws(EditFault) in
      guard case .decision(var decision) = block.kind else { return }
      try change(&decision.root)
      block.kind = .decision(decision)
    }
  }
}

extension CriterionGroup {
  /// Changes the group to which the last label of a path belongs.
  ///
  /// - Parameters:
  ///   - path: The labels from the outside in.
  ///   - decision: The decision, for messages.
  ///   - depth: How many labels are above this group.
  ///   - change: The change.
  /// - Throws: `EditFault` when a label of the path is not there, or is no group.
  fileprivate mutating func changeGroup(
    above path: LabelPath,
    of decision: Name,
    depth: Int = 0,
    _ change: (inout CriterionGroup) throws(EditFault) -> Void
  ) throws(EditFault) {
    guard depth < path.labels.count - 1 else { return try change(&self) }
    let index = try index(of: depth, path, decision)
    guard case .group(var inner) = criteria[index].body else {
      let outer = LabelPath(Array(path.labels.prefix(depth + 1)), path.site)
      throw EditFault(
        "criterion \(outer) of decision `\(decision.text)` is one condition and has no parts",
        at: path.site,
        other: criteria[index].site
      )
    }
    try inner.changeGroup(above: path, of: decision, depth: depth + 1, change)
    criteria[index].body = .group(inner)
  }

  /// The place of a label of a path in this group.
  fileprivate func index(
    of depth: Int,
    _ path: LabelPath,
    _ decision: Name
  ) throws(EditFault) -> Int {
    let label = path.labels.indices.contains(depth) ? path.labels[depth] : ""
    if let index = criteria.firstIndex(where: { $0.label.text == label }) { return index }
    let missing = LabelPath(Array(path.labels.prefix(depth + 1)), path.site)
    let labels = criteria.prefix(8).map { "(\($0.label.text))" }.joined(separator: ", ")
    throw EditFault(
      "decision `\(decision.text)` has no criterion \(missing)",
      at: path.site,
      help: "the labels there are \(labels)\(criteria.count > 8 ? ", …" : "")"
    )
  }
}
