import type { AgreementDocument } from '../../../../service/domain/model/agreement/agreement.ts';
import type {
  AgreementDocumentStore,
  AgreementFileStore,
} from '../../../../service/domain/model/agreement/agreement-store.ts';
import type { AgreementId, ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { oldestFirst } from '../../../../service/store/order.ts';
import { conflict, isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

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

type FilePart = {
  fileId: string;
  shopId: ShopId;
  agreementId: AgreementId;
  part: number;
  parts: number;
  sealed: string;
};

export const makeMemoryAgreementFileStore = (): AgreementFileStore => {
  const rows = memoryTable<string, FilePart>('agreementFiles');
  const all = () => [...rows.values()];
  return {
    async put({ shopId }, agreementId, fileId, parts) {
      if (all().some((row) => row.fileId === fileId)) throw conflict();
      for (const [at, sealed] of parts.entries()) {
        const row = { fileId, shopId, agreementId, part: at + 1, parts: parts.length, sealed };
        rows.set(`${fileId} ${row.part}/${row.parts}`, frozenCopy(row));
      }
    },
    async get(scope, agreementId, fileId) {
      const found = all().filter(
        (row) => isInScope(scope, row) && row.agreementId === agreementId && row.fileId === fileId,
      );
      return found.length === 0 ? null : found.map(({ sealed }) => sealed);
    },
    async removeByAgreement(scope, agreementId) {
      const gone = [...rows].filter(([, row]) => isInScope(scope, row) && row.agreementId === agreementId);
      for (const [key] of gone) rows.delete(key);
      return gone.length;
    },
  };
};
