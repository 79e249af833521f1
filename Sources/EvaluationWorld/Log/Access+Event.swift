import Events

extension Access {
  /// Whether the identity provider logs it, and not the proxy, of which every row is a hit.
  var isSignIn: Bool { isRisky || !isHit }

  /// The row that a log would have of it; `nil` where the vendor has no domain or no application.
  ///
  /// A proxy's row has the country of its site here, as the world has no table of sites.
  func event(of entity: Entity, at vendor: Vendor) -> AccessEvent? {
    isSignIn ? signIn(of: entity, at: vendor) : request(of: entity, at: vendor)
  }

  private func signIn(of entity: Entity, at vendor: Vendor) -> AccessEvent? {
    guard let app = vendor.apps.first else { return nil }
    var event = event(of: entity, .signIn)
    event.target = app
    event.risk = isRisky ? "high" : "none"
    event.networkDetails = "[]"
    event.conditionalAccess = "success"
    event.resultType = "0"
    return event
  }

  private func request(of entity: Entity, at vendor: Vendor) -> AccessEvent? {
    guard let domain = vendor.domains.first else { return nil }
    var event = event(of: entity, .proxy)
    event.target = domain
    event.url = "https://\(domain)" + (isAPICall ? "/api/v3/indicators" : "/indicators")
    if !key.isEmpty {
      // The name of the parameter must not make an API call of what is none.
      event.url += (isAPICall ? "?apikey=" : "?token=") + "EXAMPLE-" + key
    }
    event.method = "GET"
    event.deviceVendor = "Example"
    event.deviceProduct = "WebGateway"
    return event
  }

  private func event(of entity: Entity, _ channel: AccessEvent.Channel) -> AccessEvent {
    var event = AccessEvent(time: Timestamp(seconds: Int64(seconds)), channel: channel)
    event.user = entity.kind == .host ? "" : entity.id
    event.source = source
    event.client = client.agent
    event.country = country
    return event
  }
}
