#!/usr/bin/env python3
"""Prints what JMH measured as ratios, the goal beside each.

    ratios.py RESULT.json...    the table of results that were measured before
    ratios.py --run [JAVA]      measures the rows that have goals and prints them; takes a quarter of an hour.
                                JAVA is the program to run, `java` if it is left out

A ratio is to R, AES-256-GCM decryption of 400 bytes, unless the row names something else. `InTurnsBenchmark` measures it: the row and
R in turns of a millisecond, so that what disturbs the machine for longer disturbs both. The figure is the median over all
iterations of three processes, beside it the quartiles; "at best" is the smallest time of the row over the smallest of R, each in
the moment when nobody disturbed the machine. Other benchmarks have their ratio to the `rawUnseal` of their own class.
What two threads gain is a quotient of medians. Nanoseconds are the smallest of all iterations. B/op are the bytes that a call allocates, "returned" those of them that hang
on what it returns. Exits with 1 if a goal is missed.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

# Benchmark, at most so many R, what it is.
GOALS = {
    "TokenBenchmark.unseal": (2.0, "token to claims, derived key remembered"),
    "TokenBenchmark.unsealFirstUse": (5.5, "token to claims, first use of a derived key"),
    "TokenBenchmark.seal": (3.0, "claims to token"),
    "TokenBenchmark.mint": (4.5, "a credential: key id, secret, token"),
    "TokenBenchmark.assumeRole": (12.0, "assumeRole, whole"),
    "PolicyBenchmark.typicalAllow": (1.2, "decision, five policies: allowed"),
    "PolicyBenchmark.typicalDeny": (1.2, "decision, five policies: denied"),
    "SigV4Benchmark.verifyWithCachedKey": (4.0, "signature, signing key remembered"),
    "SigV4Benchmark.verifyWithDerivedKey": (6.3, "signature, signing key derived"),
    "TokenBenchmark.authorize": (8.0, "signed request to decision, keys remembered"),
    "TokenBenchmark.authorizeSessionSeen": (6.0, "the same, session remembered"),
    "SigV4Benchmark.hashesAlone": (None, "the hash and HMAC of a signature alone"),
    "SigV4Benchmark.verifyManyClients": (None, "a signature, signing key remembered, 256 clients in turn"),
    "SigV4Benchmark.awsSdkSigner": (None, "the AWS SDK signing the same request"),
}
# The floor in the place of R, at most so many times slower.
FLOORS = {
    "OidcBenchmark.verify RS256": (1.10, "an RS256 token to its identity over `Signature` alone"),
    "OidcBenchmark.verify ES256": (1.10, "an ES256 token to its identity over `Signature` alone"),
}
# Ours in the place of R, at least so many times faster.
PEERS = {
    "TokenPeersBenchmark.nimbusDecrypt": (15, "Nimbus JWE decrypt and claims over ours"),
    "TokenPeersBenchmark.nimbusVerify": (12, "Nimbus HS512 verify and claims over ours"),
}
# At least so many times the throughput of one thread.
TWO_THREADS = 1.85
SHARED = "TokenBenchmark.(rawUnseal|unseal|mint|authorize|authorizeSessionSeen)$"
ALLOCATING = (
    "TokenBenchmark.(seal|unsealFirstUse|assumeRole)$|PolicyBenchmark.typical(Allow|Deny)$"
    "|SigV4Benchmark.(hashesAlone|verify.*)$|TokenPeersBenchmark.nimbus(Decrypt|Verify)$|OidcBenchmark.verify$"
)
ROUNDS = 3

JAR = pathlib.Path(__file__).parent / "target" / "benchmarks.jar"
SHORT = ["-f", "1", "-w", "500ms", "-i", "30", "-r", "30ms", "-prof", "gc", "-p", "headers=TYPICAL"]
ALONE = ["-wi", "6", "-t", "1"]
# Two busy threads leave the compiler of a machine with two cores little time.
TOGETHER = ["-wi", "18", "-t", "2"]


def measure(java, folder):
    """All of it, in processes of their own each time."""
    runs = [["InTurnsBenchmark"], [SHARED, *SHORT, *ALONE], [SHARED, *SHORT, *TOGETHER]] * ROUNDS
    for number, options in enumerate(runs + [[ALLOCATING, *SHORT, *ALONE]]):
        file = folder / f"{number}.json"
        subprocess.run(
            [java, "-jar", str(JAR), *options, "-rf", "json", "-rff", str(file)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield file


def returned(java):
    """How many bytes a call of each row returns, by the benchmarks' own count."""
    packages = ["lang", "util", "util.concurrent", "util.concurrent.atomic", "time"]
    opened = [f"--add-opens=java.base/java.{package}=ALL-UNNAMED" for package in packages]
    lines = subprocess.run(
        [java, *opened, "-cp", str(JAR), "io.github.sts4j.examples.benchmarks.ReturnedBytes"],
        check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8").stdout.splitlines()
    return {name: int(count) for name, count in (line.split() for line in lines)}


def iterations(metric):
    return [value for fork in metric["rawData"] for value in fork]


def read(files):
    """Of rows in turns the ratios and the smallest times of row and floor; of others the smallest time and the bytes, and the middle time, by name and threads."""
    ratios, smallest, figures, all_times = {}, {}, {}, {}
    for file in files:
        with open(file, encoding="utf-8") as results:
            for result in json.load(results):
                secondary = result["secondaryMetrics"]
                if "row" in result.get("params", {}):
                    name = result["params"]["row"]
                    ratios.setdefault(name, []).extend(iterations(secondary["ratio"]))
                    times = [iterations(secondary[time]) for time in ("rowTime", "floorTime")]
                    before = smallest.get(name, (float("inf"), float("inf")))
                    smallest[name] = tuple(min([least, *all_]) for least, all_ in zip(before, times))
                    continue
                name = ".".join(result["benchmark"].split(".")[-2:])
                name = " ".join([name, *result.get("params", {}).values()]).removesuffix(" TYPICAL")
                best = min(iterations(result["primaryMetric"]))
                allocated = [m["score"] for n, m in secondary.items() if n.endswith("gc.alloc.rate.norm")]
                key = (name, result["threads"])
                all_times.setdefault(key, []).extend(iterations(result["primaryMetric"]))
                if key not in figures or best < figures[key][0]:
                    figures[key] = (best, allocated[0] if allocated else None)
    return ratios, smallest, figures, {key: statistics.median(times) for key, times in all_times.items()}


def unit(figures, name):
    """R as it was measured beside this benchmark."""
    own_class, _, rest = name.partition(".")
    params = rest.split(" ")[1:]
    return figures.get((" ".join([own_class + ".rawUnseal", *params]), 1), (None,))[0]


def line(*cells):
    print("| " + " | ".join(cells) + " |")


def verdict(met):
    return "met" if met else "MISSED"


def count(bytes_):
    return f"{bytes_:,.0f}" if bytes_ is not None else ""


def in_turns(ratios, smallest, figures, kept):
    """Prints the rows that were measured in turns, and says how many goals are missed."""
    missed = 0
    for names, sign, unit_name in [(GOALS, 1, " R"), (FLOORS, 1, ""), (PEERS, -1, "")]:
        for name, (goal, label) in names.items():
            if name not in ratios:
                continue
            low, middle, high = statistics.quantiles(ratios[name], n=4)
            digits = 3 if names is FLOORS else 1 if names is PEERS else 2
            met = goal is None or sign * middle <= sign * goal
            row, floor = smallest[name]
            missed += not met
            line(
                label,
                f"{row:,.0f}",
                f"{middle:.{digits}f}{unit_name}",
                f"{low:.{digits}f} to {high:.{digits}f}",
                f"{row / floor:.{digits}f}{unit_name}",
                f"{goal}{unit_name}" if goal else "",
                verdict(met) if goal else "",
                count(figures.get((name, 1), (None, None))[1]),
                count(kept.get(name)),
            )
    return missed


def main(files, java):
    ratios, smallest, figures, middle = read(files)
    kept = returned(java)
    line("path", "ns/op", "ratio", "quartiles", "at best", "goal", "", "B/op", "returned")
    print("|---|---:|---:|---:|---:|---:|---|---:|---:|")
    missed = in_turns(ratios, smallest, figures, kept)
    for name, threads in sorted(figures):
        if threads == 1 and name not in ratios:
            best, allocated = figures[name, 1]
            r = unit(figures, name)
            line(name, f"{best:,.0f}", "", "", f"{best / r:.2f} R" if r else "", "", "", count(allocated), count(kept.get(name)))
    for name, threads in figures:
        if threads == 2 and (name, 1) in figures:
            # Of the middle: one thread alone meets a moment when nobody disturbs it sooner than two do together.
            times = 2 * middle[name, 1] / middle[name, 2]
            # What R itself gains says how much of a second core there was.
            judged = name in GOALS
            missed += judged and times < TWO_THREADS
            line(f"two threads over one: {GOALS.get(name, (None, 'R itself'))[1]}", f"{figures[name, 2][0]:,.0f}", f"{times:.2f}", "", "",
                 f"{TWO_THREADS}" if judged else "", verdict(times >= TWO_THREADS) if judged else "", "", "")
    return 1 if missed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--run":
        program = sys.argv[2] if len(sys.argv) > 2 else "java"
        with tempfile.TemporaryDirectory() as folder:
            sys.exit(main(list(measure(program, pathlib.Path(folder))), program))
    sys.exit(main(sys.argv[1:], "java"))
