import ArgumentParser
import Events
import History
import Pipeline
import Reporting

extension HistoryCommand {
  struct Reindex: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reindex",
      abstract:
        "Show how Models/ joins the stored names; a change holds for all of the past at once.",
      discussion: """
        The history keeps names as the logs have them, and joins them whenever it is read. So there is
        nothing to rewrite after a change of Models/identities.yaml or Models/sites.yaml, and nothing can
        be lost: this shows what the change comes to.

        EXAMPLES
          tidewatch history reindex --store history.tidewatch
        """)

    @OptionGroup var store: StoreOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let policies = try global.policies()
      let history = try HistoryStore(path: store.store, access: .readOnly, now: global.clock)
      let survey = try IdentitySurvey(policies: policies, store: history)
      try StandardOutput.write(IdentityText.render(survey.identities, names: survey.names))
    }
  }
}
