import type { SignInFailures } from '../../../../service/domain/model/staff/staff.ts';
import type { SignInFailureStore } from '../../../../service/domain/model/staff/staff-store.ts';

export const makeMemorySignInFailureStore = (): SignInFailureStore => {
  const rows = new Map<string, SignInFailures>();
  const within = (email: string, windowStart: Date): SignInFailures | null => {
    const row = rows.get(email);
    return row !== undefined && row.since >= windowStart ? row : null;
  };
  /** Expired rows hold an address. */
  const removeBefore = (windowStart: Date): number => {
    const past = [...rows.values()].filter(({ since }) => since < windowStart);
    for (const { email } of past) rows.delete(email);
    return past.length;
  };
  return {
    async add(email, now, windowStart) {
      removeBefore(windowStart);
      const row = within(email, windowStart);
      const count = (row?.count ?? 0) + 1;
      rows.set(email, { email, count, since: row?.since ?? new Date(now) });
      return count;
    },
    async count(email, windowStart) {
      return within(email, windowStart)?.count ?? 0;
    },
    async giveBack(email, windowStart) {
      const row = within(email, windowStart);
      if (row === null) return;
      if (row.count > 1) rows.set(email, { ...row, count: row.count - 1 });
      else rows.delete(email);
    },
    async clear(email) {
      rows.delete(email);
    },
    async removeBefore(windowStart) {
      return removeBefore(windowStart);
    },
  };
};
