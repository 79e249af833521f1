import Events

/// A text column of an event that tends to repeat; the URL, which does not, is kept apart.
enum EventField: Int, CaseIterable {
  case user, source, target, method, client, deviceVendor, deviceProduct
  case country, risk, networkDetails, conditionalAccess, resultType, vendor
}

extension AccessEvent {
  subscript(field: EventField) -> String {
    switch field {
    case .user: user
    case .source: source
    case .target: target
    case .method: method
    case .client: client
    case .deviceVendor: deviceVendor
    case .deviceProduct: deviceProduct
    case .country: country
    case .risk: risk
    case .networkDetails: networkDetails
    case .conditionalAccess: conditionalAccess
    case .resultType: resultType
    case .vendor: vendor
    }
  }
}

/// All of an event but its time and URL, as numbers of strings; an entity has few of them.
struct EventShape: Hashable {
  /// One lane for each field, then the channel.
  private var lanes = SIMD16<UInt32>(repeating: 0)

  private static let channelLane = 15

  subscript(field: EventField) -> UInt32 {
    get { lanes[field.rawValue] }
    set { lanes[field.rawValue] = newValue }
  }

  /// The channel's raw value.
  var channel: UInt32 {
    get { lanes[Self.channelLane] }
    set { lanes[Self.channelLane] = newValue }
  }

  /// Odd factors make each lane count in a sum that is cheaper than hashing 64 bytes in turn.
  private static let factors: SIMD16<UInt32> = [
    0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D, 0x27D4_EB2F, 0x1656_67B1, 0xD35A_2D97, 0xFD70_46C5,
    0xB55A_4F09, 0x8DA6_B343, 0xD816_3841, 0xCB1A_B31F, 0x165E_9F4B, 0xA6D2_F1B5, 0x9C1B_5E2D,
    0xE41C_7F63, 0xF58C_2A8B,
  ]

  func hash(into hasher: inout Hasher) {
    hasher.combine((lanes &* Self.factors).wrappedSum())
  }
}

extension EventShape {
  /// The event at time 0 without a URL; `nil` for a channel that does not exist.
  ///
  /// - Parameter texts: the strings that the numbers stand for.
  func template(texts: [String]) -> AccessEvent? {
    guard let raw = UInt8(exactly: channel), let channel = AccessEvent.Channel(rawValue: raw)
    else { return nil }
    var event = AccessEvent(time: Timestamp(ticks: 0), channel: channel)
    func text(_ field: EventField) -> String { texts[Int(self[field])] }
    event.user = text(.user)
    event.source = text(.source)
    event.target = text(.target)
    event.method = text(.method)
    event.client = text(.client)
    event.deviceVendor = text(.deviceVendor)
    event.deviceProduct = text(.deviceProduct)
    event.country = text(.country)
    event.risk = text(.risk)
    event.networkDetails = text(.networkDetails)
    event.conditionalAccess = text(.conditionalAccess)
    event.resultType = text(.resultType)
    event.vendor = text(.vendor)
    return event
  }
}
