import Events

extension Report {
  /// Where events come from: a kind of table, and the device that wrote it.
  package struct Source: Hashable, Comparable, Sendable {
    package var channel: AccessEvent.Channel
    /// `DeviceVendor`; empty for sign-ins.
    package var deviceVendor: String
    /// `DeviceProduct`; empty for sign-ins.
    package var deviceProduct: String

    package init(
      channel: AccessEvent.Channel, deviceVendor: String = "", deviceProduct: String = ""
    ) {
      self.channel = channel
      self.deviceVendor = deviceVendor
      self.deviceProduct = deviceProduct
    }

    package init(of event: AccessEvent) {
      self.init(
        channel: event.channel, deviceVendor: event.deviceVendor,
        deviceProduct: event.deviceProduct)
    }

    package static func < (left: Self, right: Self) -> Bool {
      (left.channel.rawValue, left.deviceVendor, left.deviceProduct)
        < (right.channel.rawValue, right.deviceVendor, right.deviceProduct)
    }

    /// The source in words, not escaped: `Zscaler NSSWeblog`, `sign-ins`, or `proxy`.
    var title: String {
      let device = [deviceVendor, deviceProduct].filter { !$0.isEmpty }.joined(separator: " ")
      return device.isEmpty ? channel.title : device
    }
  }

  /// What one source brought on one local day.
  package struct Coverage: Hashable, Sendable {
    package var source: Source
    package var day: LocalDay
    package var events: Int
    /// Events that the base rule returns.
    package var hits: Int
    /// Entities with an event.
    package var entities: Int

    package init(source: Source, day: LocalDay, events: Int, hits: Int, entities: Int) {
      self.source = source
      self.day = day
      self.events = events
      self.hits = hits
      self.entities = entities
    }
  }
}

extension AccessEvent.Channel {
  /// The channel in words.
  var title: String {
    switch self {
    case .proxy: "proxy"
    case .signIn: "sign-ins"
    case .lookup: "DNS lookups"
    case .backgroundSignIn: "background sign-ins"
    }
  }

  /// The channel as the machine formats write it.
  var code: String {
    switch self {
    case .proxy: "proxy"
    case .signIn: "sign-in"
    case .lookup: "lookup"
    case .backgroundSignIn: "background-sign-in"
    }
  }
}
