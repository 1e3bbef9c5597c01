"""Draws harbour.png, the sample of an image: 400 x 300 pixels in colour. It needs NumPy 1.26 or later.

Walls, windows and waves repeat along rows and columns, so a few layers hold them. The sun, the sails and the ropes are
round or slanted, and need many.
"""

import struct
import zlib
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 400, 300
HORIZON = 190
y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
picture = np.zeros((HEIGHT, WIDTH, 3))


def colour(red, green, blue):
    return np.array([red, green, blue], dtype=float)


def paint(mask, value):
    picture[mask] = value[mask] if np.ndim(value) == 3 else value


# The sky: evening light from above to the horizon.
height = (y / HORIZON)[..., None]
sky = (1 - height) * colour(58, 82, 140) + height * colour(250, 190, 120)
paint(y < HORIZON, sky)

# The sun and its glow.
distance = np.hypot(x - 292, y - 128)
glow = np.exp(-((distance / 60) ** 2))[..., None]
paint(y < HORIZON, sky + glow * (colour(255, 240, 200) - sky) * 0.7)
paint((distance < 24) & (y < HORIZON), colour(255, 244, 214))

# The sea, with waves that run along the rows and a path of light below the sun.
depth = ((y - HORIZON) / (HEIGHT - HORIZON))[..., None]
sea = (1 - depth) * colour(200, 150, 120) + depth * colour(30, 52, 88)
waves = (np.sin(0.9 * (y - HORIZON).clip(0) ** 0.8) * np.sin(0.045 * x + 0.11 * y))[..., None]
light = np.exp(-(((x - 292) / (10 + 0.35 * (y - HORIZON).clip(0))) ** 2))[..., None]
paint(y >= HORIZON, sea + 12 * waves + light * (70 + 40 * waves) * colour(1.0, 0.85, 0.55))

# Houses at the quay, with windows.
walls = [(16, 44, 96), (60, 40, 128), (100, 52, 84), (152, 36, 142), (188, 46, 106)]
tones = [(178, 92, 76), (222, 196, 150), (120, 140, 150), (202, 150, 96), (150, 84, 96)]
for (left, wide, top), tone in zip(walls, tones):
    wall = (x >= left) & (x < left + wide) & (y >= top) & (y < HORIZON)
    paint(wall, colour(*tone))
    panes = wall & ((x - left) % 14 >= 5) & ((x - left) % 14 < 11)
    panes &= ((y - top) % 18 >= 6) & ((y - top) % 18 < 14) & (y < HORIZON - 8)
    paint(panes, colour(250, 222, 150))
    roof = (y < top) & (y >= top - 14) & (np.abs(x - left - wide / 2) < wide / 2 - (top - y) * 0.9)
    paint(roof, colour(96, 52, 48))
paint((y >= HORIZON - 4) & (y < HORIZON + 6) & (x < 246), colour(92, 84, 80))

# A boat: hull, mast, two sails, a rope.
hull = (y >= 222) & (y < 240) & (x >= 292 + (y - 222)) & (x < 368 - 0.6 * (y - 222))
paint(hull, colour(104, 40, 40))
paint((np.abs(x - 330) < 1.5) & (y >= 112) & (y < 222), colour(70, 50, 40))
paint((x > 333) & (y >= 118) & (y < 214) & (x < 333 + 0.36 * (y - 118)), colour(246, 240, 228))
paint((x < 327) & (y >= 130) & (y < 214) & (x > 327 - 0.42 * (y - 130)), colour(226, 214, 196))
paint((np.abs((y - 112) - 2.6 * (330 - x)) < 1.6) & (y >= 112) & (y < 222), colour(70, 60, 56))

# A little grain, as a photograph has it; the same on every machine.
grain = np.random.default_rng(7).integers(-3, 4, size=(HEIGHT, WIDTH, 1))
pixels = np.clip(np.rint(picture + grain), 0, 255).astype(np.uint8)


def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


rows = b"".join(b"\0" + row.tobytes() for row in pixels)
header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9))
Path(__file__).with_name("harbour.png").write_bytes(png + chunk(b"IEND", b""))
