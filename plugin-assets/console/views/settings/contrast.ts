/** Colour arithmetic of WCAG 2.1 for the shop's accent. Rule: AX-4. */
export type Rgb = readonly [number, number, number];

const HEX = /^#[0-9a-f]{6}$/;
export const isHexColour = (text: string): boolean => HEX.test(text);

export const toRgb = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};
const toHex = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
export const luminance = ([r, g, b]: Rgb): number =>
  0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** From 1 (the same) to 21 (black on white). */
export const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(toRgb(a)), luminance(toRgb(b))].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};

export const WHITE = '#ffffff';
export const LEAST_CONTRAST = 4.5;

export type AccentVerdict = { ok: true; ratio: number } | { ok: false; ratio: number; proposal: string };

/** Whether white text on `accent` reaches 4.5:1; else the nearest darker shade of the same colour that does. */
export const judgeAccent = (accent: string): AccentVerdict => {
  const ratio = contrast(accent, WHITE);
  if (ratio >= LEAST_CONTRAST) return { ok: true, ratio };
  let rgb = toRgb(accent);
  for (let step = 0; step < 100; step += 1) {
    rgb = [Math.floor(rgb[0] * 0.95), Math.floor(rgb[1] * 0.95), Math.floor(rgb[2] * 0.95)];
    const proposal = toHex(rgb);
    if (contrast(proposal, WHITE) >= LEAST_CONTRAST) return { ok: false, ratio, proposal };
  }
  return { ok: false, ratio, proposal: '#000000' };
};
