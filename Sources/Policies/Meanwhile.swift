import Foundation
import Synchronization

/// A value that is found out on a thread of its own, while the one that asked does something else.
final class Meanwhile<Value: Sendable>: Sendable {
  private let found = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value
  private let end = DispatchSemaphore(value: 0)

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    let thread = Thread { [self] in
      let value = make()
      found.withLock { $0 = value }
      end.signal()
    }
    // A deeply nested file is read as deeply as on the main thread.
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// The value, once it is found; asked for once.
  func value() -> Value {
    end.wait()
    return found.withLock { $0 } ?? make()
  }
}
