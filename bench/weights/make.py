"""Makes the two files of `npm run bench:weights`.

    python3 make.py adapter PATH PAIRS SIDE
    python3 make.py model PATH TENSORS SIDE

The adapter has pairs of SIDE x SIDE with ranks of 16, 32 and 64 in float16. The model has matrices of SIDE x SIDE, half of
that, and both ways around, in float16. Their spectra fall as those of trained layers: a Gaussian matrix whose rows and
columns have sizes that follow a power law, and a few strong directions.
"""

import json
import struct
import sys

import numpy as np

kind, path, count, side = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
rng = np.random.default_rng(1)
prefix = "base_model.model.model.layers.{}.self_attn.{}_proj"


def falling(n, power):
    return ((1 + np.arange(n)) ** -power).astype(np.float32)


def tensors():
    """Names and shapes first, because the header comes before the data."""
    if kind == "adapter":
        for i in range(count):
            name = prefix.format(i // 4, "qkvo"[i % 4])
            rank = (16, 32, 64)[i % 3]
            yield f"{name}.lora_A.weight", (rank, side)
            yield f"{name}.lora_B.weight", (side, rank)
    else:
        half = side // 2
        shapes = ((side, side), (half, side), (side, half), (half, half))
        for i in range(count):
            name = f"model.layers.{i // 4}.mlp.{('gate', 'up', 'down', 'proj')[i % 4]}.weight"
            yield name, shapes[i % 4]


def entries(shape):
    rows, cols = shape
    weights = rng.standard_normal(shape, dtype=np.float32)
    if kind == "adapter":
        return weights * falling(min(shape), 0.7)[:, None if rows < cols else ...] / 30
    weights *= falling(cols, 0.35) / np.sqrt(cols)
    weights *= falling(rows, 0.1)[:, None]
    for strength in (0.6, 0.4, 0.3):
        weights += strength * np.outer(rng.standard_normal(rows), rng.standard_normal(cols)) / np.sqrt(rows * cols)
    return weights


header, at = {}, 0
for name, shape in tensors():
    size = 2 * shape[0] * shape[1]
    header[name] = {"dtype": "F16", "shape": list(shape), "data_offsets": [at, at + size]}
    at += size
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(path, "wb") as file:
    file.write(struct.pack("<Q", len(text)))
    file.write(text)
    for _, shape in tensors():
        file.write(entries(shape).astype("<f2").tobytes())
