import Events

/// Why an entity is taken for a person or a machine.
extension ExplainText {
  func traits(of role: EntityRole) -> [String] {
    let title = heading("Taken for: ") + Escape.terminal(role.title, columns: options.width - 11)
    return [title]
      + role.traits.map { trait in
        let value = TerminalLayout.rightAligned(Phrase.decimal(trait.value, places: 2), to: 6)
        let limit = Phrase.decimal(trait.threshold, places: 2)
        let mark = trait.isThere ? "!" : " "
        return "\(mark) \(TerminalLayout.padded(trait.name, to: 30))\(value)"
          + "  a machine from \(limit) on"
      }
  }
}
