"""Blocks of rows of a .npy file as doubles, read without a memory map."""

import numpy as np


def shape_of(path):
    return np.load(path, mmap_mode="r").shape


def blocks(path, entries=2**23):
    array = np.load(path, mmap_mode="r")
    (rows, cols), kind, start = array.shape, array.dtype, array.offset
    height = max(1, entries // cols)
    with open(path, "rb") as file:
        file.seek(start)
        for first in range(0, rows, height):
            own = min(height, rows - first)
            yield np.fromfile(file, dtype=kind, count=own * cols).reshape(own, cols).astype(np.float64)
