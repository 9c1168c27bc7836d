// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Evidence

/// The words that name commands, so that a mistyped one gets a hint in place of a complaint about
/// arguments.
enum Verb {
  /// Refuses a word that stands where a command's name belongs and is none.
  static func check(_ arguments: some Sequence<String>) throws(Failure) {
    var command: any ParsableCommand.Type = Meteyard.self
    for argument in arguments {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return }
      let names = commands.map(name)
      guard let index = names.firstIndex(of: argument) else {
        // Where a group does something by itself, the word is what it does that with.
        if command.configuration.defaultSubcommand != nil { return }
        throw Failure(
          code: 64,
          sentence: "there is no command \"\(argument)\""
            + Spelling.suggestion(for: argument, among: names)
            + " (there are \(names.joined(separator: ", ")))",
          next: "meteyard --help"
        )
      }
      command = commands[index]
    }
  }

  /// How a command is called, and where to read more.
  ///
  /// - Parameter command: The command's type.
  /// - Returns: Two lines, as the parser prints them below an error.
  static func usage(of command: any ParsableCommand.Type) -> String {
    let path = path(to: command, from: Meteyard.self) ?? []
    let words = (["meteyard"] + path).joined(separator: " ")
    return "Usage: \(Meteyard.usageString(for: command))\n"
      + "  See '\(words) --help' for more information."
  }

  /// The words from the root, itself left out, to a command; `nil` when they do not lead there.
  private static func path(
    to command: any ParsableCommand.Type,
    from root: any ParsableCommand.Type
  ) -> [String]? {
    if ObjectIdentifier(command) == ObjectIdentifier(root) { return [] }
    for next in root.configuration.subcommands {
      if let rest = path(to: command, from: next) { return [name(next)] + rest }
    }
    return nil
  }

  /// The word that calls a command.
  private static func name(_ command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? String(describing: command).lowercased()
  }
}
