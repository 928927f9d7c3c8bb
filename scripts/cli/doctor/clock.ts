import { type Finding, fault, ok, warning } from './finding.ts';

/** Milliseconds; beyond, proofs of two machines contradict. */
const NOTABLE_MS = 2_000;
/** Milliseconds; beyond, codes, signed requests and time-stamps fail. */
const GRAVE_MS = 30_000;

/**
 * Compares a clock read between two local times.
 * @param stepMs resolution of the other clock
 */
export const clockFinding = (
  whose: string,
  theirs: Date,
  askedAt: number,
  answeredAt: number,
  stepMs = 0,
): Finding => {
  const ahead = askedAt - (theirs.getTime() + stepMs);
  const behind = theirs.getTime() - answeredAt;
  const offset = Math.max(0, ahead, behind);
  const says = `${Math.round(offset / 1000)} s apart from ${whose}.`;
  const next = 'Let a time service (chrony, systemd-timesyncd) set the clocks of both machines.';
  if (offset > GRAVE_MS) return fault('clock', says, next);
  if (offset > NOTABLE_MS) return warning('clock', says, next);
  return ok('clock', `In step with ${whose}.`);
};
