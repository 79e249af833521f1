"""Markdown of the figures."""

import math

import figures


def number(value, digits=2):
    return "–" if value is None or math.isnan(value) else f"{value:.{digits}f}"


def spread(values, digits=2):
    mean, sd = figures.mean_sd(values)
    return f"{number(mean, digits)} ± {number(sd, digits)}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
