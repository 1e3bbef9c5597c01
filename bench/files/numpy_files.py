"""Writes the files of bench/files.mjs and times NumPy on them: one JSON object per line in, one per line out."""

import json
import sys
import time

import numpy as np


def write(job):
    rows, cols = job["size"], job["size"]
    matrix = np.random.default_rng(7).integers(0, 100, (rows, cols)) + (0.5 if job["kind"][-2] == "f" else 0)
    array = np.asarray(matrix.astype(job["kind"]), order=job["order"])
    if job["path"].endswith(".npz"):
        (np.savez_compressed if job["packed"] else np.savez)(job["path"], M=array)
    else:
        np.save(job["path"], array)
    return {"sum": float(matrix.sum())}


def read(job):
    """As stored, and as what a decomposition needs: doubles by rows."""
    start = time.perf_counter()
    array = np.load(job["path"])
    array = array["M"] if job["path"].endswith(".npz") else array
    loaded = time.perf_counter()
    np.ascontiguousarray(array, dtype=np.float64)
    return {"load": (loaded - start) * 1e3, "doubles": (time.perf_counter() - start) * 1e3}


print(json.dumps({"ready": np.__version__}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    print(json.dumps(write(job) if job["work"] == "write" else read(job)), flush=True)
