import { deflateSync } from 'node:zlib';
import { LIGHT } from '../../service/protocol/palette.ts';

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number, alpha: number];
type Shape = (x: number, y: number) => boolean;

const rounded =
  ([left, top]: Point, [width, height]: Point, radius: number): Shape =>
  (x, y) => {
    if (x < left || y < top || x > left + width || y > top + height) return false;
    const dx = Math.max(left + radius - x, x - (left + width - radius), 0);
    const dy = Math.max(top + radius - y, y - (top + height - radius), 0);
    return dx * dx + dy * dy <= radius * radius;
  };
const triangle = (a: Point, b: Point, c: Point): Shape => {
  const side = ([ax, ay]: Point, [bx, by]: Point, x: number, y: number) =>
    (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return (x, y) => {
    const sides = [side(a, b, x, y), side(b, c, x, y), side(c, a, x, y)];
    return sides.every((one) => one >= 0) || sides.every((one) => one <= 0);
  };
};
const stroke = (points: readonly Point[], width: number): Shape => {
  const isNear = ([ax, ay]: Point, [bx, by]: Point, x: number, y: number) => {
    const [dx, dy] = [bx - ax, by - ay];
    const at = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - ax - at * dx, y - ay - at * dy) <= width / 2;
  };
  return (x, y) => points.slice(1).some((to, index) => isNear(points[index] ?? to, to, x, y));
};

const bubble = rounded([2, 4], [60, 46], 14);
const tail = triangle([14, 44], [14, 62], [32, 48]);
const tick = stroke(
  [
    [19, 27],
    [29, 37],
    [46, 17],
  ],
  7,
);

const colourOf = (hex: string): Colour => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, 255];
};
const GREEN = colourOf(LIGHT.good);
const WHITE: Colour = [255, 255, 255, 255];
const CLEAR: Colour = [0, 0, 0, 0];

export type IconLook = {
  /** Full-bleed background; else round corners. */
  readonly isMaskable: boolean;
  /** White on transparent. */
  readonly isBadge?: boolean;
};

const pictureOf = ({ isMaskable, isBadge = false }: IconLook) => {
  // Only the inner 80 % is always visible.
  const scale = isBadge ? 1 : isMaskable ? 0.56 : 0.68;
  const ground = rounded([0, 0], [64, 64], isMaskable ? 0 : 14);
  return (x: number, y: number): Colour => {
    const [u, v] = [(x - 32) / scale + 32, (y - 32) / scale + 32];
    const isMark = bubble(u, v) || tail(u, v);
    if (isBadge) return isMark && !tick(u, v) ? WHITE : CLEAR;
    if (!ground(x, y)) return CLEAR;
    return isMark && !tick(u, v) ? WHITE : GREEN;
  };
};

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc = (data: Buffer): number => {
  let value = 0xffffffff;
  for (const byte of data) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};
const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'ascii'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
};

/** Supersampling per direction. */
const FINE = 4;

export const appIcon = (size: number, look: IconLook): Buffer => {
  const at = pictureOf(look);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  const step = 64 / (size * FINE);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const sum = [0, 0, 0, 0];
      for (let part = 0; part < FINE * FINE; part += 1) {
        const [fineX, fineY] = [x * FINE + (part % FINE), y * FINE + Math.floor(part / FINE)];
        const [red, green, blue, alpha] = at((fineX + 0.5) * step, (fineY + 0.5) * step);
        for (const [index, value] of [red, green, blue].entries())
          sum[index] = (sum[index] ?? 0) + (value * alpha) / 255;
        sum[3] = (sum[3] ?? 0) + alpha;
      }
      const solid = (sum[3] ?? 0) / 255;
      const place = y * (size * 4 + 1) + 1 + x * 4;
      for (const index of [0, 1, 2])
        rows[place + index] = solid === 0 ? 0 : Math.round((sum[index] ?? 0) / solid);
      rows[place + 3] = Math.round((sum[3] ?? 0) / (FINE * FINE));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
