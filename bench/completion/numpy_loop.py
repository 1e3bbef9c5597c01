"""The plain loop of hard-impute and soft-impute in NumPy: one JSON object per line in, one per line out."""

import json
import sys
import time

import numpy as np


def loop(matrix, rank, penalty, target, seconds):
    """X <- known entries of M, and elsewhere the truncated (and shrunk) SVD of X, from zeros."""
    known = ~np.isnan(matrix)
    x = np.where(known, matrix, 0)
    start = time.perf_counter()
    iterations = 0
    while True:
        u, s, v = np.linalg.svd(x, full_matrices=False)
        model = (u[:, :rank] * np.maximum(s[:rank] - penalty, 0)) @ v[:rank]
        iterations += 1
        residual = np.linalg.norm((model - matrix)[known])
        spent = time.perf_counter() - start
        after = np.where(known, matrix, model)
        done = residual <= target
        if penalty > 0:
            done = np.linalg.norm(after - x) <= 1e-6 * np.linalg.norm(after)
        x = after
        if done or spent > seconds:
            return {
                "millis": spent * 1e3,
                "iterations": iterations,
                "residual": residual,
                "reached": bool(done),
            }


def timed(job, matrix):
    """Short runs are repeated, and their mean counts."""
    spent = 0
    count = 0
    while spent <= job["span"]:
        answer = loop(matrix, job["rank"], job["penalty"], job["target"], job["seconds"])
        spent += answer["millis"]
        count += 1
    return {**answer, "millis": spent / count}


print(json.dumps({"ready": np.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    matrix = np.fromfile(job["path"]).reshape(job["rows"], job["cols"])
    print(json.dumps(timed(job, matrix)), flush=True)
