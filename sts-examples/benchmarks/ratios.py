#!/usr/bin/env python3
"""Prints what JMH measured as ratios to R, the goal beside each.

    ratios.py RESULT.json...    the table of results that were measured before
    ratios.py --run [JAVA]      measures the rows that have goals, one thread and two, and prints them; takes nine minutes.
                                JAVA is the program to run, `java` if it is left out

R is `rawUnseal` of the same class and parameters, the smallest of its iterations, as is every figure here: on a machine that does
other work, too, the smallest of many short iterations is the one that was disturbed least. All rows are measured in turn, three
times over, so that one bad minute does not decide about a row. B/op are the bytes that a call allocates, "returned" those of
them that hang on what it returns. Exits with 1 if a goal is missed.
"""

import json
import pathlib
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
    "SigV4Benchmark.verifyWithCachedKey TYPICAL": (4.0, "signature, signing key remembered"),
    "SigV4Benchmark.verifyWithDerivedKey TYPICAL": (6.3, "signature, signing key derived"),
    "TokenBenchmark.authorize": (8.0, "signed request to decision, keys remembered"),
    "TokenBenchmark.authorizeSessionSeen": (6.0, "the same, session remembered"),
}
# Ours, the peer's, at least so many times faster.
PEERS = [
    ("TokenBenchmark.unseal", "TokenPeersBenchmark.nimbusDecrypt", 15),
    ("TokenBenchmark.unseal", "TokenPeersBenchmark.nimbusVerify", 12),
]
# Ours, the floor, at most so many times slower.
FLOORS = [
    ("OidcBenchmark.verify RS256", "OidcBenchmark.signatureAlone RS256", 1.10),
    ("OidcBenchmark.verify ES256", "OidcBenchmark.signatureAlone ES256", 1.10),
]
# At least so many times the throughput of one thread.
TWO_THREADS = 1.85
SHARED = "TokenBenchmark.(rawUnseal|unseal|mint|authorize|authorizeSessionSeen)$"

ROUNDS = 3

JAR = pathlib.Path(__file__).parent / "target" / "benchmarks.jar"
ROWS = (
    "TokenBenchmark.(rawUnseal|seal|unseal|unsealFirstUse|mint|assumeRole|authorize|authorizeSessionSeen)$"
    "|PolicyBenchmark.(rawUnseal|typicalAllow|typicalDeny)$"
    "|SigV4Benchmark.(rawUnseal|hashesAlone|verifyWithCachedKey|verifyWithDerivedKey|verifyManyClients)$"
    "|TokenPeersBenchmark.(rawUnseal|nimbusDecrypt|nimbusVerify)$"
    "|OidcBenchmark.(signatureAlone|verify)$"
)


def measure(java, folder):
    """One thread, then two; each row in a new process each time."""
    runs = [(1, ROWS), (2, SHARED)]
    for number in range(ROUNDS):
        for threads, rows in runs:
            file = folder / f"{number}-{threads}.json"
            subprocess.run(
                [java, "-jar", str(JAR), rows, "-p", "headers=TYPICAL", "-t", str(threads), "-f", "1", "-wi", "8", "-w", "500ms",
                 "-i", "40", "-r", "30ms", "-prof", "gc", "-rf", "json", "-rff", str(file)],
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


def read(files):
    """The smallest iteration and the bytes allocated, by name and threads."""
    figures = {}
    for file in files:
        with open(file, encoding="utf-8") as results:
            for result in json.load(results):
                name = ".".join(result["benchmark"].split(".")[-2:])
                name = " ".join([name, *result.get("params", {}).values()])
                best = min(min(fork) for fork in result["primaryMetric"]["rawData"])
                allocated = [m["score"] for n, m in result["secondaryMetrics"].items() if n.endswith("gc.alloc.rate.norm")]
                key = (name, result["threads"])
                if key not in figures or best < figures[key][0]:
                    figures[key] = (best, allocated[0] if allocated else None)
    return figures


def unit(figures, name):
    """R as it was measured beside this benchmark."""
    own_class, _, rest = name.partition(".")
    params = rest.split(" ")[1:]
    return figures.get((" ".join([own_class + ".rawUnseal", *params]), 1), (None,))[0]


def line(*cells):
    print("| " + " | ".join(cells) + " |")


def verdict(met):
    return "met" if met else "MISSED"


def main(files, java):
    figures = read(files)
    kept = returned(java)
    missed = 0
    line("path", "ns/op", "ratio", "goal", "", "B/op", "returned")
    print("|---|---:|---:|---:|---|---:|---:|")
    order = list(GOALS)
    one_thread = [name for name, threads in figures if threads == 1]
    for name in sorted(one_thread, key=lambda n: (order.index(n) if n in GOALS else len(order), n)):
        best, allocated = figures[name, 1]
        r = unit(figures, name)
        goal, label = GOALS.get(name, (None, name))
        met = goal is None or r is None or best / r <= goal
        missed += not met
        line(
            label,
            f"{best:,.0f}",
            f"{best / r:.2f} R" if r else "",
            f"{goal:.1f} R" if goal and r else "",
            verdict(met) if goal and r else "",
            f"{allocated:,.0f}" if allocated is not None else "",
            f"{kept[name]:,}" if name in kept else "",
        )
    for ours, peer, goal in PEERS:
        if (ours, 1) in figures and (peer, 1) in figures:
            # Each in its own R: they need not have run in the same minute.
            times = (figures[peer, 1][0] / unit(figures, peer)) / (figures[ours, 1][0] / unit(figures, ours))
            missed += times < goal
            line(f"{peer} over {ours}", "", f"{times:.1f}", f"{goal}", verdict(times >= goal), "", "")
    for ours, floor, goal in FLOORS:
        if (ours, 1) in figures and (floor, 1) in figures:
            times = figures[ours, 1][0] / figures[floor, 1][0]
            missed += times > goal
            line(f"{ours} over {floor}", "", f"{times:.3f}", f"{goal}", verdict(times <= goal), "", "")
    for name, threads in figures:
        if threads == 2 and (name, 1) in figures:
            times = 2 * figures[name, 1][0] / figures[name, 2][0]
            # What R itself gains says how much of a second core there was.
            judged = name in GOALS
            missed += judged and times < TWO_THREADS
            line(f"two threads over one: {GOALS.get(name, (None, name))[1]}", f"{figures[name, 2][0]:,.0f}", f"{times:.2f}",
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
