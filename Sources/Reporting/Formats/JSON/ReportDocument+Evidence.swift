import Events

extension ReportDocument {
  struct EvidenceRecord: Encodable {
    let time: String
    let lastTime: String
    let count: Int
    let channel: String
    let source: String
    let user: String
    let target: String
    let vendor: String
    let url: String
    let method: String
    let client: String
    let apiCall: Bool
    let scriptedClient: Bool
    let lookalike: Bool
    let attributed: Bool
    let country: String
    let risk: String
    let networkDetails: String
    let conditionalAccess: String
    let deviceVendor: String
    let deviceProduct: String

    init(_ row: Evidence.Row) {
      let event = row.hit.event
      time = event.time.description
      lastTime = row.last.description
      count = row.count
      channel = event.channel.code
      source = event.source
      user = event.user
      target = event.target
      vendor = event.vendor
      url = event.url
      method = event.method
      client = event.client
      apiCall = row.hit.isAPICall
      scriptedClient = row.hit.isScriptedClient
      lookalike = row.hit.isLookalike
      attributed = row.hit.isAttributed
      country = event.country
      risk = event.risk
      networkDetails = event.networkDetails
      conditionalAccess = event.conditionalAccess
      deviceVendor = event.deviceVendor
      deviceProduct = event.deviceProduct
    }
  }
}
