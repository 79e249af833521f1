"""What an analyst who knows the truth says of findings, and what that did to later weeks; no I/O but reading."""

import collections
import csv
import datetime

#: Kinds of benign events that come once, and are nothing to get used to; whatever else is harmless is expected
#: to come again. Those of Data/sample/truth.csv first, then those of the simulated organisations.
ONE_OFF = {
    "burst", "business-trip", "holiday-return", "lookalike",
    "awareness", "backlog", "bulk", "fail-over", "incident", "long-leave", "maintenance", "risk-noise", "scripting",
    "travel", "vendor-trial",
}

#: How an analyst may judge a week; see `chosen`.
WAYS = ["none", "alerts", "first"]

Finding = collections.namedtuple("Finding", "id entity day alert judged folded")


def read_truth(lines):
    """Kinds, each with whether it is malicious, by entity and day; from lines of a truth table."""
    truth = collections.defaultdict(list)
    for row in csv.DictReader(lines):
        if row["malicious"] not in ("true", "false"):
            raise ValueError(f"'{row['malicious']}' is neither true nor false")
        truth[row["entity"], row["day"]].append((row["kind"], row["malicious"] == "true"))
    return dict(truth)


def read_findings(report):
    """The findings of a JSON report, the most surprising first."""
    return [Finding(found["id"], found["entity"]["id"], found["day"], found["alert"], "judgement" in found,
                    "judged_before" in found)
            for found in sorted(report["findings"], key=lambda found: found["rank"])]


def settled(truth, findings, week):
    """The truth by the clocks of a hunted week's findings.

    A malicious day of the week without a finding moves to that of the day before or after, where there is one: a
    hunt may tell an account's days by another clock than the truth does.
    """
    found = {(finding.entity, finding.day) for finding in findings}
    days = days_of(week)
    moved = dict(truth)
    for (entity, day), kinds in truth.items():
        if day not in days or (entity, day) in found or not any(malicious for _, malicious in kinds):
            continue
        near = [other for other in days if abs(days.index(other) - days.index(day)) == 1 and (entity, other) in found]
        if near:
            del moved[entity, day]
            moved[entity, near[0]] = moved.get((entity, near[0]), []) + kinds
    return moved


def is_malicious(truth, finding):
    return any(malicious for _, malicious in truth.get((finding.entity, finding.day), []))


def verdict(truth, finding):
    """What the truth says of a finding; a day that is not in it was ordinary work."""
    if is_malicious(truth, finding):
        return "malicious"
    kinds = {kind for kind, _ in truth.get((finding.entity, finding.day), [])}
    return "benign-one-off" if kinds & ONE_OFF else "benign-expected"


def chosen(findings, way, first):
    """The findings that an analyst judges in a week: none, the open alerts, or the first so many open ones."""
    still_open = [finding for finding in findings if not finding.judged and not finding.folded]
    if way == "none":
        return []
    if way == "alerts":
        return [finding for finding in still_open if finding.alert]
    if way == "first":
        return still_open[:first]
    raise ValueError(f"there is no way '{way}' to judge")


def monday_of(week):
    """The first day of an ISO week such as 2026-W47."""
    return datetime.datetime.strptime(week + "-1", "%G-W%V-%u").date()


def days_of(week):
    """The days of a week, ascending, as text."""
    return [(monday_of(week) + datetime.timedelta(days=number)).isoformat() for number in range(7)]


def weeks_until(last, count):
    """ISO weeks, the last one given, ascending."""
    monday = monday_of(last)
    days = [monday - datetime.timedelta(weeks=back) for back in reversed(range(count))]
    return [f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02}" for day in days]


def judged_at(week):
    """When a week is judged, whatever the clock says: at nine on the Monday after it."""
    return f"{(monday_of(week) + datetime.timedelta(weeks=1)).isoformat()}T09:00:00Z"


class Walk:
    """What one way of judging came to over the weeks."""

    def __init__(self, truth, first):
        self.truth = truth
        self.first = first
        self.top = []
        self.alerts = []
        self.weeks = []
        self.folded = []
        self.verdicts = 0

    def add(self, findings, verdicts):
        """Adds a week's findings, the most surprising first, and how many of them were judged after it was hunted."""
        alerts = [finding for finding in findings if finding.alert]
        self.weeks.append(len(alerts))
        self.alerts += alerts
        self.folded += [finding for finding in findings if finding.folded]
        self.top += [finding for finding in findings if not finding.folded][:self.first]
        self.verdicts += verdicts

    def malicious(self, findings):
        return {finding.id for finding in findings if is_malicious(self.truth, finding)}

    def benign(self, findings):
        return {finding.id for finding in findings} - self.malicious(findings)

    def figures(self, without):
        """What the walk came to against the one without any verdict: by the name of the figure, in their order."""
        harmful, benign = without.malicious(without.alerts), without.benign(without.alerts)
        folded = self.benign(self.folded)
        now = {finding.id for finding in self.alerts}
        return {
            "verdicts": self.verdicts,
            **{f"week {number + 1}": alerts for number, alerts in enumerate(self.weeks)},
            "alerts": sum(self.weeks),
            "malicious alerts": len(harmful),
            "of them kept": len(harmful & now),
            "new malicious alerts": len(self.malicious(self.alerts) - harmful),
            f"malicious in the first {self.first}": len(self.malicious(self.top)),
            "malicious folded": len(self.malicious(self.folded)),
            "benign folded": len(folded),
            "of them alerts before": len(folded & benign),
            "other benign alerts gone": len(benign - now - folded),
            "new benign alerts": len(self.benign(self.alerts) - benign),
        }


def together(figures):
    """The sum of the figures of several walks."""
    return {name: sum(one[name] for one in figures) for name in figures[0]}


def table(rows):
    """Markdown of rows of a history, what was judged, and figures."""
    head = ["history", "judged", *rows[0][2]]
    cells = [[history, judged, *figures.values()] for history, judged, figures in rows]
    lines = [head, ["---"] * 2 + ["---:"] * (len(head) - 2), *cells]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"
