"""chDB, which is ClickHouse in a library. multiMatchAny (Hyperscan) beats
multiSearchAnyCaseInsensitive by a third, position() and substring() beat extract() by three times,
and parsing only the lines that name an app beats JSONEachRow by three."""

from __future__ import annotations

import chdb
from asked import (
    CEF_FIELDS,
    NETWORK_TERMS,
    RISKS,
    SECURITY_LOG_COLUMNS,
    SIGN_IN_COLUMNS,
    Asked,
    answer,
    pattern,
)


def write(query: str, asked: Asked) -> None:
    chdb.query(f"{query} INTO OUTFILE '{asked.output}' FORMAT CSV")


def has(column: str, terms: list[str]) -> str:
    patterns = ", ".join(f"'{escaped(pattern([term]))}'" for term in terms)
    return f"multiMatchAny({column}, [{patterns}])"


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\")


def cef(asked: Asked) -> None:
    cells = {
        name: f"substring(line, position(line, '{before}') + {len(before)} AS {name}_at,"
        f" position(line, '{behind}', {name}_at) - {name}_at)"
        for name, (before, behind) in CEF_FIELDS.items()
    }
    cells["url"] = f"replaceAll({cells['url']}, '\\\\=', '=')"
    wanted = ", ".join(f"{cell} AS {name}" for name, cell in cells.items())
    write(
        f"SELECT {wanted} FROM file('{asked.source}', LineAsString, 'line String')"
        f" WHERE {has('line', asked.terms)}",
        asked,
    )


def security_log(asked: Asked) -> None:
    columns = ", ".join(f"{name} String" for name in SECURITY_LOG_COLUMNS)
    write(
        "SELECT SourceUserName, DestinationHostName, RequestURL, RequestClientApplication"
        f" FROM file('{asked.source}', CSVWithNames, '{columns}')"
        f" WHERE {has('RequestURL', asked.terms)} OR {has('DestinationHostName', asked.terms)}",
        asked,
    )


def sign_ins(asked: Asked) -> None:
    columns = ", ".join(f"JSONExtractString(line, '{name}') AS {name}" for name in SIGN_IN_COLUMNS)
    risks = ", ".join(f"'{risk}'" for risk in RISKS)
    write(
        "SELECT UserPrincipalName, AppDisplayName, IPAddress, RiskLevelDuringSignIn FROM ("
        f"SELECT {columns} FROM file('{asked.source}', LineAsString, 'line String')"
        f" WHERE {has('line', asked.terms)})"
        f" WHERE {has('AppDisplayName', asked.terms)} AND ResultType = '0'"
        f" AND (RiskLevelDuringSignIn IN ({risks})"
        f" OR {has('NetworkLocationDetails', NETWORK_TERMS)})",
        asked,
    )


if __name__ == "__main__":
    answer(cef=cef, security_log=security_log, sign_ins=sign_ins)
