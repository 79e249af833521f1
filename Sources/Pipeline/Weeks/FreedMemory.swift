import CMalloc

/// Memory that is free, and that the C library keeps for the thread that had it.
enum FreedMemory {
  /// Gives it back to the system, so that what one thread read does not lie beside what another reads next.
  static func giveBack() { malloc_trim(0) }
}
