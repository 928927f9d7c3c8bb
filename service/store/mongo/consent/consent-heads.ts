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

/** A place of the ledger that was once its head; `_id` is the shop. */
type MarkRow = Head & { _id: ShopId; shopId: ShopId };

const schema = new Schema<MarkRow>(
  { _id: String, shopId: SHOP_ID, seq: Number, hash: String, epoch: Number },
  SCHEMA_OPTIONS,
);

/** A mark is written after this many events, so a fresh process reads about as many to find the head. */
const MARK_EVERY = 32;
const headOf = ({ seq, hash, epoch }: Head): Head => ({
  seq,
  hash,
  ...(epoch === undefined ? {} : { epoch }),
});
const EMPTY: Head = { seq: 0, hash: FIRST_PREVIOUS_HASH };

/**
 * Newest place of each shop's ledger, kept in memory and found again from a mark and the range above it. The embedded
 * engine would read the whole ledger to sort it, so no query asks for "the newest one".
 */
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
  /** A dump beside the running service, or its restore, may hold a mark that is newer than the ledger: that one is left. */
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
    /** As the database has it now. */
    read,
    /** As cached in this process; read when it is not. */
    async known(shopId: ShopId): Promise<Head> {
      const head = heads.get(shopId) ?? (await read(shopId));
      heads.set(shopId, head);
      return head;
    },
    moved(shopId: ShopId, head: Head): void {
      heads.set(shopId, head);
      if (head.seq % MARK_EVERY !== 0) return;
      // A mark may be missing, old or of another time: it only saves reading.
      marking = marking.then(() => whileConnected(writeMark(shopId, head))).catch(() => undefined);
    },
    forget(shopId: ShopId): void {
      heads.delete(shopId);
    },
    /** Resolves when no mark is being written. */
    async settle(): Promise<void> {
      await marking;
    },
  };
};
export type ConsentHeads = ReturnType<typeof makeConsentHeads>;
