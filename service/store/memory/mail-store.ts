import type { Mail } from '../../domain/mail/mail.ts';
import type { MailStore } from '../../domain/mail/mail-store.ts';
import type { ShopScope } from '../../domain/tenancy.ts';
import type { MailId } from '../../protocol/vocabulary.ts';
import { frozenCopy } from '../frozen-copy.ts';
import { oldestFirst } from '../order.ts';
import { conflict } from '../scope.ts';

const byAge = oldestFirst<Mail>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryMailStore = (): MailStore => {
  const rows = new Map<MailId, Mail>();
  const removeWhere = (isGone: (row: Mail) => boolean): number => {
    const gone = [...rows.values()].filter(isGone);
    for (const row of gone) rows.delete(row.id);
    return gone.length;
  };
  const isOf = (scope: ShopScope, row: Mail) => row.shopId === scope.shopId;
  return {
    async insert(mail) {
      if (rows.has(mail.id)) throw conflict();
      rows.set(mail.id, frozenCopy(mail));
    },
    async removeByRef(scope, ref) {
      return removeWhere((row) => isOf(scope, row) && row.ref === ref);
    },
    async removeBySubject(scope, subjectKey) {
      return removeWhere((row) => isOf(scope, row) && row.subjectKey === subjectKey);
    },
    async findBySubject(scope, subjectKey) {
      return [...rows.values()]
        .filter((row) => isOf(scope, row) && row.subjectKey === subjectKey)
        .sort(byAge);
    },
    async removeExpired(now) {
      return removeWhere((row) => row.expiresAt <= now);
    },
  };
};
