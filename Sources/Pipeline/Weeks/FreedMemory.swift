#if canImport(Glibc)
  import Glibc
#endif

/// Memory that is free, and that the C library keeps for the thread that had it.
enum FreedMemory {
  /// Gives it back to the system, so that what one thread read does not lie beside what another reads next.
  static func giveBack() {
    #if canImport(Glibc)
      malloc_trim(0)
    #endif
  }
}
