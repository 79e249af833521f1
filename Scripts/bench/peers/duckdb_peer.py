"""DuckDB. One regular expression beats a chain of contains() or ILIKE by seven times, split_part
beats regexp_extract by two, and read_json with the six columns beats finding lines first."""

from __future__ import annotations

import duckdb
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
    connection = duckdb.connect()
    # The order of the rows is not asked for, and keeping it costs.
    connection.execute("SET preserve_insertion_order = false")
    connection.execute(f"COPY ({query}) TO '{asked.output}' (FORMAT csv, HEADER false)")


def has(column: str, terms: list[str]) -> str:
    return f"regexp_matches({column}, '{pattern(terms)}')"


def columns(names: list[str]) -> str:
    return "{" + ", ".join(f"{name}: 'VARCHAR'" for name in names) + "}"


def cef(asked: Asked) -> None:
    # A line as the only cell of a row: no byte of the log is the separator, and nothing quotes.
    lines = (
        f"read_csv('{asked.source}', columns = {columns(['line'])}, auto_detect = false,"
        " header = false, delim = '\x01', quote = '', escape = '')"
    )
    cells = {
        name: f"split_part(split_part(line, '{before}', 2), '{behind}', 1)"
        for name, (before, behind) in CEF_FIELDS.items()
    }
    cells["url"] = f"replace({cells['url']}, '\\=', '=')"
    wanted = ", ".join(f"{cell} AS {name}" for name, cell in cells.items())
    write(f"SELECT {wanted} FROM {lines} WHERE {has('line', asked.terms)}", asked)


def security_log(asked: Asked) -> None:
    table = (
        f"read_csv('{asked.source}', columns = {columns(SECURITY_LOG_COLUMNS)},"
        " auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"')"
    )
    write(
        "SELECT SourceUserName, DestinationHostName, RequestURL, RequestClientApplication"
        f" FROM {table} WHERE {has('RequestURL', asked.terms)}"
        f" OR {has('DestinationHostName', asked.terms)}",
        asked,
    )


def sign_ins(asked: Asked) -> None:
    table = (
        f"read_json('{asked.source}', columns = {columns(SIGN_IN_COLUMNS)},"
        " format = 'newline_delimited')"
    )
    risks = ", ".join(f"'{risk}'" for risk in RISKS)
    write(
        "SELECT UserPrincipalName, AppDisplayName, IPAddress, RiskLevelDuringSignIn"
        f" FROM {table} WHERE {has('AppDisplayName', asked.terms)} AND ResultType = '0'"
        f" AND (RiskLevelDuringSignIn IN ({risks})"
        f" OR {has('NetworkLocationDetails', NETWORK_TERMS)})",
        asked,
    )


if __name__ == "__main__":
    answer(cef=cef, security_log=security_log, sign_ins=sign_ins)
