import type { Locale } from '../../protocol/vocabulary.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subject } from '../model/erasure/subject-source.ts';
import type { Answer } from './build-answer.ts';

/** Resolves with the result, or with null when the caller waits no longer; the work goes on. */
export type InTime = <T>(work: Promise<T>) => Promise<T | null>;

/** Whose access response, and for whom: the id of a request, or the shop server. */
type Place = { scope: ShopScope; subject: Subject; locale: Locale; reader: string };
type Row = {
  readonly answer: Promise<Answer>;
  /** Null while it is composed. */
  until: number | null;
  /** Whether a page of it was handed out. */
  isTaken: boolean;
  /** That pages of it are handed out is being written down, or has been; null before, and once it failed. */
  noted: Promise<void> | null;
};

/** From the end of composing: callers ask again within a minute, and pages follow each other. */
const KEEP_MS = 5 * 60_000;
const MOST = 20;

/**
 * Access responses while they are composed, and for five minutes afterwards. In a large shop composing takes longer than
 * a call may: the next call joins it instead of beginning again. An erasure removes them. In memory only, because a
 * restart composes again. Rule: RT-1.
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
     * The whole response. Once it was handed out it is forgotten: the next call composes it anew, without what was erased
     * since, here or at another process.
     * @returns null when it is not ready yet
     */
    async take(place: Place, build: () => Promise<Answer>, inTime: InTime): Promise<Answer | null> {
      const key = keyOf(place);
      const row = known(key) ?? begin(key, build);
      const answer = await inTime(row.answer);
      if (answer !== null) forgetRow(key, row);
      return answer;
    },
    /**
     * The response for a reader of pages. The first page composes it anew, unless one is under way or has not been handed
     * out yet; the others are read from the same one.
     * @param page from 1
     * @param note called once for a response; no page is handed out before it has ended well
     * @returns null when it is not ready yet
     * @throws what `note` throws; the next page tries it again
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
