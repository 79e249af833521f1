"""What analysts' verdicts are worth: the last weeks hunted with and without them, where the truth is known.

    make feedback
    python3 -B Scripts/evaluate/feedback.py --worlds 1,2 --weeks 6 --first 20 --models proposal/Models

An analyst who reads the truth judges each week after it was hunted, with the commands themselves: nothing, the
alerts, or the first so many findings. The same histories and models give the same bytes, whatever the clock.
"""

import argparse
import collections
import json
import pathlib
import shutil
import subprocess

import verdicts

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARIES = ROOT / ".build" / "release"
WORK = ROOT / ".build" / "evaluate" / "feedback"

#: A history with the truth about it, and how its weeks are to be hunted.
History = collections.namedtuple("History", "name store truth zone last")


def command(*arguments):
    """Runs a built program; what it prints. What it says when it fails is shown."""
    done = subprocess.run([str(argument) for argument in arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit(f"feedback: {pathlib.Path(arguments[0]).name} {arguments[1]} ended with {done.returncode}")
    return done.stdout


def tidewatch(name, history, options, *arguments):
    return command(BINARIES / "tidewatch", *name.split(), *arguments, "--store", history.store, "--quiet",
                   "--timezone", history.zone, "--models", options.models)


def sample(options):
    """The sample's history, made anew."""
    store = WORK / "sample.tidewatch"
    command(BINARIES / "tidewatch", "ingest", "Data/sample/logs", "--store", store, "--key", "Data/sample/store.key",
            "--now", verdicts.judged_at("2026-W47"), "--quiet", "--models", options.models)
    return History("sample", store, ROOT / "Data" / "sample" / "truth.csv", "Europe/Berlin", "2026-W47")


def world(seed, options):
    """The history of a simulated organisation, made anew."""
    store = WORK / f"world-{seed}.tidewatch"
    command(BINARIES / "evaluate-world", "--seed", seed, "--store", store, "--models", options.models)
    guide = json.loads(store.with_suffix(".json").read_text())
    return History(f"world {seed}", store, store.with_suffix(".truth.csv"), guide["timezone"], guide["last_week"])


def hunted(history, week, options):
    """The findings of a week."""
    output = WORK / "reports"
    tidewatch("hunt", history, options, "--week", week, "--now", verdicts.judged_at(week), "--output", output)
    return verdicts.read_findings(json.loads((output / f"{week}.json").read_text()))


def judge(history, week, truth, findings, options):
    """Gives the verdicts of a week, all at the same time."""
    given = collections.defaultdict(list)
    for finding in findings:
        given[verdicts.verdict(truth, finding)].append(finding.id)
    for verdict, ids in sorted(given.items()):
        tidewatch("triage add", history, options, *ids, "--verdict", verdict, "--analyst", "truth",
                  "--now", verdicts.judged_at(week))


def walk(history, way, options):
    """Hunts and judges a copy of a history week by week."""
    copy = history._replace(store=history.store.with_name(f"{history.store.stem}-{way}.tidewatch"))
    shutil.copyfile(history.store, copy.store)
    with open(history.truth, newline="") as lines:
        walked = verdicts.Walk(verdicts.read_truth(lines), options.first)
    for week in verdicts.weeks_until(history.last, options.weeks):
        findings = hunted(copy, week, options)
        walked.truth = verdicts.settled(walked.truth, findings, week)
        judged = verdicts.chosen(findings, way, options.first)
        judge(copy, week, walked.truth, judged, options)
        walked.add(findings, len(judged))
    return walked


def measure(history, options):
    """The figures of a history by the way of judging."""
    # What the weeks before came to is found once, and copied with the history.
    hunted(history, verdicts.weeks_until(history.last, options.weeks)[0], options)
    walks = {way: walk(history, way, options) for way in verdicts.WAYS}
    return {way: walked.figures(walks["none"]) for way, walked in walks.items()}


def rows_of(measured, options):
    """The rows of the table; several simulated organisations stand together as well."""
    words = {"none": "nothing", "alerts": "the alerts", "first": f"the first {options.first}"}
    worlds = [figures for history, figures in measured.items() if history.startswith("world ")]
    if len(worlds) > 1:
        sums = {way: verdicts.together([figures[way] for figures in worlds]) for way in verdicts.WAYS}
        measured = {**measured, f"{len(worlds)} worlds": sums}
    return [(history, words[way], figures[way]) for history, figures in measured.items() for way in verdicts.WAYS]


def arguments():
    parser = argparse.ArgumentParser(prog="feedback", description=__doc__.splitlines()[0])
    parser.add_argument("--worlds", default="1,2,3,4,5", help="seeds of simulated organisations: 1,2; none without any")
    parser.add_argument("--no-sample", action="store_true", help="leave out the sample's history")
    parser.add_argument("--weeks", type=int, default=6, help="the last weeks of each history")
    parser.add_argument("--first", type=int, default=20, help="findings judged each week")
    parser.add_argument("--models", type=pathlib.Path, default=ROOT / "Models", help="the folder of the models")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "Reports" / "feedback.md")
    options = parser.parse_args()
    if options.weeks < 1 or options.first < 1:
        parser.error("--weeks and --first are at least 1")
    seeds = [] if options.worlds == "none" else options.worlds.split(",")
    options.models = options.models.resolve()
    if options.no_sample and not seeds:
        parser.error("there is no history left to measure")
    if not all(seed.isdigit() for seed in seeds):
        parser.error(f"--worlds is none, or numbers with commas between them; not {options.worlds}")
    return options, seeds


def main():
    options, seeds = arguments()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    histories = [] if options.no_sample else [sample(options)]
    histories += [world(seed, options) for seed in seeds]
    measured = {history.name: measure(history, options) for history in histories}
    table = verdicts.table(rows_of(measured, options))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(table)
    print(table, end="")


if __name__ == "__main__":
    main()
