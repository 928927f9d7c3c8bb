import { type Connection, trusted } from 'mongoose';
import type { ErasureMarkStore } from '../../../domain/model/erasure/erasure-mark.ts';
import { requireInScope } from '../../scope.ts';
import { allShops } from '../base/reach.ts';
import { makeMarkRows } from './mark-rows.ts';

export const makeMongoErasureMarkStore = (connection: Connection): ErasureMarkStore => {
  const { rows, insert, valid } = makeMarkRows(connection, 'Tombstone', 'tombstones');
  return {
    async put(scope, marks) {
      if (scope.shopId !== null) for (const mark of marks) requireInScope(scope, mark);
      await insert(marks);
    },
    all: (service, now) => valid(allShops(service), now),
    async hasSent(scope, now) {
      return rows.has(scope, { kind: 'sent', expiresAt: trusted({ $gt: now }) });
    },
    async sentAmong(scope, keys, now) {
      const where = {
        key: trusted({ $in: [...keys] }),
        kind: 'sent' as const,
        expiresAt: trusted({ $gt: now }),
      };
      const found = await rows.find(scope, where, { select: ['key'] });
      const marked = new Set(found.map(({ key }) => key));
      return keys.filter((key) => marked.has(key));
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
  };
};
