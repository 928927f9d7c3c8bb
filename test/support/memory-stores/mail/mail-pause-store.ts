import type { ServiceScope, ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { MailPause, MailPauseStore } from '../../../../service/domain/model/mail/mail-pause.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';

export const makeMemoryMailPauseStore = (): MailPauseStore => {
  const rows = new Map<string, MailPause>();
  const idOf = (scope: ShopScope | ServiceScope, key: string) => `${scope.shopId ?? 'service'}.${key}`;
  const running = (scope: ShopScope | ServiceScope, key: string, now: Date): MailPause | null => {
    const row = rows.get(idOf(scope, key));
    return row !== undefined && row.expiresAt > now ? row : null;
  };
  return {
    async begin(scope, key, now, until) {
      if (running(scope, key, now) !== null) return false;
      const row = { key, shopId: scope.shopId, expiresAt: until };
      rows.set(idOf(scope, key), frozenCopy(row));
      return true;
    },
    async endOf(scope, key, now) {
      return running(scope, key, now)?.expiresAt ?? null;
    },
    async removeExpired(_service, now) {
      const past = [...rows].filter(([, row]) => row.expiresAt <= now);
      for (const [id] of past) rows.delete(id);
      return past.length;
    },
  };
};
