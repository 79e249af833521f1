import Events

/// How a run ends, as a shell sees it.
enum ExitStatus: Int32, Error {
  /// Done, but something needs attention that the caller asked to be told by the exit code.
  case attention = 1
  /// Wrong usage, unreadable Models/, or an input or output that failed as a whole.
  case usage = 2
  /// The history file cannot be used.
  case store = 3
}

extension TidewatchError {
  var exitStatus: Int32 {
    switch code {
    case .usage, .models, .io: ExitStatus.usage.rawValue
    case .store: ExitStatus.store.rawValue
    }
  }
}
