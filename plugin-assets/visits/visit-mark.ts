import type { VisitState } from '../../service/protocol/visit-lists.ts';

/** In the shop's storage, only under consent. */
export type VisitMark = {
  /** Per stay. */
  id: string;
  /** Last visit, in milliseconds. */
  seenAt: number;
  isReturning: boolean;
  state: VisitState;
  /** No further invitation until the mark ends. */
  hasDeclined: boolean;
};

/** A longer absence starts a new stay. */
export const STAY_MS = 30 * 60_000;
/** Lifetime after the last page. */
export const MARK_MS = 30 * 24 * 3_600_000;

const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `vst_${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;
};

/** A closed invitation stays closed until the mark ends. */
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
/** Cleared once another tab deletes it. */
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
