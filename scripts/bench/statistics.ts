/** Nearest rank. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export type Spread = { p50: number; p99: number };

export function spread(values: readonly number[]): Spread {
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99) };
}

export type Point = readonly [x: number, y: number];

/**
 * Least squares.
 * @returns slope, and R² from 0 to 1
 */
export function lineThrough(points: readonly Point[]): { slope: number; explained: number } {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const x0 = mean(([x]) => x);
  const y0 = mean(([, y]) => y);
  const xx = mean(([x]) => (x - x0) ** 2);
  const xy = mean(([x, y]) => (x - x0) * (y - y0));
  const yy = mean(([, y]) => (y - y0) ** 2);
  return { slope: xx === 0 ? 0 : xy / xx, explained: xx === 0 || yy === 0 ? 1 : xy ** 2 / (xx * yy) };
}
