/// What an attacker does.
package enum AttackKind: String, Sendable, CaseIterable {
  /// An analyst's stolen session, used from another country at night.
  case analystAbroad = "analyst-abroad"
  /// The same of an employee who does not use such vendors, from a house in the same country.
  case employeeReplay = "employee-replay"
  /// Malware on an employee's machine asks what is known about itself.
  case employeeImplant = "employee-implant"
  /// The VirusTotal API with curl, by a person.
  case apiByHand = "api-by-hand"
  /// Searches at Shodan with an API key from a build host.
  case buildHost = "build-host"
  /// A script over several vendors.
  case scriptedBulk = "scripted-bulk"
  /// The SOAR's API key, used from PowerShell by somebody else.
  case keyMisuse = "key-misuse"
  /// A little each day.
  case slowAndLow = "slow-and-low"
  /// A few accesses inside a service account's busy days.
  case serviceTakeover = "service-takeover"
  /// An account that nobody used for months.
  case dormantReturn = "dormant-return"
  /// An analyst takes what can be taken before leaving.
  case leaverBulk = "leaver-bulk"
  /// An insider looks up the organisation's own infrastructure.
  case insiderRecon = "insider-recon"
  /// An administrator's account with a headless browser at night.
  case adminHeadless = "admin-headless"
  /// A server without a user looks up its own address.
  case serverImplant = "server-implant"
  /// The victim's hours, client and vendors, and slightly more.
  case blend
}
