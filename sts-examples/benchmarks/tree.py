#!/usr/bin/env python3
"""Prints collapsed stacks of a sampling profiler as a tree of shares.

    tree.py STACKS ROOT [LEAST]     from the first frame that contains ROOT on; without what has less than LEAST percent, 1 if left out
"""

import sys


def grow(lines, root):
    """The tree below the root: samples and callees of each frame."""
    tree = [0, {}]
    for line in lines:
        stack, count = line.rsplit(" ", 1)
        frames = stack.split(";")
        at = next((i for i, frame in enumerate(frames) if root in frame), None)
        if at is None:
            continue
        node = tree
        node[0] += int(count)
        for frame in frames[at:]:
            node = node[1].setdefault(frame, [0, {}])
            node[0] += int(count)
    return tree


def show(node, all_samples, least, depth):
    for frame, callee in sorted(node[1].items(), key=lambda item: -item[1][0]):
        share = 100 * callee[0] / all_samples
        if share >= least:
            print("  " * depth + f"{share:5.1f} {frame.split('/')[-1]}")
            show(callee, all_samples, least, depth + 1)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as stacks:
        grown = grow(stacks, sys.argv[2])
    if not grown[0]:
        sys.exit(f"no stack has a frame with {sys.argv[2]}")
    show(grown, grown[0], float(sys.argv[3]) if len(sys.argv) > 3 else 1.0, 0)
