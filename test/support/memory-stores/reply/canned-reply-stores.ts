import type {
  CannedReplyList,
  CannedReplyUse,
} from '../../../../service/domain/canned-reply/canned-reply.ts';
import type {
  CannedReplyStore,
  OrganisationReplyStore,
  ReplyUseStore,
} from '../../../../service/domain/canned-reply/canned-reply-store.ts';
import type { OrganisationId, ShopId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

type Stored<Owner> = CannedReplyList & Owner;
const listOf = ({ version, replies }: CannedReplyList): CannedReplyList => ({ version, replies });

export const makeMemoryCannedReplyStore = (): CannedReplyStore => {
  const rows = memoryTable<ShopId, Stored<{ shopId: ShopId }>>('cannedReplies');
  return {
    async get({ shopId }) {
      const row = rows.get(shopId);
      return row === undefined ? null : listOf(row);
    },
    async put(scope, { shopId, replies }, versionRead) {
      requireInScope(scope, { shopId });
      if ((rows.get(shopId)?.version ?? 0) !== versionRead) return false;
      rows.set(shopId, frozenCopy({ shopId, version: versionRead + 1, replies }));
      return true;
    },
  };
};

export const makeMemoryOrganisationReplyStore = (): OrganisationReplyStore => {
  const rows = new Map<OrganisationId, CannedReplyList>();
  return {
    async get(organisationId) {
      return rows.get(organisationId) ?? null;
    },
    async put(organisationId, replies, versionRead) {
      if ((rows.get(organisationId)?.version ?? 0) !== versionRead) return false;
      rows.set(organisationId, frozenCopy({ version: versionRead + 1, replies }));
      return true;
    },
    async remove(organisationId) {
      rows.delete(organisationId);
    },
  };
};

export const makeMemoryReplyUseStore = (): ReplyUseStore => {
  const rows = memoryTable<string, CannedReplyUse & { shopId: ShopId }>('replyUses');
  return {
    async count({ shopId }, replyId, act) {
      const id = `${shopId}/${replyId}`;
      const row = rows.get(id) ?? { shopId, replyId, inserted: 0, sent: 0 };
      rows.set(id, frozenCopy({ ...row, [act]: row[act] + 1 }));
    },
    async list(scope) {
      return [...rows.values()]
        .filter((row) => isInScope(scope, row))
        .map(({ replyId, inserted, sent }) => ({ replyId, inserted, sent }));
    },
    async forget(scope, replyId) {
      for (const [id, row] of rows) if (row.replyId === replyId && isInScope(scope, row)) rows.delete(id);
    },
  };
};
