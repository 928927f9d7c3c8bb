import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import type {
  CurrentNotice,
  NoticeVersion,
  PolicySnapshot,
} from '../../../../service/domain/model/notice/notice.ts';
import type { NoticeStore } from '../../../../service/domain/model/notice/notice-store.ts';
import type { NoticeId } from '../../../../service/protocol/vocabulary.ts';
import { frozenCopy } from '../../../../service/store/frozen-copy.ts';
import { isInScope, requireInScope } from '../../../../service/store/scope.ts';
import { memoryTable } from '../base/memory-tables.ts';

export const makeMemoryNoticeStore = (): NoticeStore => {
  const notices = memoryTable<NoticeId, NoticeVersion>('notices');
  const currents = memoryTable<string, CurrentNotice>('currentNotices');
  const snapshots = memoryTable<string, PolicySnapshot>('snapshots');
  const inScope = (scope: ShopScope) => [...notices.values()].filter((row) => isInScope(scope, row));
  return {
    async put(scope, notice) {
      requireInScope(scope, notice);
      if (!notices.has(notice.id)) notices.set(notice.id, frozenCopy(notice));
    },
    async get(scope, id) {
      const row = notices.get(id);
      return row !== undefined && isInScope(scope, row) ? row : null;
    },
    async listByPolicy(scope, contentSha256s) {
      return inScope(scope).filter(({ content }) =>
        contentSha256s.includes(content.policy?.contentSha256 ?? 'none'),
      );
    },
    async listOld(scope, before) {
      return inScope(scope)
        .filter((row) => row.createdAt < before)
        .map(({ id, content }) => ({
          id,
          surface: content.surface,
          policySha256: content.policy?.contentSha256 ?? null,
        }));
    },
    async remove(scope, ids) {
      const found = inScope(scope).filter((row) => ids.includes(row.id));
      for (const row of found) notices.delete(row.id);
      return found.length;
    },
    async current(scope, locale) {
      return currents.get(`${scope.shopId}:${locale}`) ?? null;
    },
    async setCurrent(scope, current) {
      requireInScope(scope, current);
      currents.set(`${scope.shopId}:${current.locale}`, frozenCopy(current));
    },
    async putSnapshot(scope, snapshot) {
      requireInScope(scope, snapshot);
      const key = `${scope.shopId}:${snapshot.sha256}`;
      if (!snapshots.has(key)) snapshots.set(key, frozenCopy(snapshot));
    },
    async removeSnapshots(scope, before, kept) {
      const found = [...snapshots.entries()].filter(
        ([, row]) => isInScope(scope, row) && row.fetchedAt < before && !kept.includes(row.sha256),
      );
      for (const [key] of found) snapshots.delete(key);
      return found.length;
    },
    async boundTexts(scope) {
      return [...new Set(inScope(scope).flatMap(({ content }) => content.policy?.contentSha256 ?? []))];
    },
    async snapshot(scope, sha256) {
      return snapshots.get(`${scope.shopId}:${sha256}`) ?? null;
    },
  };
};
