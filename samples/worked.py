"""Small matrices with round answers. Hover over one, or run "Low-Rank Lens: Visualize Matrix"."""

import numpy as np

# Rank 2, though it has three columns: the singular values are 15, 3 and 0.
X = np.array([[3, 2, 5],
              [2, 3, 5],
              [2, -2, 0],
              [5, 5, 10]])

# Singular values 6·√10 and 3·√10. The best rank-one matrix is [[6, 12, 12], [2, 4, 4]],
# and the squared error it leaves is exactly 90.
A = np.array([[4, 11, 14], [8, 7, -2]])

# Two by two: the sum of the squared entries is 30. Its Geometry tab is worth a look.
B = np.array([[1, 2], [3, 4]])

# A printed array is as good as source code, in a comment or in a string. JAX wraps long rows:
PRINTED = """
Array([[ 0.8147,  0.0975,  0.1576,  0.1419,  0.6557,  0.7577,  0.7060,
         0.8235],
       [ 1.6294,  0.1950,  0.3152,  0.2838,  1.3114,  1.5154,  1.4120,
         1.6470],
       [ 2.4441,  0.2925,  0.4728,  0.4257,  1.9671,  2.2731,  2.1180,
         2.4705]], dtype=float32)
"""  # Every row is a multiple of the first: rank 1.


def describe():
    """A layer's weights, as PyTorch prints them.

    >>> layer.weight
    Parameter containing:
    tensor([[ 0.2500, -0.5000,  0.1250,  1.0000],
            [ 0.5000, -1.0000,  0.2500,  2.0000],
            [-0.2500,  0.7500,  0.3750, -0.5000]], requires_grad=True)
    """
    return np.linalg.svd(X, full_matrices=False)


# Unknown entries are welcome. Every column is a multiple of the others, which is enough
# to tell what Amy would say about the three films she has not seen.
ratings = np.array([
    [2, np.nan, np.nan, np.nan, 5],
    [np.nan, 3, 4, np.nan, 2],
    [np.nan, np.nan, 2, 1, np.nan],
])
