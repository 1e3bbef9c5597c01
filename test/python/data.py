"""Writes the matrices of the tests into a folder, and what NumPy finds out of them."""
import json
import os
import sys

import h5py
import numpy as np
import zarr

folder = sys.argv[1]
rng = np.random.default_rng(7)


def decaying(rows, cols):
    """Singular values that fall by 0.7, so that 12 of them converge in a few passes."""
    u = np.linalg.qr(rng.standard_normal((rows, cols)))[0]
    v = np.linalg.qr(rng.standard_normal((cols, cols)))[0]
    return (u * 100 * 0.7 ** np.arange(cols)) @ v.T


tall, wide = decaying(1500, 60), decaying(900, 50).T.copy()
at = lambda name: os.path.join(folder, name)
np.save(at("tall.npy"), tall)
np.save(at("wide.npy"), wide)
np.save(at("fortran.npy"), np.asfortranarray(tall))
np.save(at("huge.npy"), tall * 1e200)
zarr.save_array(at("tall.zarr"), tall, chunks=(400, 25))
with h5py.File(at("tall.h5"), "w") as file:
    file.create_dataset("run/weights", data=tall, chunks=(400, 25))
    file["run/bias"] = tall[0]
# Names that sort as numbers: part10 comes last.
ends = {"part1": (0, 500), "part2": (500, 1100), "part10": (1100, 1500)}
for name in ("parts", "parts-h5", "parts-zarr", "parts-wide", "parts-mixed", "parts-apart"):
    os.mkdir(at(name))
for part, (start, stop) in ends.items():
    np.save(os.path.join(at("parts"), f"{part}.npy"), tall[start:stop])
    zarr.save_array(os.path.join(at("parts-zarr"), f"{part}.zarr"), tall[start:stop], chunks=(128, 60))
    with h5py.File(os.path.join(at("parts-h5"), f"{part}.hdf5"), "w") as file:
        file["run/weights"] = tall[start:stop]
        file[f"only/{part}"] = tall[start:stop]
for part, rows in enumerate(np.array_split(wide, 3)):
    np.save(os.path.join(at("parts-wide"), f"{part}.npy"), rows)
np.save(os.path.join(at("parts-mixed"), "a.npy"), tall)
with h5py.File(os.path.join(at("parts-mixed"), "b.h5"), "w") as file:
    file["m"] = tall
np.save(os.path.join(at("parts-apart"), "a.npy"), tall)
np.save(os.path.join(at("parts-apart"), "b.npy"), tall[:, 1:])
open(os.path.join(at("parts"), "_SUCCESS"), "w").close()
holes = tall.copy()
holes[76, 2], holes[1203, 5] = np.nan, np.inf
np.save(at("holes.npy"), holes)
np.save(at("long.npy"), rng.standard_normal((150000, 60)))
np.save(at("bytes.npy"), rng.integers(-9, 9, (600000, 60)).astype(np.int8))
with open(at("text.parquet"), "w") as file:
    file.write("no Parquet")

answers = {}
for name, matrix in (("tall", tall), ("wide", wide)):
    u, s, vt = np.linalg.svd(matrix, full_matrices=False)
    errors = [float(np.linalg.norm(matrix - (u[:, :k] * s[:k]) @ vt[:k])) for k in range(13)]
    answers[name] = {"s": s.tolist(), "norm": float(np.linalg.norm(matrix)), "errors": errors}
with open(at("answers.json"), "w") as file:
    json.dump(answers, file)
