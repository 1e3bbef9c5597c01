"""One run of our program for a cluster, on workers of this machine.

    python3 cluster.py PROGRAM PATH TRUTH.npz WORKERS BLOCK-MiB

A scheduler and WORKERS workers of one thread each, every one a process; then the program as the editor starts it, for 32
triplets. Prints a line of JSON: the seconds of each pass, by the times in its progress; the bytes that the workers took from
each other in the whole run; the most memory of a worker; and how far its values are from the truth, beside their bounds.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time

import numpy as np
from distributed import Client, LocalCluster


def taken(dask_worker):
    """Bytes that this worker took from others."""
    return sum(each["total"] for each in dask_worker.transfer_incoming_log)


def main():
    program, path, kept, workers, block = sys.argv[1:]
    folder = tempfile.mkdtemp(prefix="bench-cluster-")
    with LocalCluster(
        n_workers=int(workers),
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        memory_limit="4GB",
    ) as cluster, Client(cluster) as client:
        request = os.path.join(folder, "request.json")
        with open(request, "w", encoding="utf-8") as file:
            wish = {"address": cluster.scheduler_address}
            json.dump({"path": path, "folder": folder, "scheduler": wish, "rank": 32, "block": float(block)}, file)
        most = 0
        isOver = threading.Event()

        def watch():
            nonlocal most
            while not isOver.wait(0.2):
                found = client.scheduler_info()["workers"].values()
                most = max([most, *(each.get("metrics", {}).get("memory", 0) for each in found)])

        watching = threading.Thread(target=watch)
        watching.start()
        began = time.time()
        subprocess.run([sys.executable, program, request], check=True, stdout=subprocess.DEVNULL)
        whole = time.time() - began
        isOver.set()
        watching.join()
        moved = sum(client.run(taken).values())
    with open(os.path.join(folder, "progress.jsonl"), encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    with open(os.path.join(folder, "result.json"), encoding="utf-8") as file:
        result = json.load(file)
    begins = [line["at"] for line in lines if line["kind"] == "plan"]
    ends = [line["at"] for line in lines if line["kind"] == "values"]
    last = [line["at"] for line in lines if line.get("stage") == "measure"]
    passes = np.diff(begins + ends)
    exact = np.load(kept)["plain"][: len(result["s"])]
    off = np.abs(np.array(result["s"]) - exact)
    left = result["residuals"]
    print(
        json.dumps(
            {
                "seconds": whole,
                "first": passes[0],
                "search": passes[1:].tolist(),
                "errors": last[-1] - ends[-1],
                "passes": result["passes"],
                "blocks": result["blocks"],
                "moved": moved,
                "workerMemory": most,
                "worst": result["worst"],
                "outside": float(np.max(off - np.array(result["bounds"]))),
                "residual": max(left),
            }
        )
    )


if __name__ == "__main__":
    main()
