import Policies

/// Opens a file, takes its wrappings off, and hands over every log inside.
///
/// A file without an archive is one log. Of an archive every regular file is one, wrapped again or
/// not, in the order in which they lie there; names that begin with a dot are passed over, as in
/// directories.
struct InputUnwrapping {
  let limits: ReadingPolicy.Expansion
  /// Whether digests of the stored bytes are wanted.
  let digesting: Bool

  /// How much is looked at to see what something is: beyond the mark of a tar.
  private static let headLength = 4096

  /// Calls `body` with every log of a file (or of the standard input for `-`), one after another; each
  /// is valid during its call. What cannot be opened is handed over as a failure.
  func forEachLog(in input: InputFile, _ body: (LogInput) throws -> Void) throws {
    let file: FileSource
    do throws(ReadFailure) {
      file = try FileSource(path: input.path)
    } catch {
      return try body(LogInput(name: input.name, bytes: .failure(error)))
    }
    let meter = ExpansionMeter(limits: limits) { file.bytesRead }
    try unwrap(
      LogInput(name: input.name, bytes: .success(file), file: file), meter: meter, body)
  }

  /// The same for bytes that are in no file.
  func forEachLog(
    in bytes: any ByteSource, named name: String, _ body: (LogInput) throws -> Void
  ) throws {
    let counted = DigestingSource(bytes, digesting: false)
    let meter = ExpansionMeter(limits: limits) { counted.bytesRead }
    try unwrap(LogInput(name: name, bytes: .success(counted)), meter: meter, body)
  }

  private func unwrap(
    _ wrapped: LogInput, meter: ExpansionMeter, _ body: (LogInput) throws -> Void
  ) throws {
    guard case .success(let bytes) = wrapped.bytes else { return try body(wrapped) }
    var log = wrapped
    let stored = DigestingSource(bytes, digesting: digesting)
    log.stored = stored
    switch takeOff(stored, containers: &log.containers, meter: meter) {
    case .failure(let failure):
      log.bytes = .failure(failure)
      try body(log)
    case .success(.text(let text)):
      log.bytes = .success(text)
      try body(log)
    case .success(.archive(let archive)):
      try forEachMember(of: archive, in: log, meter: meter, body)
    }
  }

  private func forEachMember(
    of archive: ArchiveReader, in outer: LogInput, meter: ExpansionMeter,
    _ body: (LogInput) throws -> Void
  ) throws {
    var members = 0
    while let member = next(of: archive) {
      var log = outer
      switch member {
      case .failure(let failure):
        log.bytes = .failure(failure)
        return try body(log)
      case .success(let path):
        members += 1
        if members > limits.maxMembers {
          log.bytes = .failure(
            ReadFailure(
              .expandsTooFar,
              "holds more than \(limits.maxMembers) files, the most that Models/reading.yaml allows"
            ))
          return try body(log)
        }
        guard !Self.isHidden(path) else { continue }
        log.name += "!" + path
        log.bytes = .success(MeteredSource(ArchiveMemberSource(archive), by: meter))
        try unwrap(log, meter: meter, body)
      }
    }
    // An archive without any file holds nothing that could be read.
    if members == 0 {
      var log = outer
      log.bytes = .failure(ReadFailure(.unknownFormat, "is an archive without any file"))
      try body(log)
    }
  }

  private func next(of archive: ArchiveReader) -> Result<String, ReadFailure>? {
    do throws(ReadFailure) {
      return try archive.nextMember().map { .success($0) }
    } catch {
      return .failure(error)
    }
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains {
      $0.first == "." && $0 != "." && $0 != ".." || $0 == "__MACOSX"
    }
  }

  // MARK: One file

  private enum Content {
    case text(any ByteSource)
    case archive(ArchiveReader)
  }

  /// Takes wrappings off until there is text, or an archive of several files.
  private func takeOff(
    _ stored: any ByteSource, containers: inout [Container], meter: ExpansionMeter
  ) -> Result<Content, ReadFailure> {
    do throws(ReadFailure) {
      var source = stored
      while true {
        let head = try Self.head(of: source)
        let announced = head.withUnsafeBytes { Container.announced(by: ByteView($0)) }
        source = PrefixedSource(
          prefix: Array(head.dropFirst(announced?.markLength ?? 0)), rest: source)
        guard let container = announced?.container else { return .success(.text(source)) }
        containers.append(container)
        guard containers.count <= limits.maxNesting else {
          throw ReadFailure(
            .expandsTooFar,
            "is wrapped more than \(limits.maxNesting) times, the most that Models/reading.yaml allows"
          )
        }
        switch container.content {
        case .members:
          return .success(.archive(try ArchiveReader(source, container: container)))
        case .text: return .success(.text(try Self.decoder(of: container, on: source)))
        case .stream:
          source = MeteredSource(try Self.decoder(of: container, on: source), by: meter)
        }
      }
    } catch {
      return .failure(error)
    }
  }

  private static func decoder(
    of container: Container, on source: any ByteSource
  ) throws(ReadFailure) -> any ByteSource {
    switch container {
    case .gzip: try GzipSource(source)
    case .zstd: try ZstdSource(source)
    case .bzip2, .xz, .zip, .tar: try ArchiveMemberSource(source, container: container)
    case .utf8Mark: source
    case .utf16LittleEndian: UTF16Source(source, isBigEndian: false)
    case .utf16BigEndian: UTF16Source(source, isBigEndian: true)
    }
  }

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
