import type { Locale } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subject } from '../model/erasure/subject-source.ts';
import type { Answer } from './build-answer.ts';

/** Null: caller timed out; work continues. */
export type InTime = <T>(work: Promise<T>) => Promise<T | null>;

/** `reader`: request id or shop server. */
type Place = { scope: ShopScope; subject: Subject; locale: Locale; reader: string };
type Row = {
  readonly answer: Promise<Answer>;
  /** Null: in progress. */
  until: number | null;
  /** A page was delivered. */
  isTaken: boolean;
  noted: Promise<void> | null;
};

/** After composing, in milliseconds. */
const KEEP_MS = 5 * 60_000;
const MOST = 20;

/**
 * Caches access responses until five minutes after composing, so calls can join. Erasure clears them. Rule:
 * RT-1.
 */
export const makeAnswersUnderWay = (clock: Clock) => {
  const rows = new Map<string, Row>();
  const keyOf = ({ scope, subject, locale, reader }: Place): string =>
    [
      ...[scope.shopId, reader, locale],
      ...[...subject.subjectKeys, ...subject.refs, ...(subject.typedAlone ?? [])],
    ].join(' ');
  const known = (key: string): Row | undefined => {
    const now = clock.now().getTime();
    for (const [one, { until }] of rows) if (until !== null && until <= now) rows.delete(one);
    return rows.get(key);
  };
  const forgetRow = (key: string, row: Row): void => {
    if (rows.get(key) === row) rows.delete(key);
  };
  const begin = (key: string, build: () => Promise<Answer>): Row => {
    const row: Row = { answer: build(), until: null, isTaken: false, noted: null };
    row.answer.then(
      () => {
        row.until = clock.now().getTime() + KEEP_MS;
      },
      () => forgetRow(key, row),
    );
    rows.delete(key);
    rows.set(key, row);
    if (rows.size > MOST) rows.delete(rows.keys().next().value ?? key);
    return row;
  };
  return {
    /**
     * Removes it from the cache: later calls must see erasures.
     * @returns null when not ready
     */
    async take(place: Place, build: () => Promise<Answer>, inTime: InTime): Promise<Answer | null> {
      const key = keyOf(place);
      const row = known(key) ?? begin(key, build);
      const answer = await inTime(row.answer);
      if (answer !== null) forgetRow(key, row);
      return answer;
    },
    /**
     * The first page recomposes unless one is pending or untaken.
     * @param page from 1
     * @param note once, before delivery
     * @returns null when not ready
     * @throws errors of `note`; retried by the next page
     */
    async takePage(
      place: Place,
      build: () => Promise<Answer>,
      inTime: InTime,
      page: number,
      note: () => Promise<void>,
    ): Promise<Answer | null> {
      const key = keyOf(place);
      const before = known(key);
      const row = before !== undefined && (page > 1 || !before.isTaken) ? before : begin(key, build);
      const answer = await inTime(row.answer);
      if (answer === null) return null;
      row.noted ??= note().catch((error: unknown) => {
        row.noted = null;
        throw error;
      });
      await row.noted;
      row.isTaken = true;
      return answer;
    },
    forget(scope: ShopScope, subject: Subject): void {
      for (const key of rows.keys()) {
        const isOfShop = key.startsWith(`${scope.shopId} `);
        const isOfPerson = [...subject.subjectKeys, ...subject.refs].some((one) => key.includes(one));
        if (isOfShop && isOfPerson) rows.delete(key);
      }
    },
  };
};
export type AnswersUnderWay = ReturnType<typeof makeAnswersUnderWay>;
