import type { VisitState } from '../../service/protocol/visit-lists.ts';

/** What the browser keeps for the visitor list, in the shop's own storage and only while the cookie tool says yes. */
export type VisitMark = {
  /** Made for this stay; the next one has another. */
  id: string;
  /** When the visitor was last here, in milliseconds. */
  seenAt: number;
  isReturning: boolean;
  state: VisitState;
  /** An invitation was closed: none is shown until the mark ends. */
  hasDeclined: boolean;
};

/** A visitor who was away for longer comes back: another stay, under another id. */
export const STAY_MS = 30 * 60_000;
/** The mark ends this long after the last page. */
export const MARK_MS = 30 * 24 * 3_600_000;

const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `vst_${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;
};

/** The mark of this stay, from what was kept. Who closed an invitation sees none until the mark ends. */
export const markAt = (kept: VisitMark | null, now: number): VisitMark => {
  const age = kept === null ? MARK_MS : now - kept.seenAt;
  if (kept === null || age < 0 || age >= MARK_MS)
    return { id: newId(), seenAt: now, isReturning: false, state: 'looking', hasDeclined: false };
  if (age < STAY_MS) return { ...kept, seenAt: now };
  return {
    id: newId(),
    seenAt: now,
    isReturning: true,
    state: kept.hasDeclined ? 'declined' : 'looking',
    hasDeclined: kept.hasDeclined,
  };
};

const nameOf = (key: string): string => `zgoda:${key}:visit`;

export const readMark = (key: string): VisitMark | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null');
    return typeof kept === 'object' && kept !== null && typeof (kept as VisitMark).id === 'string'
      ? (kept as VisitMark)
      : null;
  } catch {
    return null;
  }
};
const keepMark = (key: string, mark: VisitMark): void => {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(mark));
  } catch {
    // Storage is blocked: the stay ends with the page.
  }
};
/** The entry as one tab keeps it: gone once another tab of the shop has dropped it. Blocked storage never held it. */
export const makeKeptMark = (key: string) => {
  let isHeld = false;
  return {
    put(mark: VisitMark): void {
      keepMark(key, mark);
      isHeld = readMark(key) !== null;
    },
    isGone: (): boolean => isHeld && readMark(key) === null,
  };
};
export const dropMark = (key: string): void => {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Storage is blocked: nothing was kept.
  }
};
