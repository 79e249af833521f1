/// An input with its containers taken off: decompressed UTF-8 bytes, and how they were wrapped.
package struct OpenedInput {
  package let source: any ByteSource
  /// The wrappings from the outside in: `[.gzip, .utf16LittleEndian]`.
  package let containers: [Container]
  private let file: FileSource

  /// Containers inside containers that are still unwrapped; more than this is no log.
  private static let deepest = 4
  private static let headLength = 4096

  /// Opens a file (or the standard input for `-`) and takes its containers off.
  ///
  /// - Parameter digesting: whether a digest of the bytes on disk is wanted.
  package init(path: String, digesting: Bool) throws(ReadFailure) {
    let file = try FileSource(path: path, digesting: digesting)
    self.file = file
    var source: any ByteSource = file
    var containers: [Container] = []
    while containers.count < Self.deepest {
      let head = try Self.head(of: source)
      let announced = head.withUnsafeBytes { Container.announced(by: ByteView($0)) }
      let mark = announced?.markLength ?? 0
      let unwrapped = PrefixedSource(prefix: Array(head.dropFirst(mark)), rest: source)
      guard let container = announced?.container else {
        source = unwrapped
        break
      }
      containers.append(container)
      switch container {
      case .gzip: source = try GzipSource(unwrapped)
      case .zstd: source = try ZstdSource(unwrapped)
      case .utf8Mark: source = unwrapped
      case .utf16LittleEndian: source = UTF16Source(unwrapped, isBigEndian: false)
      case .utf16BigEndian: source = UTF16Source(unwrapped, isBigEndian: true)
      }
      if container.holdsText { break }
    }
    self.source = source
    self.containers = containers
  }

  /// Bytes read from disk so far.
  package var bytesRead: Int { file.bytesRead }

  /// The digest of the bytes on disk, once all are read; empty when not asked for.
  package var contentDigest: String { file.contentDigest }

  private static func head(of source: any ByteSource) throws(ReadFailure) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: headLength, alignment: 16)
    defer { buffer.deallocate() }
    var filled = 0
    while filled < headLength {
      let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    return Array(buffer[..<filled])
  }
}
