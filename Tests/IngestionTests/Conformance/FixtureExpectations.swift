/// The one table of every published file: what it is, and what must come of it.
///
/// What is right was decided from what the files' makers and the collection's notes say of them.
enum FixtureExpectations {
  static let all = zeek + syslogAndProxies + exports + windows
}
