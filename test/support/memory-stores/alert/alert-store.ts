import type { Alert, AlertStore } from '../../../../service/domain/model/alert/alert.ts';
import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

const byAge = oldestFirst<Alert>(
  (row) => row.at,
  (row) => row.id,
);

export const makeMemoryAlertStore = (): AlertStore => {
  const rows = memoryTable<Alert['id'], Alert>('alerts');
  const where = (scope: ShopScope, isWanted: (alert: Alert) => boolean): Alert[] =>
    [...rows.values()].filter((row) => isInScope(scope, row) && isWanted(row)).sort(byAge);
  const removeAll = (gone: readonly Alert[]): number => {
    for (const { id } of gone) rows.delete(id);
    return gone.length;
  };
  return {
    async insert(scope, alert) {
      requireInScope(scope, alert);
      if (rows.has(alert.id)) return false;
      rows.set(alert.id, frozenCopy(alert));
      return true;
    },
    async setResult(scope, id, result) {
      for (const alert of where(scope, (row) => row.id === id))
        rows.set(id, frozenCopy({ ...alert, result }));
    },
    async listByConversations(scope, ids) {
      return where(scope, (alert) => ids.includes(alert.conversationId));
    },
    async removeByConversation(scope, conversationId) {
      return removeAll(where(scope, (alert) => alert.conversationId === conversationId));
    },
    async removeExpired(scope, now) {
      return removeAll(where(scope, (alert) => alert.expiresAt <= now));
    },
    async forgetStaff(_service, staffId) {
      for (const alert of rows.values())
        if (alert.staffId === staffId) rows.set(alert.id, frozenCopy({ ...alert, staffId: null }));
    },
  };
};
