import { contrast, nearestAccent } from '../../../../service/protocol/contrast.ts';

const HEX = /^#[0-9a-f]{6}$/;
export const isHexColour = (text: string): boolean => HEX.test(text);

export const WHITE = '#ffffff';

export type AccentVerdict = { ok: true; ratio: number } | { ok: false; ratio: number; proposal: string };

/** Accepts the accent, or proposes the nearest valid darker shade. Rule: AX-4. */
export const judgeAccent = (accent: string): AccentVerdict => {
  const ratio = contrast(accent, WHITE);
  const nearest = nearestAccent(accent);
  return nearest === accent ? { ok: true, ratio } : { ok: false, ratio, proposal: nearest };
};
