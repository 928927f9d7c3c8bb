import type { SignInFailures } from '../../domain/staff/staff.ts';
import type { SignInFailureStore } from '../../domain/staff/staff-store.ts';

export const makeMemorySignInFailureStore = (): SignInFailureStore => {
  const rows = new Map<string, SignInFailures>();
  const within = (email: string, windowStart: Date): SignInFailures | null => {
    const row = rows.get(email);
    return row !== undefined && row.since >= windowStart ? row : null;
  };
  return {
    async add(email, now, windowStart) {
      // Rows of past windows serve nobody and hold an address: they go with the next failure of anyone.
      for (const row of rows.values()) if (row.since < windowStart) rows.delete(row.email);
      const row = within(email, windowStart);
      const count = (row?.count ?? 0) + 1;
      rows.set(email, { email, count, since: row?.since ?? new Date(now) });
      return count;
    },
    async count(email, windowStart) {
      return within(email, windowStart)?.count ?? 0;
    },
    async clear(email) {
      rows.delete(email);
    },
  };
};
