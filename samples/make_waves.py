"""Writes waves.npy: twelve pictures of two waves that cross, 40×60 each, in float32. python3 make_waves.py"""

import numpy as np

t, y, x = np.meshgrid(np.arange(12), np.linspace(0, 1, 40), np.linspace(0, 1, 60), indexing="ij")
waves = np.sin(2 * np.pi * (3 * x - t / 12)) * np.cos(2 * np.pi * y) + 0.6 * np.sin(2 * np.pi * (2 * y + 2 * x + t / 6))
noise = np.random.default_rng(7).normal(0, 0.05, waves.shape)
np.save("waves.npy", (waves + noise).astype(np.float32))
