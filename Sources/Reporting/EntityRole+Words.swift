import Events

extension EntityRole {
  /// What the entity is, in words, not escaped: `automation, TIP feed (by its name)`.
  var title: String {
    guard kind != .unknown else { return kind.words }
    let named = name.isEmpty ? kind.words : "\(kind.words), \(name)"
    return "\(named) (\(basis.words))"
  }
}

extension EntityRole.Kind {
  fileprivate var words: String {
    switch self {
    case .person: "person"
    case .automation: "automation"
    case .sharedHost: "shared host"
    case .unknown: "too little is known to say what it is"
    }
  }
}

extension EntityRole.Basis {
  fileprivate var words: String {
    switch self {
    case .models: "the models say so"
    case .name: "by its name"
    case .client: "by its client"
    case .behaviour: "by its past"
    }
  }
}
