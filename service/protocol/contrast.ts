import { LIGHT } from './palette.ts';

/** WCAG 2.1 luminance and contrast. Rule: AX-4. */
const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = (colour: string): number => {
  const number = Number.parseInt(colour.slice(1), 16);
  return (
    0.2126 * channel((number >> 16) & 255) +
    0.7152 * channel((number >> 8) & 255) +
    0.0722 * channel(number & 255)
  );
};

/** Contrast from 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

/** For text on the accent. */
export const MIN_CONTRAST = 4.5;

/** White or ink; null: neither reaches 4.5:1. */
export const textOn = (accent: string): string | null => {
  const best = contrast('#ffffff', accent) >= contrast(LIGHT.ink, accent) ? '#ffffff' : LIGHT.ink;
  return contrast(best, accent) >= MIN_CONTRAST ? best : null;
};

/**
 * Text and 3:1 on white.
 * @returns nearest valid darker shade
 */
export const nearestAccent = (accent: string): string => {
  let number = Number.parseInt(accent.slice(1), 16);
  for (let step = 0; step < 60; step += 1) {
    const colour = `#${number.toString(16).padStart(6, '0')}`;
    if (contrast(colour, '#ffffff') >= MIN_CONTRAST) return colour;
    const darker = [(number >> 16) & 255, (number >> 8) & 255, number & 255].map((part) =>
      Math.floor(part * 0.95),
    );
    number = ((darker[0] ?? 0) << 16) | ((darker[1] ?? 0) << 8) | (darker[2] ?? 0);
  }
  return LIGHT.ink;
};
