import { type Connection, Schema, trusted } from 'mongoose';
import type { Shop } from '../../../domain/model/shop/shop.ts';
import type { ShopStore } from '../../../domain/model/shop/shop-store.ts';
import { byLocale } from '../../../protocol/by-locale.ts';
import type { ShopKey } from '../../../protocol/vocabulary.ts';
import { makeRecentGroup, type RecentGroup } from '../../recent-reads.ts';
import { changedRow } from '../base/changed-row.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<Shop>;

const controller = new Schema(
  { name: String, address: String, email: String, phone: String, dpo: String },
  PART_OPTIONS,
);
const provider = new Schema(
  { by: String, name: String, country: String, transferTool: String },
  PART_OPTIONS,
);
const providers = new Schema({ hosting: provider, mail: provider }, PART_OPTIONS);
const fields = new Schema({ name: String, email: String, phone: String }, PART_OPTIONS);
const words = new Schema(
  byLocale(() => String),
  PART_OPTIONS,
);
const marketingTexts = new Schema({ email: words, phone: words }, PART_OPTIONS);
const marketing = new Schema({ email: Boolean, phone: Boolean, texts: marketingTexts }, PART_OPTIONS);
const appearance = new Schema(
  { accent: String, side: String, offset: Number, label: words, greeting: words },
  PART_OPTIONS,
);
const span = new Schema({ from: String, to: String }, PART_OPTIONS);
const closing = new Schema({ from: String, to: String, label: String, isYearly: Boolean }, PART_OPTIONS);
const hours = new Schema(
  {
    isOn: Boolean,
    timeZone: String,
    week: [[span]],
    holidays: [String],
    closings: [closing],
    outside: String,
  },
  PART_OPTIONS,
);
const invitationRule = new Schema(
  { pathPrefix: String, secondsOnPage: Number, cartFrom: Number, onlyReturning: Boolean, text: words },
  PART_OPTIONS,
);
const sender = new Schema({ address: String, confirmedAt: Date }, PART_OPTIONS);
const visitorList = new Schema(
  { isOn: Boolean, invitations: [invitationRule], wasOn: Boolean },
  PART_OPTIONS,
);
const lastRefusal = new Schema({ at: Date, reason: String, clockOffsetSeconds: Number }, PART_OPTIONS);

/** The primary key is the shop id, so every write names its shop. */
const schema = new Schema<Row>(
  {
    _id: String,
    key: { type: String, immutable: true },
    organisationId: { type: String, immutable: true },
    name: String,
    url: String,
    origins: [String],
    locale: String,
    controller,
    providers,
    confirmedAt: Date,
    leadBasis: String,
    whenNoPolicy: String,
    leadRetentionDays: Number,
    conversationRetentionDays: Number,
    receiptMail: Boolean,
    auditRetentionMonths: Number,
    closesAt: Date,
    anonymousRetentionDays: Number,
    enquiryProofYears: Number,
    marketingProofYears: Number,
    marketingReminderMonths: Number,
    fields,
    marketing,
    appearance,
    hours,
    formOfferSeconds: Number,
    sender,
    quarantineDays: Number,
    isDemo: Boolean,
    visitorList,
    adapterSecrets: [String],
    adapterSecretAt: Date,
    adapterSecretBy: String,
    lastRefusal,
    policyStood: Boolean,
    seenAt: Date,
    createdAt: { type: Date, immutable: true },
  },
  SCHEMA_OPTIONS,
);

/** @param recent cache: read on every visitor message */
export const makeMongoShopStore = (
  connection: Connection,
  recent: RecentGroup = makeRecentGroup(0),
): ShopStore => {
  const rows = serviceTable<Row>(connection, 'Shop', schema, 'shops');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Shop>(row));
  const byKey = recent.reads(async (key: ShopKey) => one(await rows.findOne({ key }).lean<Row>()));
  const byCreation = { createdAt: 1, _id: 1 } as const;
  return {
    findByKey: byKey.get,
    async listByOrganisation(organisationId) {
      const found = await rows.find({ organisationId }).sort(byCreation).lean<Row[]>();
      return found.map((row) => fromDocument<Shop>(row));
    },
    async listByOrganisations(organisationIds) {
      const own = { organisationId: trusted({ $in: [...organisationIds] }) };
      const found = await rows.find(own).sort(byCreation).lean<Row[]>();
      return found.map((row) => fromDocument<Shop>(row));
    },
    async listByIds(ids) {
      const found = await rows
        .find({ _id: trusted({ $in: [...ids] }) })
        .sort(byCreation)
        .lean<Row[]>();
      return found.map((row) => fromDocument<Shop>(row));
    },
    async allIds() {
      const found = await rows.find().select('_id').sort({ _id: 1 }).lean<Pick<Row, '_id'>[]>();
      return found.map((row) => row._id);
    },
    async get(scope) {
      return one(await rows.findOne({ _id: scope.shopId }).lean<Row>());
    },
    async insert(shop) {
      await byKey.after(rows.create(toDocument(shop)));
    },
    async update(scope, changes) {
      const { shopId } = scope;
      const changed = changedRow(
        rows.updateOne({ _id: shopId }, { $set: changes }),
        rows.findOne({ _id: shopId }).lean<Row>(),
      );
      return one(await byKey.after(changed));
    },
    async followAdapterSecret(scope, { sealed, after, at }) {
      const following = rows.updateOne(
        { _id: scope.shopId, 'adapterSecrets.0': after },
        { $set: { adapterSecrets: [sealed, after], adapterSecretAt: at } },
      );
      const { modifiedCount } = await byKey.after(following.exec());
      return modifiedCount === 1;
    },
    async noteRefusal(scope, refusal, since) {
      // Cache kept: anybody can cause a refusal, and a stale value only costs one write.
      const { modifiedCount } = await rows.updateOne(
        {
          _id: scope.shopId,
          $or: [{ lastRefusal: null }, { 'lastRefusal.at': trusted({ $lte: since }) }],
        },
        { $set: { lastRefusal: refusal } },
      );
      return modifiedCount === 1;
    },
  };
};
