import type { Connection, mongo } from 'mongoose';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Card } from '../../../domain/model/card/card.ts';
import type { ConsentEvent } from '../../../domain/model/consent/consent.ts';
import {
  type ContentId,
  type ContentKey,
  type ContentKeys,
  type EarlierContent,
  SEALED_MARK,
} from '../../../domain/model/content/content-keys.ts';
import type { Conversation, EventBody } from '../../../domain/model/conversation/conversation.ts';
import type { Lead } from '../../../domain/model/lead/lead.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { sealCard } from '../../sealed/sealed-card-store.ts';
import { pageKeyOf, sealPage } from '../../sealed/sealed-consent-store.ts';
import { sealBody, sealConversation } from '../../sealed/sealed-conversation.ts';
import { sealLead } from '../../sealed/sealed-lead-store.ts';
import { opensAny } from '../../sealed/sealed-strings.ts';

/** One row for each collection that still holds content in clear, with how far the work has come. */
export const UNSEALED_COLLECTION = 'unsealedContent';
/** Rows read and written at a time. */
const BATCH = 500;

type Row = mongo.Document & { _id: string; shopId: ShopId };
type Unsealed = { _id: string; after: string };
type Step = {
  readonly collection: string;
  /** The record whose key seals the row. */
  recordOf(row: Row): ContentId;
  /** The sealed fields; null when the row was sealed before an interruption. */
  seal(key: ContentKey, row: Row): mongo.Document | null;
  /** Whether a row without a key gets one; the others belong to a record that is gone. */
  makesKey(row: Row): boolean;
  /** The fields that are erased in a row of a record that is gone; null: none. Absent: the row goes. */
  gone?(row: Row): mongo.Document | null;
};
const always = (): boolean => true;
const never = (): boolean => false;

const consentOf = (row: Row): ConsentEvent => ({ ...row, id: row._id }) as unknown as ConsentEvent;
/** Entries from before decision 0087 signed their page as a text, which stays. */
const isOpenPage = ({ kind, pageOrigin }: Row): boolean =>
  kind === 'event' && typeof pageOrigin?.value === 'string' && !pageOrigin.value.startsWith(SEALED_MARK);

const STEPS: readonly Step[] = [
  {
    collection: 'conversations',
    makesKey: always,
    recordOf: (row) => row._id as ContentId,
    seal(key, row) {
      const { page, product, customer, assignedTo, preview } = row as unknown as Conversation;
      const parts = { page, product, customer, name: assignedTo?.name, text: preview };
      if (opensAny(key, parts)) return null;
      const sealed = sealConversation(key, row as unknown as Conversation);
      return {
        page: sealed.page,
        product: sealed.product,
        customer: sealed.customer,
        assignedTo: sealed.assignedTo,
        preview: sealed.preview,
      };
    },
  },
  {
    collection: 'events',
    makesKey: never,
    recordOf: (row) => row.conversationId,
    seal(key, row) {
      const body: EventBody = row.body;
      const { text, name, assignedTo, request } = row.body;
      if (opensAny(key, { text, name: name ?? assignedTo?.name, request })) return null;
      return { body: sealBody(key, body) };
    },
  },
  {
    collection: 'cards',
    makesKey: never,
    recordOf: (row) => row.conversationId,
    seal(key, row) {
      const card = row as unknown as Card;
      if (opensAny(key, { answers: card.sealed, label: card.fields.map(({ label }) => label) })) return null;
      const { sealed, fields } = sealCard(key, card);
      return { sealed, fields };
    },
  },
  {
    collection: 'leads',
    makesKey: always,
    recordOf: (row) => row._id as ContentId,
    seal(key, row) {
      const lead = row as unknown as Lead;
      if (opensAny(key, { sealed: lead.sealed, pagePath: lead.pagePath })) return null;
      const { sealed, pagePath } = sealLead(key, lead);
      return { sealed, pagePath };
    },
  },
  {
    collection: 'consents',
    // The key of a lead is there as long as the lead.
    makesKey: (row) => isOpenPage(row) && pageKeyOf(consentOf(row)) === row._id,
    recordOf: (row) => (isOpenPage(row) ? pageKeyOf(consentOf(row)) : (row._id as ContentId)),
    seal: (key, row) => (isOpenPage(row) ? { pageOrigin: sealPage(key, consentOf(row)).pageOrigin } : null),
    gone: (row) =>
      isOpenPage(row) ? { pageOrigin: { ...(row.pageOrigin as object), salt: null, value: null } } : null,
  },
];

const keysFor = async (
  keys: ContentKeys,
  rows: readonly Row[],
  { recordOf, makesKey }: Step,
): Promise<Map<ContentId, ContentKey>> => {
  const found = new Map<ContentId, ContentKey>();
  for (const row of rows.filter(makesKey))
    found.set(recordOf(row), await keys.make(scopeOfShop(row.shopId), recordOf(row)));
  const others = rows.filter((row) => !makesKey(row));
  for (const shopId of new Set(others.map((row) => row.shopId))) {
    const own = others.filter((row) => row.shopId === shopId).map(recordOf);
    for (const [id, key] of await keys.getAll(scopeOfShop(shopId), [...new Set(own)])) found.set(id, key);
  }
  return found;
};

/** Conversations before their events and cards, so that these find a key or belong to nothing. */
export const makeMongoEarlierContent = (connection: Connection): EarlierContent => ({
  async isLeft() {
    const db = connection.getClient().db(connection.name);
    const ids = STEPS.map(({ collection }) => collection);
    return (await db.collection<Unsealed>(UNSEALED_COLLECTION).findOne({ _id: { $in: ids } })) !== null;
  },
  async seal(keys, progress) {
    const db = connection.getClient().db(connection.name);
    const unsealed = db.collection<Unsealed>(UNSEALED_COLLECTION);
    let done = 0;
    for (const step of STEPS) {
      const rows = db.collection<Row>(step.collection);
      for (;;) {
        const left = await unsealed.findOne({ _id: step.collection });
        if (left === null) break;
        const batch = await rows
          .find({ _id: { $gt: left.after } })
          .sort({ _id: 1 })
          .limit(BATCH)
          .toArray();
        const found = await keysFor(keys, batch as Row[], step);
        const changes = (batch as Row[]).flatMap((row): mongo.AnyBulkWriteOperation<Row>[] => {
          const filter = { _id: row._id, shopId: row.shopId };
          const key = found.get(step.recordOf(row));
          if (key === undefined && step.gone === undefined) return [{ deleteOne: { filter } }];
          const $set = key === undefined ? (step.gone?.(row) ?? null) : step.seal(key, row);
          return $set === null ? [] : [{ updateOne: { filter, update: { $set } } }];
        });
        if (changes.length > 0) await rows.bulkWrite(changes, { ordered: false });
        done += batch.length;
        if (batch.length > 0) progress(done);
        const last = batch.at(-1);
        if (last === undefined) await unsealed.deleteOne({ _id: step.collection });
        else await unsealed.updateOne({ _id: step.collection }, { $set: { after: last._id } });
      }
    }
    return done;
  },
});
