/**
 * Messages have a unique `ref` and a stored `seq`, so the order is checked directly. Times are monotonic
 * milliseconds.
 */

/** From handing over to the client. */
export type Told = {
  chat: string;
  sender: string;
  number: number;
  ref: string;
  sentAt: number;
  /** Null: unanswered. */
  answer: { at: number; seq: number } | { at: number; refused: string } | null;
};
/** By push or read. */
export type Shown = { chat: string; reader: string; seq: number; ref: string | null };
/** Full read over HTTP. */
export type Read = { chat: string; askedAt: number; last: number };
/** `ref` also for non-messages. */
export type Kept = { chat: string; seq: number; ref: string; isMessage: boolean };

export type History = {
  told: readonly Told[];
  shown: readonly Shown[];
  reads: readonly Read[];
  kept: readonly Kept[];
  finalReads: readonly { chat: string; reader: string; events: ReadonlyMap<number, string | null> }[];
};

/** Violation counts. */
export type Verdict = {
  lost: number;
  doubled: number;
  /** Acknowledged place differs from the stored one. */
  moved: number;
  holes: number;
  /** Order of one sender changed. */
  swapped: number;
  /** Stored before an earlier acknowledged message. */
  overtaken: number;
  /** Read lacks a message acknowledged before. */
  stale: number;
  /** Shown event differs from the store. */
  misshown: number;
  /** Final read differs from the store. */
  different: number;
  invented: number;
  unanswered: number;
};

const groupBy = <T extends { chat: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.chat);
    if (group === undefined) groups.set(row.chat, [row]);
    else group.push(row);
  }
  return groups;
};

type Acked = Told & { answer: { at: number; seq: number } };
const isAcked = (told: Told): told is Acked => told.answer !== null && 'seq' in told.answer;

const overtakenIn = (acked: readonly Acked[]): number => {
  let earliestAck = Number.POSITIVE_INFINITY;
  let count = 0;
  for (const one of [...acked].sort((a, b) => b.answer.seq - a.answer.seq)) {
    if (earliestAck < one.sentAt) count += 1;
    earliestAck = Math.min(earliestAck, one.answer.at);
  }
  return count;
};

const swappedIn = (told: readonly Told[], placeOf: ReadonlyMap<string, number>): number => {
  const last = new Map<string, number>();
  let count = 0;
  for (const { sender, ref } of [...told].sort((a, b) => a.number - b.number)) {
    const seq = placeOf.get(ref);
    if (seq === undefined) continue;
    if (seq < (last.get(sender) ?? 0)) count += 1;
    last.set(sender, Math.max(seq, last.get(sender) ?? 0));
  }
  return count;
};

const staleIn = (acked: readonly Acked[], reads: readonly Read[]): number => {
  const byTime = [...acked].sort((a, b) => a.answer.at - b.answer.at);
  let next = 0;
  let newest = 0;
  let count = 0;
  for (const read of [...reads].sort((a, b) => a.askedAt - b.askedAt)) {
    for (let one = byTime[next]; one !== undefined && one.answer.at < read.askedAt; one = byTime[++next])
      newest = Math.max(newest, one.answer.seq);
    if (read.last < newest) count += 1;
  }
  return count;
};

export const checkHistory = (history: History): Verdict => {
  const verdict: Verdict = {
    lost: 0,
    doubled: 0,
    moved: 0,
    holes: 0,
    swapped: 0,
    overtaken: 0,
    stale: 0,
    misshown: 0,
    different: 0,
    invented: 0,
    unanswered: 0,
  };
  const kept = groupBy(history.kept);
  const told = groupBy(history.told);
  const shown = groupBy(history.shown);
  const reads = groupBy(history.reads);
  const finalReads = groupBy(history.finalReads);
  for (const chat of new Set([...kept.keys(), ...told.keys(), ...shown.keys()])) {
    const rows = [...(kept.get(chat) ?? [])].sort((a, b) => a.seq - b.seq);
    const ours = told.get(chat) ?? [];
    const placeOf = new Map(rows.map(({ ref, seq }) => [ref, seq]));
    const refAt = new Map(rows.map(({ ref, seq }) => [seq, ref]));
    const messageAt = new Map(rows.map(({ ref, seq, isMessage }) => [seq, isMessage ? ref : null]));
    const acked = ours.filter(isAcked);
    const known = new Set(ours.map(({ ref }) => ref));
    verdict.unanswered += ours.filter(({ answer }) => answer === null).length;
    verdict.lost += acked.filter(({ ref }) => !placeOf.has(ref)).length;
    verdict.doubled += rows.length - placeOf.size;
    verdict.moved += acked.filter(
      ({ ref, answer }) => (placeOf.get(ref) ?? answer.seq) !== answer.seq,
    ).length;
    verdict.holes += rows.filter(({ seq }, at) => seq !== at + 1).length;
    verdict.swapped += swappedIn(ours, placeOf);
    verdict.overtaken += overtakenIn(acked);
    verdict.stale += staleIn(acked, reads.get(chat) ?? []);
    verdict.invented += rows.filter(({ ref, isMessage }) => isMessage && !known.has(ref)).length;
    verdict.misshown += (shown.get(chat) ?? []).filter(
      ({ seq, ref }) => !refAt.has(seq) || (ref !== null && refAt.get(seq) !== ref),
    ).length;
    for (const { events } of finalReads.get(chat) ?? []) {
      // The service may add non-messages after the read.
      const lacksMessage = rows.some(({ seq, isMessage }) => isMessage && !events.has(seq));
      const isSame = [...events].every(([seq, ref]) => messageAt.get(seq) === ref);
      if (lacksMessage || !isSame) verdict.different += 1;
    }
  }
  return verdict;
};

export const isClean = (verdict: Verdict): boolean => Object.values(verdict).every((count) => count === 0);
