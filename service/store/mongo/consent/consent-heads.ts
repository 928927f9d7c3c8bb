import { type Connection, Schema } from 'mongoose';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import { FIRST_PREVIOUS_HASH } from '../../../domain/model/consent/consent.ts';
import type { LedgerHead } from '../../../domain/model/consent/consent-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import type { RawShopTable } from '../base/raw-shop-table.ts';
import { shopTable } from '../base/shop-table.ts';

type Head = LedgerHead;

type LedgerPlace = { readonly shopId: ShopId; readonly seq: number };

/** `_id`: shop. */
type MarkRow = Head & { _id: ShopId; shopId: ShopId };

const schema = new Schema<MarkRow>(
  { _id: String, shopId: SHOP_ID, seq: Number, hash: String, epoch: Number },
  SCHEMA_OPTIONS,
);

const MARK_EVERY = 32;
const headOf = ({ seq, hash, epoch }: Head): Head => ({
  seq,
  hash,
  ...(epoch === undefined ? {} : { epoch }),
});
const EMPTY: Head = { seq: 0, hash: FIRST_PREVIOUS_HASH };

/** The embedded engine would sort the complete ledger. */
export const makeConsentHeads = (connection: Connection, ledger: RawShopTable<LedgerPlace>) => {
  const marks = shopTable<MarkRow>(connection, 'ConsentHead', schema, 'consentHeads');
  const heads = new Map<ShopId, Head>();
  const { whileConnected } = answerGuard(connection);
  let marking: Promise<unknown> = Promise.resolve();

  const rowsFrom = (shopId: ShopId, seq: number): Promise<Head[]> =>
    ledger.find<Head>(
      scopeOfShop(shopId),
      { seq: { $gte: seq } },
      { projection: { _id: 0, seq: 1, hash: 1, epoch: 1 }, sort: { seq: 1 } },
    );
  const above = async (shopId: ShopId, from: Head): Promise<Head> => {
    const newest = (await rowsFrom(shopId, from.seq + 1)).at(-1);
    return newest === undefined ? from : headOf(newest);
  };
  /** After a restore a mark may be too new. */
  const fromMark = async (shopId: ShopId): Promise<Head> => {
    const mark = await marks.findOne(scopeOfShop(shopId), { _id: shopId });
    const found = mark === null ? [] : await rowsFrom(shopId, mark.seq);
    const newest = found.at(-1);
    const isHeld = found[0]?.seq === mark?.seq && found[0]?.hash === mark?.hash;
    return newest !== undefined && isHeld ? headOf(newest) : above(shopId, EMPTY);
  };
  const read = async (shopId: ShopId): Promise<Head> => {
    const known = heads.get(shopId);
    return known === undefined ? fromMark(shopId) : above(shopId, known);
  };
  const writeMark = async (shopId: ShopId, head: Head): Promise<void> => {
    const existing = await marks.findOne(scopeOfShop(shopId), { _id: shopId });
    if (existing !== null && existing.seq >= head.seq) return;
    await marks.replace(scopeOfShop(shopId), { _id: shopId }, { _id: shopId, shopId, ...head });
  };

  return {
    read,
    async known(shopId: ShopId): Promise<Head> {
      const head = heads.get(shopId) ?? (await read(shopId));
      heads.set(shopId, head);
      return head;
    },
    moved(shopId: ShopId, head: Head): void {
      heads.set(shopId, head);
      if (head.seq % MARK_EVERY !== 0) return;
      // Not awaited.
      marking = marking.then(() => whileConnected(writeMark(shopId, head))).catch(() => undefined);
    },
    forget(shopId: ShopId): void {
      heads.delete(shopId);
    },
    async settle(): Promise<void> {
      await marking;
    },
  };
};
export type ConsentHeads = ReturnType<typeof makeConsentHeads>;
