"""The peers of `npm run bench:weights`: what people's scripts do with the same files.

    python3 scripts.py model PATH [MOST]
    python3 scripts.py adapter PATH [MOST]

Prints one line of JSON. `model`: every matrix is read, and `numpy.linalg.svd` gives its singular values, in the double
precision that the table has, and in the single precision that a script gets from float32. `adapter`: B A is formed in
float32, and `torch.linalg.svdvals` decomposes it, as the resizing scripts do; MOST pairs only, and the time of all is
extrapolated.
"""

import json
import struct
import sys
import time

import numpy as np

kind, path = sys.argv[1], sys.argv[2]
most = int(sys.argv[3]) if len(sys.argv) > 3 else 10**9

with open(path, "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
data = np.memmap(path, mode="r", offset=8 + length, dtype=np.uint8)


def read(name):
    entry = header[name]
    start, end = entry["data_offsets"]
    return data[start:end].view("<f2").reshape(entry["shape"])


out = {"numpy": np.__version__}
if kind == "model":
    names = list(header)[:most]
    for key, dtype in (("double", np.float64), ("single", np.float32)):
        start = time.perf_counter()
        first = None
        sums = []
        for name in names:
            s = np.linalg.svd(read(name).astype(dtype), compute_uv=False)
            if first is None:
                first = time.perf_counter() - start
            sums.append(float(s[0]))
        out[key] = {"seconds": time.perf_counter() - start, "first": first, "sigma": sums}
else:
    import torch

    out["torch"] = torch.__version__
    downs = [name for name in header if name.endswith("lora_A.weight")]
    times, sums = [], []
    for name in downs[:most]:
        start = time.perf_counter()
        a = torch.from_numpy(read(name).astype(np.float32))
        b = torch.from_numpy(read(name.replace("lora_A", "lora_B")).astype(np.float32))
        s = torch.linalg.svdvals(b @ a)
        times.append(time.perf_counter() - start)
        sums.append(float(s[0]))
    out["pairs"] = {"times": times, "all": len(downs), "sigma": sums}
print(json.dumps(out))
