import Events
import Foundation

/// Keeps a second writer away from a store; the system lets go of it when the process ends.
///
/// The lock is an advisory `flock` on an empty file beside the store and not on the store itself:
/// closing a descriptor of a SQLite file would drop SQLite's own locks in this process.
final class WriterLock: Sendable {
  private let descriptor: Int32

  init(storePath: String) throws(TidewatchError) {
    let errors = StoreErrors(path: storePath)
    descriptor = open(storePath + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw errors.unwritable(errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      close(descriptor)
      if number == EWOULDBLOCK {
        throw errors.failure(
          "Another tidewatch is writing to this history. Wait until it has finished, and try again."
        )
      }
      throw errors.failure(
        "The history cannot be locked for writing. Keep it on a local disk.",
        cause: String(cString: strerror(number)))
    }
  }

  deinit {
    close(descriptor)
  }
}

extension StoreErrors {
  /// The error for a file that could not be made beside or as the store.
  func unwritable(_ number: Int32) -> TidewatchError {
    let message =
      switch number {
      case ENOENT, ENOTDIR: "The folder of the history does not exist. Make it first."
      case ENOSPC, EDQUOT: "There is no space left for the history."
      default: "The folder of the history cannot be written to. Check its permissions."
      }
    return failure(message, cause: String(cString: strerror(number)))
  }
}
