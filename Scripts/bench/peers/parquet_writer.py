"""Writes events as Parquet, and prints the bytes of the smallest way.

    parquet_writer.py EVENTS.csv FOLDER

All columns that the history keeps and CEF fills, sorted by user and time, zstd level 9. pyarrow's
defaults make dictionaries of strings and plain integers; the other way stores times as differences
and URLs by their common beginnings.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow
from pyarrow import csv, parquet

COLUMNS = {
    "TimeGenerated": pyarrow.timestamp("ms", tz="UTC"),
    "SourceUserName": pyarrow.string(),
    "SourceIP": pyarrow.string(),
    "DestinationHostName": pyarrow.string(),
    "RequestURL": pyarrow.string(),
    "RequestMethod": pyarrow.string(),
    "UserAgent": pyarrow.string(),
    "DeviceVendor": pyarrow.string(),
    "DeviceProduct": pyarrow.string(),
    "annotations.vendor": pyarrow.string(),
}

WAYS = {
    "plain": {},
    "differences": {
        "use_dictionary": [name for name in COLUMNS if name not in ("TimeGenerated", "RequestURL")],
        "column_encoding": {
            "TimeGenerated": "DELTA_BINARY_PACKED",
            "RequestURL": "DELTA_BYTE_ARRAY",
        },
    },
}


def main(source: str, folder: str) -> None:
    events = csv.read_csv(
        source,
        convert_options=csv.ConvertOptions(
            column_types=COLUMNS, include_columns=list(COLUMNS), strings_can_be_null=False
        ),
    )
    events = events.sort_by([("SourceUserName", "ascending"), ("TimeGenerated", "ascending")])
    sizes = []
    for way, options in WAYS.items():
        path = Path(folder) / f"events-{way}.parquet"
        parquet.write_table(events, path, compression="zstd", compression_level=9, **options)
        sizes.append(path.stat().st_size)
        path.unlink()
    print(min(sizes))


if __name__ == "__main__":
    main(*sys.argv[1:])
