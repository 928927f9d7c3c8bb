import type { CurrentNotice, NoticeVersion, PolicySnapshot } from '../../domain/notice/notice.ts';
import type { NoticeStore } from '../../domain/notice/notice-store.ts';
import type { NoticeId } from '../../protocol/vocabulary.ts';
import { frozenCopy } from '../frozen-copy.ts';
import { isInScope, requireInScope } from '../scope.ts';
import { memoryTable } from './memory-tables.ts';

export const makeMemoryNoticeStore = (): NoticeStore => {
  const notices = memoryTable<NoticeId, NoticeVersion>('notices');
  const currents = memoryTable<string, CurrentNotice>('currentNotices');
  const snapshots = memoryTable<string, PolicySnapshot>('snapshots');
  return {
    async put(scope, notice) {
      requireInScope(scope, notice);
      if (!notices.has(notice.id)) notices.set(notice.id, frozenCopy(notice));
    },
    async get(scope, id) {
      const row = notices.get(id);
      return row !== undefined && isInScope(scope, row) ? row : null;
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
    async snapshot(scope, sha256) {
      return snapshots.get(`${scope.shopId}:${sha256}`) ?? null;
    },
  };
};
