import Events

extension Entity.Kind {
  /// The kind that stays when logs disagree, whichever was read first: a service goes before a
  /// user, since some policy once named it one, and a host before both.
  func settled(with other: Self) -> Self {
    weight >= other.weight ? self : other
  }

  private var weight: Int {
    switch self {
    case .user: 0
    case .service: 1
    case .host: 2
    }
  }
}
