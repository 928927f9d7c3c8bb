import type { Registration } from '../../../../service/domain/registration/registration.ts';
import type { RegistrationStore } from '../../../../service/domain/registration/registration-store.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict } from '../../../../service/store/scope.ts';

const byAge = oldestFirst<Registration>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryRegistrationStore = (): RegistrationStore => {
  const rows = new Map<string, Registration>();
  return {
    async insert(registration) {
      if (rows.has(registration.id)) throw conflict();
      rows.set(registration.id, frozenCopy(registration));
    },
    async get(id) {
      return rows.get(id) ?? null;
    },
    async remove(id) {
      return rows.delete(id);
    },
    async removeByEmail(emailKey) {
      const gone = [...rows.values()].filter((row) => row.emailKey === emailKey);
      for (const row of gone) rows.delete(row.id);
      return gone.length;
    },
    async listExpired(now) {
      return [...rows.values()].filter((row) => row.expiresAt <= now).sort(byAge);
    },
  };
};
