import type { ServiceScope, ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type { Mail } from '../../../../service/domain/model/mail/mail.ts';
import type { MailStore } from '../../../../service/domain/model/mail/mail-store.ts';
import type { MailId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { newestFirst, oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<Mail>(
  (row) => row.createdAt,
  (row) => row.id,
);

const longestDue = oldestFirst<Mail>(
  (row) => row.nextAttemptAt,
  (row) => row.id,
);
const byTurn = (one: Mail, other: Mail): number => one.rank - other.rank || longestDue(one, other);

const newest = newestFirst<Mail>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryMailStore = (): MailStore => {
  const rows = memoryTable<MailId, Mail>('mails');
  const removeWhere = (isGone: (row: Mail) => boolean): number => {
    const gone = [...rows.values()].filter(isGone);
    for (const row of gone) rows.delete(row.id);
    return gone.length;
  };
  const change = (id: MailId, changes: Partial<Mail>): Mail | null => {
    const row = rows.get(id);
    if (row === undefined) return null;
    const next = frozenCopy({ ...row, ...changes });
    rows.set(id, next);
    return next;
  };
  const find = (scope: ShopScope | ServiceScope, id: MailId): Mail | null => {
    const row = rows.get(id);
    return row !== undefined && isInScope(scope, row) ? row : null;
  };
  return {
    async insert(scope, mail) {
      requireInScope(scope, mail);
      if (rows.has(mail.id)) throw conflict();
      rows.set(mail.id, frozenCopy(mail));
    },
    async claimDue(_service, now, leaseUntil) {
      let due: Mail | null = null;
      for (const row of rows.values()) {
        const isDue = row.state === 'waiting' && row.nextAttemptAt <= now && row.expiresAt > now;
        if (isDue && (due === null || byTurn(row, due) < 0)) due = row;
      }
      if (due === null) return null;
      return change(due.id, { attempts: due.attempts + 1, nextAttemptAt: leaseUntil });
    },
    async countWaiting(scope, policyChange, next, limit) {
      const isCounted = (row: Mail) =>
        isInScope(scope, row) &&
        row.policyChange === policyChange &&
        row.state === 'waiting' &&
        (row.lastError === null) === (next === 'first_try');
      return [...rows.values()].filter(isCounted).slice(0, limit).length;
    },
    async removeSent(scope, id) {
      if (find(scope, id) !== null) rows.delete(id);
    },
    async setFailure(scope, id, failure) {
      if (find(scope, id) !== null) change(id, failure);
    },
    async list(scope, limit) {
      return [...rows.values()]
        .filter((row) => isInScope(scope, row))
        .sort(newest)
        .slice(0, limit);
    },
    async get(scope, id) {
      return find(scope, id);
    },
    async retry(scope, id, now) {
      if (find(scope, id) === null) return null;
      return change(id, { state: 'waiting', attempts: 0, nextAttemptAt: now });
    },
    async discard(scope, id) {
      return find(scope, id) !== null && rows.delete(id);
    },
    async removeByRef(scope, ref) {
      return removeWhere((row) => isInScope(scope, row) && row.ref === ref);
    },
    async removeBySubject(scope, subjectKey, until) {
      const isMade = (at: Date) => until === undefined || at <= until;
      return removeWhere(
        (row) => isInScope(scope, row) && row.subjectKey === subjectKey && isMade(row.createdAt),
      );
    },
    async findBySubject(scope, subjectKey) {
      return [...rows.values()]
        .filter((row) => isInScope(scope, row) && row.subjectKey === subjectKey)
        .sort(byAge);
    },
    async removeExpired(_service, now) {
      return removeWhere((row) => row.expiresAt <= now);
    },
  };
};
