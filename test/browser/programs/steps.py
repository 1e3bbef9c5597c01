# Variables that every step of a loop changes: of NumPy, PyTorch and pandas, and one of 2048 × 2048 entries. The numbers of the
# first three are short in base two, so a test can compute them again without a rounding.
import os
import time

import numpy as np
import pandas as pd
import torch

heat = np.diag([64.0, 32.0, 16.0, 8.0])
inputs = torch.diag(torch.tensor([1, 0.5, 0.25]))
target = torch.tensor([[3.0, 1, 5], [2, 7, 1], [6, 2, 4], [1, 5, 2]])
layer = torch.nn.Linear(3, 4, bias=False)
torch.nn.init.zeros_(layer.weight)
optimizer = torch.optim.SGD(layer.parameters(), lr=1)
stock = pd.DataFrame({'north': [9.0, 7, 8], 'fruit': ['red', 'blue', 'green'], 'south': [1.0, 2, 3]}, index=['apples', 'plums', 'limes'])
big = np.multiply.outer(np.sin(np.arange(2048) / 300), np.cos(np.arange(2048) / 200)) + np.random.default_rng(0).normal(size=(2048, 2048)) / 10
asked = []


def slow():
    """Each part of it takes a while."""
    time.sleep(0.25)
    return big[:1024]


def mortal(last):
    """At this step the program is killed in the middle of the large one, at the fifth question."""
    if step == last:
        asked.append(1)
    if len(asked) == 5:
        os.kill(os.getpid(), 9)
    return big


for step in range(20):
    heat = (heat + np.roll(heat, 1, axis=1)) / 2
    optimizer.zero_grad()
    (((layer(inputs) - inputs @ target.T) ** 2).sum() / 2).backward()
    optimizer.step()
    stock.iloc[step % 3, 0] -= 2
    stock.iloc[step % 3, 2] += 1.5
    big[:, :1024] += 1
    asked.clear()
    breakpoint()
