import { expect, it } from 'vitest';
import { NumberToken, scanDecimal } from '../../../src/core/literals/numbers.js';
import { generator } from './mutate.js';

const token = new NumberToken();

/** Compares with the engine's result, which is correctly rounded. */
function expectNearest(written: string): void {
  const isRead = scanDecimal(written, 0, token) && token.end === written.length;
  if (isRead && Object.is(token.value, Number(written))) return;
  expect({ written, isRead, value: token.value }).toEqual({
    written,
    isRead: true,
    value: Number(written),
  });
}

it('reads numbers of many digits to the nearest double', () => {
  const random = generator(20261126);
  for (let run = 0; run < 20_000; run++) {
    const digits = Array.from({ length: 1 + random(22) }, () => random(10)).join('');
    const point = random(digits.length + 1);
    expectNearest(`${digits.slice(0, point)}.${digits.slice(point)}`);
    expectNearest(`${digits}e${random(60) - 30}`);
    expectNearest(String(random(2 ** 30) / (2 ** 30 + 1)));
  }
});

it('rounds what lies in the middle of two doubles to the even one', () => {
  const random = generator(7);
  for (let run = 0; run < 20_000; run++) {
    // Odd integers above 2⁵³, where only even integers are doubles, and halves above 2⁵².
    const odd = String(2n ** 53n + 2n * BigInt(random(2 ** 30)) + 1n);
    const place = odd.length - 1 - random(6);
    expectNearest(odd);
    expectNearest(`${odd}.0`);
    expectNearest(`${odd.slice(0, place)}.${odd.slice(place)}`);
    expectNearest(`${2n ** 52n + BigInt(random(2 ** 30))}.5`);
  }
});
