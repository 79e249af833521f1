"""What the queries of the library peers share: the command line, and the log's own facts."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

CEF_FIELDS = {
    "user": (" suser=", " "),
    "host": (" dhost=", " "),
    "url": (" request=", " "),
    "agent": (" requestClientApplication=", " act="),
}
"""What stands before and behind each value in the generated CEF."""

SECURITY_LOG_COLUMNS = (
    "TimeGenerated DeviceVendor DeviceProduct DeviceVersion Activity LogSeverity DeviceAction"
    " SourceIP SourceUserName DestinationHostName DestinationIP RequestURL RequestMethod"
    " RequestClientApplication SentBytes ReceivedBytes Computer Type"
).split()

SIGN_IN_COLUMNS = (
    "UserPrincipalName AppDisplayName IPAddress RiskLevelDuringSignIn NetworkLocationDetails"
    " ResultType"
).split()
"""Those of `SigninLogs` that the rule looks at or that are written."""

RISKS = ["high", "medium"]
NETWORK_TERMS = ["anonymizedIPAddress", "maliciousIPAddress"]


@dataclass(frozen=True)
class Asked:
    source: str
    output: str
    terms: list[str]


def pattern(terms: list[str]) -> str:
    """A regular expression for any of the terms, without case."""
    return "(?i)" + "|".join(re.escape(term).replace("\\ ", " ") for term in terms)


def answer(**queries: Callable[[Asked], None]) -> None:
    """Runs the query that the command line names: QUESTION SOURCE OUTPUT TERMS."""
    question, source, output, terms = sys.argv[1:]
    with open(terms, encoding="utf-8") as lines:
        asked = Asked(source, output, lines.read().split("\n")[:-1])
    queries[question.replace("-", "_")](asked)
