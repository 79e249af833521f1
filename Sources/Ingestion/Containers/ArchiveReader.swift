import CArchive
import Foundation

/// Takes tar and zip archives apart, and bzip2 and xz off, through libarchive, as a stream.
final class ArchiveReader {
  private let archive: OpaquePointer
  private let feed: ArchiveFeed
  private let container: Container
  /// What is left of libarchive's last block; valid until it is asked for the next.
  private var rest = UnsafeRawBufferPointer(start: nil, count: 0)
  private var isBroken = false
  /// Whether the member that the reader stands at is encrypted.
  private var isEncrypted = false

  init(_ upstream: any ByteSource, container: Container) throws(ReadFailure) {
    guard let archive = archive_read_new() else {
      throw ReadFailure(.corruptContainer, "the archive reader cannot start: not enough memory")
    }
    self.archive = archive
    self.container = container
    feed = ArchiveFeed(upstream)
    switch container {
    case .bzip2:
      archive_read_support_filter_bzip2(archive)
      Self.supportRaw(archive)
    case .xz:
      archive_read_support_filter_xz(archive)
      Self.supportRaw(archive)
    case .zip: archive_read_support_format_zip_streamable(archive)
    default: archive_read_support_format_tar(archive)
    }
    let status = archive_read_open(
      archive, Unmanaged.passUnretained(feed).toOpaque(), nil,
      { _, context, block in
        guard let context else { return -1 }
        return Unmanaged<ArchiveFeed>.fromOpaque(context).takeUnretainedValue().next(block)
      }, nil)
    guard status == ARCHIVE_OK else { throw failure }
  }

  deinit { archive_read_free(archive) }

  /// Whatever is inside is one file, even when there is nothing.
  private static func supportRaw(_ archive: OpaquePointer) {
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
  }

  /// Goes on to the next regular file; `nil` behind the last. What was not read of the one before is
  /// passed over.
  ///
  /// - Returns: the path as the archive has it, hostile or not; it is shown and never opened.
  func nextMember() throws(ReadFailure) -> String? {
    rest = UnsafeRawBufferPointer(start: nil, count: 0)
    while !isBroken {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw broken() }
      isEncrypted = archive_entry_is_encrypted(entry) != 0
      // Links, folders and devices hold no log. Raw data has no type.
      let type = archive_entry_filetype(entry)
      guard container.content == .stream || type == S_IFREG else { continue }
      let path = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
      return path.map { String(cString: $0) } ?? ""
    }
    return nil
  }

  /// The next bytes of the member; 0 only at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    while rest.isEmpty {
      var (block, size, offset) = (UnsafeRawPointer?.none, 0, Int64(0))
      let status = archive_read_data_block(archive, &block, &size, &offset)
      if status == ARCHIVE_EOF { return 0 }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw broken() }
      rest = UnsafeRawBufferPointer(start: block, count: size)
    }
    let count = min(buffer.count, rest.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    return count
  }

  /// The failure, which is told once; there is nothing behind it.
  private func broken() -> ReadFailure {
    isBroken = true
    return failure
  }

  /// What went wrong: the source's own words where it broke off, else a reason of the archive's.
  private var failure: ReadFailure {
    if let failure = feed.failure { return failure }
    return ReadFailure(
      .corruptContainer,
      isEncrypted
        ? "the \(container.rawValue) archive is encrypted; unpack it first"
        : "the \(container.rawValue) data is damaged or cut off; copy or export the file again")
  }
}

/// What libarchive asks for more bytes.
private final class ArchiveFeed {
  private let upstream: any ByteSource
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  /// Why the source broke off.
  private(set) var failure: ReadFailure?

  init(_ upstream: any ByteSource) { self.upstream = upstream }

  deinit { buffer.deallocate() }

  /// - Returns: how many bytes the block has; 0 at the end, -1 when the source broke off.
  func next(_ block: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do throws(ReadFailure) {
      let count = try upstream.read(into: buffer)
      block?.pointee = UnsafeRawPointer(buffer.baseAddress)
      return count
    } catch {
      failure = error
      return -1
    }
  }
}

/// The bytes of one member, or of what a bzip2 or xz wrapping holds.
final class ArchiveMemberSource: ByteSource {
  private let archive: ArchiveReader

  /// - Parameter archive: a reader that stands at a member.
  init(_ archive: ArchiveReader) { self.archive = archive }

  /// Takes a wrapping off that holds one stream.
  convenience init(
    _ upstream: any ByteSource, container: Container
  ) throws(ReadFailure) {
    let archive = try ArchiveReader(upstream, container: container)
    _ = try archive.nextMember()
    self.init(archive)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    try archive.read(into: buffer)
  }
}
