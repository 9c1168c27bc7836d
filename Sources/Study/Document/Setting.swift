// SPDX-License-Identifier: Apache-2.0
import Yams

/// A value of `study.yaml` with the place where it stands.
///
/// Every scalar stays the text its author wrote: `.95` is not turned into a binary number, `0134`
/// keeps its zero, and `no` stays a word.
struct Setting: Sendable, Hashable {
  indirect enum Content: Sendable, Hashable {
    case text(String)
    case list([Setting])
    case group([Entry])
  }

  struct Entry: Sendable, Hashable {
    let key: String
    let place: Place
    var value: Setting
  }

  struct Place: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Before every place of a document.
    static let start = Place(line: 0, column: 0)
    /// Where what the command line adds stands: in no line of the document.
    static let commandLine = Place(line: -1, column: -1)

    let line: Int
    let column: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }

    var description: String { "\(line):\(column)" }
  }

  var content: Content
  let place: Place

  /// The most values a study document may hold; more is a mistake or an attack.
  private static let valueLimit = 100_000

  /// Reads a document whose root is a group.
  static func parse(
    _ text: String,
    file: String,
    noun: String = "a study document"
  ) throws(StudyError) -> Setting {
    guard text.utf8.count <= 4 << 20 else {
      throw StudyError(.configuration, "\(file): \(noun) has at most 4 MiB")
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw StudyError(.configuration, "\(file):\(YAMLTrouble(error).sentence)")
    }
    guard let root else {
      throw StudyError(.configuration, "\(file):1:1: \(noun) is empty")
    }
    var budget = valueLimit
    let setting = try Setting(root, depth: 0, budget: &budget, file: file)
    guard case .group = setting.content else {
      throw StudyError(
        .configuration,
        "\(file):\(setting.place): \(noun) is a list of `key: value` lines"
      )
    }
    return setting
  }

  private init(_ node: Node, depth: Int, budget: inout Int, file: String) throws(StudyError) {
    let mark = node.mark
    place = Place(line: mark?.line ?? 1, column: mark?.column ?? 1)
    budget -= 1
    guard depth < 32, budget > 0 else {
      throw StudyError(
        .configuration,
        "\(file):\(place): the document is nested or repeated too far"
      )
    }
    switch node {
    case .scalar(let scalar):
      content = .text(scalar.string)
    case .sequence(let sequence):
      var values: [Setting] = []
      for element in sequence {
        let value = try Setting(element, depth: depth + 1, budget: &budget, file: file)
        guard value.place > values.last?.place ?? .start else { throw Self.alias(file, place) }
        values.append(value)
      }
      content = .list(values)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key else {
          throw StudyError(.configuration, "\(file):\(place): a key is a word, not a list or group")
        }
        let keyPlace = Place(line: key.mark?.line ?? place.line, column: key.mark?.column ?? 1)
        guard keyPlace >= place, keyPlace > entries.last?.place ?? .start else {
          throw Self.alias(file, place)
        }
        let value = try Setting(value, depth: depth + 1, budget: &budget, file: file)
        guard value.place > keyPlace else { throw Self.alias(file, keyPlace) }
        entries.append(Entry(key: name.string, place: keyPlace, value: value))
      }
      content = .group(entries)
    case .alias: throw Self.alias(file, place)
    }
  }

  /// The parser puts the value that an alias stands for in its place; it is known by standing
  /// before what it follows.
  private static func alias(_ file: String, _ place: Place) -> StudyError {
    StudyError(.configuration, "\(file):\(place): an alias (`*name`) is not allowed here")
  }

  init(_ content: Content, place: Place) {
    self.content = content
    self.place = place
  }

  /// The value under a key of a group.
  func value(_ key: String) -> Setting? {
    guard case .group(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// Puts a text at a path such as `rule.rounding`, adding groups on the way; a number such as the
  /// 1 of `methods.1.round` names an element of a list.
  mutating func set(_ text: String, at path: ArraySlice<String>) -> Bool {
    guard let key = path.first else {
      content = .text(text)
      return true
    }
    if case .list(var elements) = content {
      guard let number = Int(key), elements.indices ~= number - 1,
        elements[number - 1].set(text, at: path.dropFirst())
      else { return false }
      content = .list(elements)
      return true
    }
    var entries: [Entry] = []
    if case .group(let existing) = content { entries = existing }
    if let index = entries.firstIndex(where: { $0.key == key }) {
      guard entries[index].value.set(text, at: path.dropFirst()) else { return false }
    } else {
      var value = Setting(.group([]), place: .commandLine)
      guard value.set(text, at: path.dropFirst()) else { return false }
      entries.append(Entry(key: key, place: .commandLine, value: value))
    }
    content = .group(entries)
    return true
  }
}

/// The YAML library's errors as `line:column: sentence`.
struct YAMLTrouble {
  let sentence: String

  init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      sentence = "\(mark.line):\(mark.column): not valid YAML: \(problem)"
    case .reader(let problem, let offset, _, _):
      sentence = "1:1: not valid YAML: \(problem) at byte \(offset ?? 0)"
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      sentence = "\(context.mark.line):\(context.mark.column): \(names) stands twice; keep one"
    default:
      sentence = "1:1: not valid YAML"
    }
  }
}
