import type { NonceStore } from '../../../../service/domain/model/base/nonce-store.ts';

export const makeMemoryNonceStore = (): NonceStore => {
  const rows = new Map<string, Date>();
  return {
    async use(scope, nonce, expiresAt) {
      const key = `${scope.shopId}/${nonce}`;
      if (rows.has(key)) return false;
      rows.set(key, expiresAt);
      return true;
    },
    async removeExpired(_service, now) {
      const past = [...rows].filter(([, expiresAt]) => expiresAt <= now);
      for (const [key] of past) rows.delete(key);
      return past.length;
    },
  };
};
