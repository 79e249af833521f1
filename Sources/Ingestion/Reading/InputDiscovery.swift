import Events
import Foundation

/// One input: where it lies, and how it is called in output.
package struct InputFile: Hashable, Comparable, Sendable {
  /// The path to open; `-` is the standard input.
  package var path: String
  /// What the user named, or the path below the directory that the user named.
  package var name: String
  /// Bytes on disk; `nil` where unknown.
  package var size: Int?

  package init(path: String, name: String, size: Int?) {
    self.path = path
    self.name = name
    self.size = size
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.name, left.path) < (right.name, right.path)
  }
}

/// Turns the arguments of a command into files: a directory stands for all files below it.
package enum InputDiscovery {
  /// The inputs in a total order, each once, whatever the order of the arguments.
  ///
  /// Names that begin with a dot are passed over inside directories, and links to directories are
  /// not followed, so that a loop of links cannot hold the run.
  ///
  /// - Throws: `.usage` when there is no argument, `.io` when one does not exist or a directory holds
  ///   no file.
  package static func inputs(for arguments: [String]) throws(TidewatchError) -> [InputFile] {
    guard !arguments.isEmpty else {
      throw TidewatchError(.usage, "Name at least one file or directory, or - for standard input.")
    }
    var found: [String: InputFile] = [:]
    for argument in arguments {
      if argument == "-" {
        found["-"] = InputFile(path: "-", name: "-", size: nil)
        continue
      }
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory) else {
        throw TidewatchError(
          .io, "There is no file or directory of this name; check the path.",
          location: SourceLocation(file: argument))
      }
      let files = isDirectory.boolValue ? try self.files(below: argument) : [argument]
      for file in files where found[file] == nil {
        found[file] = InputFile(path: file, name: file, size: size(of: file))
      }
    }
    return found.values.sorted()
  }

  private static func files(below directory: String) throws(TidewatchError) -> [String] {
    let root = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    guard let walker = FileManager.default.enumerator(atPath: directory) else {
      throw TidewatchError(
        .io, "The directory cannot be read; check its permissions.",
        location: SourceLocation(file: directory))
    }
    var files: [String] = []
    while let entry = walker.nextObject() as? String {
      let path = "\(root)/\(entry)"
      guard !entry.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      {
        files.append(path)
      }
    }
    guard !files.isEmpty else {
      throw TidewatchError(
        .io, "The directory holds no file.", location: SourceLocation(file: directory))
    }
    return files
  }

  private static func size(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }
}
