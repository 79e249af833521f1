import Foundation

/// An open file's number, which lives as long as somebody reads from it.
final class Descriptor: Sendable {
  let number: Int32
  private let isOurs: Bool

  static let standardInput = Descriptor(STDIN_FILENO, isOurs: false)

  private init(_ number: Int32, isOurs: Bool) {
    self.number = number
    self.isOurs = isOurs
  }

  /// Opens a file to read it from its start to its end.
  convenience init(opening path: String) throws(ReadFailure) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw ReadFailure(.unreadableFile, "cannot be opened: \(Self.systemMessage())")
    }
    _ = posix_fadvise(opened, 0, 0, POSIX_FADV_SEQUENTIAL)
    self.init(opened, isOurs: true)
  }

  deinit { if isOurs { close(number) } }

  /// How many bytes the file has now; `nil` for a pipe and everything else that is no regular file.
  var fileSize: Int? {
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// What the system says of the call that failed last.
  static func systemMessage() -> String { String(cString: strerror(errno)) }
}
