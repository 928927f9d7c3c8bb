import { type Connection, Schema, trusted } from 'mongoose';
import type { CurrentNotice, NoticeVersion, PolicySnapshot } from '../../../domain/model/notice/notice.ts';
import type { NoticeStore } from '../../../domain/model/notice/notice-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

type NoticeRow = Document<NoticeVersion>;
/** `_id`: shop and language. */
type CurrentRow = CurrentNotice & { _id: string };

const origin = new Schema(
  { pageId: String, revision: String, modifiedAt: Date, snapshotSha256: String },
  PART_OPTIONS,
);
/** No casts: stored exactly. */
const asShown = Schema.Types.Mixed;
const noticeSchema = new Schema<NoticeRow>(
  {
    _id: String,
    shopId: SHOP_ID,
    content: asShown,
    paragraphs: asShown,
    consent: asShown,
    createdAt: Date,
    origin,
  },
  SCHEMA_OPTIONS,
);
const currentSchema = new Schema<CurrentRow>(
  {
    _id: String,
    shopId: SHOP_ID,
    locale: String,
    noticeId: String,
    since: Date,
    previous: [new Schema({ noticeId: String, supersededAt: Date }, PART_OPTIONS)],
  },
  SCHEMA_OPTIONS,
);
const snapshotSchema = new Schema<PolicySnapshot>(
  { shopId: SHOP_ID, sha256: String, text: String, fetchedAt: Date, source: String },
  SCHEMA_OPTIONS,
);

/** In milliseconds. */
const KEPT_MS = 60_000;
const MOST_KEPT = 10_000;

export const makeMongoNoticeStore = (connection: Connection): NoticeStore => {
  const notices = shopTable<NoticeRow>(connection, 'Notice', noticeSchema, 'notices');
  const currents = shopTable<CurrentRow>(connection, 'CurrentNotice', currentSchema, 'currentNotices');
  const snapshots = shopTable<PolicySnapshot>(connection, 'PolicySnapshot', snapshotSchema, 'snapshots');
  const kept = new Map<NoticeVersion['id'], number>();
  return {
    async put(scope, notice) {
      requireInScope(scope, notice);
      if (Date.now() - (kept.get(notice.id) ?? 0) < KEPT_MS) return;
      await notices.insertOnce(scope, toDocument(notice));
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(notice.id, Date.now());
    },
    async get(scope, id) {
      const row = await notices.findOne(scope, { _id: id });
      return row === null ? null : fromDocument<NoticeVersion>(row);
    },
    async listByPolicy(scope, contentSha256s) {
      const found = await notices.find(scope, {
        'content.policy.contentSha256': trusted({ $in: [...contentSha256s] }),
      });
      return found.map((row) => fromDocument<NoticeVersion>(row));
    },
    async listOld(scope, before) {
      const found = await notices.find(
        scope,
        { createdAt: trusted({ $lt: before }) },
        { select: ['content.surface', 'content.policy.contentSha256'] },
      );
      return found.map(({ _id, content }) => ({
        id: _id,
        surface: content.surface,
        policySha256: content.policy?.contentSha256 ?? null,
      }));
    },
    async remove(scope, ids) {
      for (const id of ids) kept.delete(id);
      return notices.removeAll(scope, { _id: trusted({ $in: [...ids] }) });
    },
    async current(scope, locale) {
      const { shopId } = scope;
      const row = await currents.findOne(scope, { _id: `${shopId}:${locale}` });
      if (row === null) return null;
      const { _id, ...current } = row;
      return frozenCopy(current);
    },
    async setCurrent(scope, current) {
      const { shopId, locale } = current;
      const _id = `${shopId}:${locale}`;
      await currents.replace(scope, { _id }, { _id, ...current });
    },
    async putSnapshot(scope, snapshot) {
      await snapshots.insertOnce(scope, { ...snapshot });
    },
    async removeSnapshots(scope, before, keptTexts) {
      const gone = { fetchedAt: trusted({ $lt: before }), sha256: trusted({ $nin: [...keptTexts] }) };
      return snapshots.removeAll(scope, gone);
    },
    async boundTexts(scope) {
      const found = await notices.find(scope, {}, { select: ['content.policy.contentSha256'] });
      return [...new Set(found.flatMap(({ content }) => content.policy?.contentSha256 ?? []))];
    },
    async snapshot(scope, sha256) {
      const row = await snapshots.findOne(scope, { sha256 }, { select: ['-_id'] });
      return row === null ? null : frozenCopy(row);
    },
  };
};
