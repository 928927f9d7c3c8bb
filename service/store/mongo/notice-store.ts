import { type Connection, Schema } from 'mongoose';
import type { CurrentNotice, NoticeVersion, PolicySnapshot } from '../../domain/notice/notice.ts';
import type { NoticeStore } from '../../domain/notice/notice-store.ts';
import { frozenCopy } from '../frozen-copy.ts';
import { requireInScope } from '../scope.ts';
import { isDuplicate } from './database-error.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from './document.ts';
import { shopGuard } from './shop-guard.ts';

type NoticeRow = Document<NoticeVersion>;
/** `_id` is shop and language: one current version each. */
type CurrentRow = CurrentNotice & { _id: string };

const origin = new Schema(
  { pageId: String, revision: String, modifiedAt: Date, snapshotSha256: String },
  PART_OPTIONS,
);
/** What was hashed or shown is kept to the letter: as it came, without a cast. */
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
).plugin(shopGuard);
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
).plugin(shopGuard);
const snapshotSchema = new Schema<PolicySnapshot>(
  { shopId: SHOP_ID, sha256: String, text: String, fetchedAt: Date, source: String },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

/** Ids of notices remembered as stored. */
const MOST_KEPT = 10_000;

/** The first one of an id stays. */
const keepFirst = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
};

export const makeMongoNoticeStore = (connection: Connection): NoticeStore => {
  const notices = connection.model<NoticeRow>('Notice', noticeSchema, 'notices');
  const currents = connection.model<CurrentRow>('CurrentNotice', currentSchema, 'currentNotices');
  const snapshots = connection.model<PolicySnapshot>('PolicySnapshot', snapshotSchema, 'snapshots');
  /** Put by this process: notices are never removed, so these need not be put again with every contact form. */
  const kept = new Set<NoticeVersion['id']>();
  return {
    async put(scope, notice) {
      requireInScope(scope, notice);
      if (kept.has(notice.id)) return;
      await keepFirst(notices.create(toDocument(notice)));
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.add(notice.id);
    },
    async get(scope, id) {
      const row = await notices.findOne({ _id: id, shopId: scope.shopId }).lean<NoticeRow>();
      return row === null ? null : fromDocument<NoticeVersion>(row);
    },
    async current(scope, locale) {
      const { shopId } = scope;
      const row = await currents.findOne({ _id: `${shopId}:${locale}`, shopId }).lean<CurrentRow>();
      if (row === null) return null;
      const { _id, ...current } = row;
      return frozenCopy(current);
    },
    async setCurrent(scope, current) {
      requireInScope(scope, current);
      const { shopId, locale } = current;
      const _id = `${shopId}:${locale}`;
      await currents.replaceOne({ _id, shopId }, { _id, ...current }, { upsert: true });
    },
    async putSnapshot(scope, snapshot) {
      requireInScope(scope, snapshot);
      await keepFirst(snapshots.create({ ...snapshot }));
    },
    async snapshot(scope, sha256) {
      const row = await snapshots
        .findOne({ shopId: scope.shopId, sha256 })
        .select('-_id')
        .lean<PolicySnapshot>();
      return row === null ? null : frozenCopy(row);
    },
  };
};
