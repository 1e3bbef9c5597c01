import { describe, expect, it } from 'vitest';
import { Schedule } from '../../../../src/host/weights/schedule.js';

/** Everything in the order in which it is given out, each finished before the next. */
function drained(schedule: Schedule): string[] {
  const order: string[] = [];
  for (let job = schedule.next(); job; job = schedule.next()) {
    order.push(`${job.id} ${job.level}`);
    schedule.finished(job);
  }
  return order;
}

const costs = [
  { id: 0, leading: 10, exact: 1000 },
  { id: 1, exact: 5 },
  { id: 2, leading: 20 },
  { id: 3, exact: 7 },
  { id: 4, leading: 10, exact: 1000 },
];

describe('the order in which matrices are measured', () => {
  it('is: what is quick, then leading values, then all values of large ones', () => {
    expect(drained(new Schedule(costs))).toEqual([
      ...['1 exact', '3 exact', '0 leading', '2 leading', '4 leading', '0 exact', '4 exact'],
    ]);
  });

  it('begins with what is on screen, all of it before the rest', () => {
    const schedule = new Schedule(costs);
    schedule.show([4, 3]);
    expect(drained(schedule)).toEqual([
      ...['4 leading', '3 exact', '4 exact'],
      ...['1 exact', '0 leading', '2 leading', '0 exact'],
    ]);
  });

  it('follows what is on screen', () => {
    const schedule = new Schedule(costs);
    const first = schedule.next();
    schedule.show([2, 99]);
    expect([first?.id, schedule.next()?.id]).toEqual([1, 2]);
  });

  it('counts the work that is done and left, with what is running', () => {
    const schedule = new Schedule(costs);
    expect(schedule.cost).toEqual({ done: 0, left: 2052 });
    const job = schedule.next()!;
    expect(schedule.cost).toEqual({ done: 0, left: 2052 });
    schedule.finished(job);
    expect(schedule.cost).toEqual({ done: 5, left: 2047 });
  });

  it('gives out again what was broken off', () => {
    const schedule = new Schedule([{ id: 0, leading: 1, exact: 9 }]);
    const leading = schedule.next()!;
    schedule.returned(leading);
    expect(schedule.isDone(0)).toBe(false);
    expect(drained(schedule)).toEqual(['0 leading', '0 exact']);
    expect(schedule.isDone(0)).toBe(true);
  });

  it('calls a matrix done when nothing of it waits or runs', () => {
    const schedule = new Schedule(costs);
    const job = schedule.next()!;
    expect(schedule.isDone(job.id)).toBe(false);
    schedule.finished(job);
    expect([schedule.isDone(job.id), schedule.isDone(0), schedule.isDone(99)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('gives out 20,000 large matrices quickly', () => {
    const many = Array.from({ length: 20_000 }, (_, id) => ({ id, leading: 1, exact: 2 }));
    expect(drained(new Schedule(many))).toHaveLength(40_000);
  });
});
