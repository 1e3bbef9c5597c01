import { colorTable, formatNumber, type Domain } from '../../../src/core/index.js';

export interface ColorBarProps {
  readonly domain: Domain;
  readonly colorMap: string;
  readonly reversed: boolean;
}

/** The colour map with the values at its ends and in the middle. */
export function ColorBar({ domain, colorMap, reversed }: ColorBarProps) {
  const [low, high] = domain;
  return (
    <div class="color-bar" aria-hidden="true">
      <div class="ramp" style={{ background: gradient(colorMap, reversed) }} />
      <div class="ticks">
        <span>{formatNumber(low, 3)}</span>
        <span>{formatNumber((low + high) / 2, 3)}</span>
        <span>{formatNumber(high, 3)}</span>
      </div>
    </div>
  );
}

function gradient(colorMap: string, reversed: boolean): string {
  const table = colorTable(colorMap, reversed);
  const stops = [];
  for (let i = 0; i <= 16; i++) {
    const at = 3 * Math.min(255, i * 16);
    stops.push(`rgb(${table[at]!} ${table[at + 1]!} ${table[at + 2]!})`);
  }
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
