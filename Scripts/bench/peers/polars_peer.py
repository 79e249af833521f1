"""Polars, lazily and streaming. Its Aho-Corasick search (contains_any) beats a regular expression,
and splitting beats extracting by two times."""

from __future__ import annotations

import polars
from asked import (
    CEF_FIELDS,
    NETWORK_TERMS,
    RISKS,
    SECURITY_LOG_COLUMNS,
    SIGN_IN_COLUMNS,
    Asked,
    answer,
)
from polars import Expr, LazyFrame, col


def write(frame: LazyFrame, asked: Asked) -> None:
    frame.sink_csv(asked.output, include_header=False)


def has(column: str, terms: list[str]) -> Expr:
    return col(column).str.contains_any(terms, ascii_case_insensitive=True)


def texts(names: list[str]) -> dict:
    return {name: polars.String for name in names}


def between(before: str, behind: str) -> Expr:
    rest = col("line").str.split_exact(before, 1).struct.field("field_1")
    return rest.str.split_exact(behind, 1).struct.field("field_0")


def cef(asked: Asked) -> None:
    # A line as the only cell of a row: no byte of the log is the separator, and nothing quotes.
    lines = polars.scan_csv(
        asked.source, has_header=False, separator="\x01", quote_char=None, schema=texts(["line"])
    )
    cells = {name: between(*around) for name, around in CEF_FIELDS.items()}
    cells["url"] = cells["url"].str.replace_all("\\=", "=", literal=True)
    write(lines.filter(has("line", asked.terms)).select(**cells), asked)


def security_log(asked: Asked) -> None:
    table = polars.scan_csv(asked.source, schema=texts(SECURITY_LOG_COLUMNS))
    found = table.filter(has("RequestURL", asked.terms) | has("DestinationHostName", asked.terms))
    write(
        found.select(
            "SourceUserName", "DestinationHostName", "RequestURL", "RequestClientApplication"
        ),
        asked,
    )


def sign_ins(asked: Asked) -> None:
    table = polars.scan_ndjson(asked.source, schema=texts(SIGN_IN_COLUMNS))
    found = table.filter(
        has("AppDisplayName", asked.terms)
        & (col("ResultType") == "0")
        & (col("RiskLevelDuringSignIn").is_in(RISKS) | has("NetworkLocationDetails", NETWORK_TERMS))
    )
    write(
        found.select("UserPrincipalName", "AppDisplayName", "IPAddress", "RiskLevelDuringSignIn"),
        asked,
    )


if __name__ == "__main__":
    answer(cef=cef, security_log=security_log, sign_ins=sign_ins)
