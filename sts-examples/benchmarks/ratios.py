#!/usr/bin/env python3
"""Prints what JMH measured as ratios to R, the goal beside each: ratios.py RESULT.json...

R is `rawUnseal` of the same class and parameters, the smallest of its iterations, as is every figure here: on a machine that does
other work, too, the smallest iteration is the one that was disturbed least. Exits with 1 if a goal is missed.
"""

import json
import sys

# Benchmark, at most so many R.
GOALS = {
    "TokenBenchmark.unseal": 2.0,
    "TokenBenchmark.unsealFirstUse": 5.5,
    "TokenBenchmark.seal": 3.0,
    "TokenBenchmark.mint": 4.5,
    "TokenBenchmark.assumeRole": 12.0,
    "TokenBenchmark.authorize": 8.0,
    "SigV4Benchmark.verifyWithCachedKey TYPICAL": 4.0,
    "SigV4Benchmark.verifyWithDerivedKey TYPICAL": 6.3,
}
# Ours, the peer's, at least so many times faster.
PEERS = [
    ("TokenBenchmark.unseal", "TokenPeersBenchmark.nimbusDecrypt", 15),
    ("TokenBenchmark.unseal", "TokenPeersBenchmark.nimbusVerify", 12),
]


def read(files):
    """The smallest iteration and the bytes allocated, by name."""
    figures = {}
    for file in files:
        with open(file, encoding="utf-8") as results:
            for result in json.load(results):
                name = ".".join(result["benchmark"].split(".")[-2:])
                name = " ".join([name, *result.get("params", {}).values()])
                best = min(min(fork) for fork in result["primaryMetric"]["rawData"])
                allocated = [m["score"] for n, m in result["secondaryMetrics"].items() if n.endswith("gc.alloc.rate.norm")]
                if name not in figures or best < figures[name][0]:
                    figures[name] = (best, allocated[0] if allocated else None)
    return figures


def unit(figures, name):
    """R as it was measured beside this benchmark."""
    own_class, _, rest = name.partition(".")
    params = rest.split(" ")[1:]
    return figures.get(" ".join([own_class + ".rawUnseal", *params]), (None,))[0]


def line(name, nanoseconds, ratio, goal, allocated):
    print(f"| {name} | {nanoseconds} | {ratio} | {goal} | {allocated} |")


def main(files):
    figures = read(files)
    missed = 0
    line("path", "ns/op", "ratio", "goal", "B/op")
    print("|---|---:|---:|---|---:|")
    for name, (best, allocated) in sorted(figures.items()):
        r = unit(figures, name)
        goal = GOALS.get(name)
        met = goal is None or r is None or best / r <= goal
        missed += not met
        line(
            name,
            f"{best:,.0f}",
            f"{best / r:.2f} R" if r else "",
            f"at most {goal} R, {'met' if met else 'MISSED'}" if goal else "",
            f"{allocated:,.0f}" if allocated is not None else "",
        )
    for ours, peer, goal in PEERS:
        if ours in figures and peer in figures:
            # Each in its own R: they need not have run in the same minute.
            times = (figures[peer][0] / unit(figures, peer)) / (figures[ours][0] / unit(figures, ours))
            missed += times < goal
            line(f"{peer} / {ours}", "", f"{times:.1f}", f"at least {goal}, {'met' if times >= goal else 'MISSED'}", "")
    return 1 if missed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
