/// What other rankers look at on one entity's day.
struct DayFeatures {
  private(set) var values: [Double] = []

  /// In the order of `values`; `flag_` marks 0 or 1, `tail_` the surprise of a tail probability.
  static let names = [
    "hits", "events", "log_events", "zscore", "card_api", "card_scripted", "card_vendors",
    "card_volume", "flag_vendor_new_user", "flag_vendor_uncommon_user", "flag_vendor_new_peers",
    "flag_vendor_new_org", "flag_vendor_uncommon_org", "flag_country_new_user",
    "flag_country_uncommon_user", "flag_country_new_peers", "flag_country_new_org",
    "flag_country_uncommon_org", "flag_client_new", "flag_source_new", "flag_hour",
    "flag_dormant", "tail_count", "tail_vendor", "tail_country", "tail_client", "tail_source",
    "tail_hour", "risky", "vendors", "sources", "clients", "countries", "sessions", "api_calls",
    "scripted", "peak", "off_hours_share", "weekend", "days_since", "days_known", "active_days",
    "mean_events", "key_new_user", "key_of_others", "context_known", "source_elsewhere",
    "country_elsewhere", "client_elsewhere", "is_person", "is_automation", "vendor_users",
    "country_users", "smallest_session", "new_sessions",
  ]

  mutating func append(_ value: Double) { values.append(value) }

  mutating func append(_ value: Int) { values.append(Double(value)) }

  mutating func append(_ value: Bool) { values.append(value ? 1 : 0) }
}
