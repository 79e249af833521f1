/// Ordinary events that look unusual; each can be left out of a world without changing the rest.
package enum BenignClass: String, Sendable, CaseIterable {
  case addressChange = "address-change"
  case awareness
  case backlog
  case browserMigration = "browser-migration"
  case bulk
  case clockChange = "clock-change"
  case egressChange = "egress-change"
  case failOver = "fail-over"
  case growth
  case holiday
  case incident
  case leave
  case longLeave = "long-leave"
  case maintenance
  case newHire = "new-hire"
  case nightWork = "night-work"
  case playbook
  case relocation
  case riskNoise = "risk-noise"
  case rollOut = "roll-out"
  case scripting
  case shifts
  case toolChange = "tool-change"
  case travel
  case vendorTrial = "vendor-trial"
}
