import { describe } from 'vitest';
import { list, square, rectangle } from '../gallery/specimen.js';
import { checkInputs, peerCase } from './peer.js';

/**
 * The example of numeric.js, which is the first of the examples of Golub & Reinsch (Numer. Math. 14, 1970), and the two
 * others, which the ports of their procedure test. Left out: everything else of that library.
 */
describe('numeric.js and Golub & Reinsch', () => {
  checkInputs([
    peerCase(
      'the example of rank 3',
      [
        [22, 10, 2, 3, 7],
        [14, 7, 10, 0, 8],
        [-1, 13, -1, -11, 3],
        [-3, -2, 13, -2, 4],
        [9, 8, 1, -2, 4],
        [9, 1, -7, 5, -1],
        [2, -6, 6, 5, 1],
        [4, 5, 0, -2, 2],
      ],
      {
        facts: { values: [Math.sqrt(1248), 20, Math.sqrt(384), 0, 0], rank: 3 },
        printed: [35.33, 20, 19.6],
        decimals: 2,
      },
    ),
    {
      name: 'the example of 20×21',
      matrix: rectangle(20, 21, (i, j) => (i > j ? 0 : i === j ? 21 - i : -1)),
      facts: { values: list(20, (k) => Math.sqrt(k * (k + 1))) },
    },
    {
      name: 'the example of 30×30',
      matrix: square(30, (i, j) => (i > j ? 0 : i === j ? 1 : -1)),
      printed: [18.202905557529274, 6.2231965226042, 3.9134802033356],
      decimals: 12,
    },
  ]);
});
