import type { AgreementDocument } from '../../../domain/model/agreement/agreement.ts';
import type {
  AgreementDocumentStore,
  AgreementFileStore,
} from '../../../domain/model/agreement/agreement-store.ts';
import type { AgreementId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { oldestFirst } from '../../order.ts';
import { conflict, requireInScope } from '../../scope.ts';

const byAge = oldestFirst<AgreementDocument>(
  (row) => row.createdAt,
  (row) => row.id,
);

export const makeMemoryAgreementDocumentStore = (): AgreementDocumentStore => {
  const rows = new Map<AgreementId, AgreementDocument>();
  return {
    async insert(scope, document) {
      requireInScope(scope, document);
      if (rows.has(document.id)) throw conflict();
      rows.set(document.id, frozenCopy(document));
    },
    async get(scope, id) {
      const row = rows.get(id);
      return row?.shopId === scope.shopId ? row : null;
    },
    async listByShop(scope) {
      return [...rows.values()]
        .filter((row) => row.shopId === scope.shopId)
        .sort(byAge)
        .reverse();
    },
    async concluded() {
      return [...rows.values()]
        .filter(({ state }) => state === 'active' || state === 'countersigned')
        .map(({ id, shopId, state }) => ({ id, shopId, state }));
    },
    async update(scope, id, from, changes) {
      const row = rows.get(id);
      if (row === undefined || row.shopId !== scope.shopId || row.state !== from) return null;
      const next = frozenCopy({ ...row, ...changes });
      rows.set(id, next);
      return next;
    },
    async removeExpired(_service, now) {
      const gone = [...rows.values()]
        .filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now)
        .sort(byAge);
      for (const { id } of gone) rows.delete(id);
      return gone.map(({ id, shopId }) => ({ id, shopId }));
    },
  };
};

export const makeMemoryAgreementFileStore = (): AgreementFileStore => {
  const rows = new Map<string, { shopId: string; agreementId: AgreementId; parts: readonly string[] }>();
  return {
    async put(scope, agreementId, fileId, parts) {
      if (rows.has(fileId)) throw conflict();
      rows.set(fileId, { shopId: scope.shopId, agreementId, parts: [...parts] });
    },
    async get(scope, agreementId, fileId) {
      const row = rows.get(fileId);
      if (row === undefined || row.shopId !== scope.shopId || row.agreementId !== agreementId) return null;
      return [...row.parts];
    },
    async removeByAgreement(scope, agreementId) {
      const gone = [...rows].filter(
        ([, row]) => row.shopId === scope.shopId && row.agreementId === agreementId,
      );
      for (const [id] of gone) rows.delete(id);
      return gone.reduce((count, [, row]) => count + row.parts.length, 0);
    },
  };
};
