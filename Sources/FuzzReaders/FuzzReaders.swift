import Foundation
import FuzzTargets

#if FUZZING
  /// Of libFuzzer: runs the callback with as many inputs as its options say.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt
#endif

/// Feeds one of the fuzz targets, named by `FUZZ_TARGET`: from libFuzzer where it is built with it, else
/// from the files that are named.
@main
@MainActor
enum FuzzReaders {
  static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    if let target = FuzzTarget(named: name) { return target }
    for name in FuzzTarget.names { print(name) }
    exit(name.isEmpty ? 0 : 2)
  }()

  static func main() throws {
    _ = target
    #if FUZZING
      var count = CommandLine.argc
      var arguments = CommandLine.unsafeArgv
      exit(
        runDriver(&count, &arguments) { start, count in
          // libFuzzer calls on the thread that it was started on.
          MainActor.assumeIsolated {
            FuzzReaders.target.run(UnsafeRawBufferPointer(start: start, count: count))
          }
          return 0
        })
    #else
      for path in CommandLine.arguments.dropFirst() {
        try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes { target.run($0) }
      }
    #endif
  }
}
