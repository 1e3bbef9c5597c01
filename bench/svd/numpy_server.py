"""Times NumPy and scikit-learn on request: one JSON object per line in, one per line out."""

import json
import sys
import time

import numpy as np
from sklearn.utils.extmath import randomized_svd

current = {"path": None, "matrix": None}


def load(path, rows, cols):
    if current["path"] != path:
        current["path"] = path
        current["matrix"] = np.fromfile(path).reshape(rows, cols)
    return current["matrix"]


def work(name, matrix, k):
    if name == "svd":
        return np.linalg.svd(matrix, full_matrices=False)
    if name == "values":
        return np.linalg.svd(matrix, compute_uv=False)
    return randomized_svd(matrix, k, random_state=0)


print(json.dumps({"ready": np.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    matrix = load(job["path"], job["rows"], job["cols"])
    start = time.perf_counter()
    for _ in range(job["repeat"]):
        result = work(job["work"], matrix, job["k"])
    millis = (time.perf_counter() - start) * 1e3 / job["repeat"]
    error = 0
    if job["work"] == "truncated":
        u, s, v = result
        error = float(np.linalg.norm(matrix - (u * s) @ v))
    print(json.dumps({"millis": millis, "error": error}), flush=True)
