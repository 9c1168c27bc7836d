// SPDX-License-Identifier: Apache-2.0

/// A formula made plain: negations only at the leaves, constants folded, every group "at least k".
///
/// `all of` n members is at least n of them, `any of` at least 1, `none of` at least n of the negated
/// ones; and "not at least k of n" is at least n − k + 1 of the negated ones, in Kleene's logic too,
/// since a group is not met when n − k + 1 members are not met.
indirect enum FormulaSketch: Sendable {
  case constant(Truth)
  case leaf(SearchLeaf)
  /// Members with how many must be met; a block cannot be taken apart, since its members share
  /// variables.
  case group(needed: Int, [FormulaSketch], isBlock: Bool)

  /// A formula made plain.
  ///
  /// - Parameters:
  ///   - formula: The formula.
  ///   - variables: What its atoms are.
  init(_ formula: DecisionFormula, _ variables: SearchVariables) {
    var occurrences = Array(repeating: 0, count: variables.list.count)
    formula.forEachAtom {
      if case .leaf(let leaf) = variables.bindings[$0] { occurrences[leaf.variable] += 1 }
    }
    let maker = FormulaSketcher(
      variables: variables,
      hasRepeats: occurrences.contains { $0 > 1 }
    )
    self = maker.sketch(formula, isNegated: false)
  }

  /// Visits every leaf.
  func forEachLeaf(_ visit: (SearchLeaf) -> Void) {
    switch self {
    case .constant: break
    case .leaf(let leaf): visit(leaf)
    case .group(_, let members, _): for member in members { member.forEachLeaf(visit) }
    }
  }
}

/// Makes formulas plain.
struct FormulaSketcher {
  let variables: SearchVariables
  /// Whether some variable occurs twice, so that groups must be checked for shared variables.
  let hasRepeats: Bool

  func sketch(_ formula: DecisionFormula, isNegated: Bool) -> FormulaSketch {
    switch formula {
    case .constant(let truth): return .constant(isNegated ? !truth : truth)
    case .not(let inner): return sketch(inner, isNegated: !isNegated)
    case .atom(let index):
      switch variables.bindings[index] {
      case .constant(let truth): return .constant(isNegated ? !truth : truth)
      case .leaf(let leaf): return settled(isNegated ? !leaf : leaf)
      }
    case .group(let quorum, let members):
      let count = members.count
      var needed: Int
      var negatesMembers = isNegated
      switch quorum {
      case .all: needed = count
      case .any: needed = 1
      case .none:
        needed = count
        negatesMembers.toggle()
      case .atLeast(let least): needed = least
      }
      if isNegated { needed = count - needed + 1 }
      return group(needed, members.map { sketch($0, isNegated: negatesMembers) })
    }
  }

  /// A leaf, or its truth where that is the same in all classes.
  private func settled(_ leaf: SearchLeaf) -> FormulaSketch {
    let count = variables.list[leaf.variable].classCount
    if leaf.met.isFull(count) { return .constant(.met) }
    if leaf.notMet.isFull(count) { return .constant(.notMet) }
    if leaf.met.isEmpty && leaf.notMet.isEmpty { return .constant(.unknown) }
    return .leaf(leaf)
  }

  /// A group with constants folded, nested groups of its own kind unpacked, and members that share
  /// variables put together.
  private func group(_ needed: Int, _ members: [FormulaSketch]) -> FormulaSketch {
    var needed = needed
    var kept: [FormulaSketch] = []
    kept.reserveCapacity(members.count)
    var open = 0
    for member in members {
      switch member {
      case .constant(.met): needed -= 1
      case .constant(.notMet): break
      case .constant(.unknown):
        open += 1
        kept.append(member)
      case .leaf, .group: kept.append(member)
      }
    }
    if needed <= 0 { return .constant(.met) }
    if needed > kept.count { return .constant(.notMet) }
    if open == kept.count { return .constant(.unknown) }
    if kept.count == 1 { return kept[0] }
    let isAll = needed == kept.count
    let isAny = needed == 1
    if isAll || isAny {
      kept = unpacked(kept, isAll: isAll)
      needed = isAll ? kept.count : 1
    }
    if !hasRepeats { return .group(needed: needed, kept, isBlock: false) }
    if isAll || isAny, let merged = merged(kept, isAll: isAll) {
      return group(isAll ? merged.count : 1, merged)
    }
    if let leaf = onOneVariable(needed, kept) { return settled(leaf) }
    return clustered(needed, kept, isAll: isAll, isAny: isAny)
  }

  /// Unpacks members that are groups of the same kind, `all of` in `all of` and `any of` in `any of`.
  private func unpacked(_ members: [FormulaSketch], isAll: Bool) -> [FormulaSketch] {
    var flat: [FormulaSketch] = []
    for member in members {
      if case .group(let needed, let inner, _) = member, needed == (isAll ? inner.count : 1) {
        flat += unpacked(inner, isAll: isAll)
      } else {
        flat.append(member)
      }
    }
    return flat
  }

  /// Merges conditions on one variable, "at least 2 and below 10 years"; `nil` if there are none.
  private func merged(_ members: [FormulaSketch], isAll: Bool) -> [FormulaSketch]? {
    var place: [Int: Int] = [:]
    var result: [FormulaSketch] = []
    for member in members {
      guard case .leaf(let leaf) = member else {
        result.append(member)
        continue
      }
      if let earlier = place[leaf.variable], case .leaf(var both) = result[earlier] {
        both.met = isAll ? both.met.intersection(leaf.met) : both.met.union(leaf.met)
        both.notMet = isAll ? both.notMet.union(leaf.notMet) : both.notMet.intersection(leaf.notMet)
        result[earlier] = .leaf(both)
      } else {
        place[leaf.variable] = result.count
        result.append(member)
      }
    }
    if result.count == members.count { return nil }
    return result.map { if case .leaf(let leaf) = $0 { settled(leaf) } else { $0 } }
  }

  /// A group whose members are all conditions on one variable, as one condition.
  private func onOneVariable(_ needed: Int, _ members: [FormulaSketch]) -> SearchLeaf? {
    guard case .leaf(let first)? = members.first else { return nil }
    var leaves: [SearchLeaf] = []
    for member in members {
      guard case .leaf(let leaf) = member, leaf.variable == first.variable else { return nil }
      leaves.append(leaf)
    }
    var result = SearchLeaf(variable: first.variable, met: ClassSet(), notMet: ClassSet())
    for element in 0..<variables.list[first.variable].classCount {
      if leaves.count(where: { $0.met.contains(element) }) >= needed { result.met.insert(element) }
      if leaves.count(where: { $0.notMet.contains(element) }) > leaves.count - needed {
        result.notMet.insert(element)
      }
    }
    return result
  }

  /// A group in which members that share variables stand together as one block.
  ///
  /// In `all of` and `any of` the rest can be searched member by member; in other groups one shared
  /// variable ties all members together.
  private func clustered(_ needed: Int, _ members: [FormulaSketch], isAll: Bool, isAny: Bool)
    -> FormulaSketch
  {
    var cluster = Array(members.indices)
    var firstMember = Array(repeating: -1, count: variables.list.count)
    for (index, member) in members.enumerated() {
      member.forEachLeaf { leaf in
        let earlier = firstMember[leaf.variable]
        if earlier < 0 {
          firstMember[leaf.variable] = index
        } else if cluster[earlier] != cluster[index] {
          let (low, high) = (cluster[earlier], cluster[index])
          for other in cluster.indices where cluster[other] == high { cluster[other] = low }
        }
      }
    }
    let groups = Dictionary(grouping: members.indices) { cluster[$0] }
      .sorted { $0.value[0] < $1.value[0] }.map(\.value)
    if groups.count == members.count { return .group(needed: needed, members, isBlock: false) }
    if groups.count == 1 || !(isAll || isAny) {
      return .group(needed: needed, members, isBlock: true)
    }
    let parts = groups.map { part -> FormulaSketch in
      if part.count == 1 { return members[part[0]] }
      return .group(needed: isAll ? part.count : 1, part.map { members[$0] }, isBlock: true)
    }
    return .group(needed: isAll ? parts.count : 1, parts, isBlock: false)
  }
}
