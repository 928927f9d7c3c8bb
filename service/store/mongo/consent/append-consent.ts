import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { ConsentEvent, PlacedEntry } from '../../../domain/model/consent/consent.ts';
import type { ConsentStore, LedgerHead, LedgerPlace } from '../../../domain/model/consent/consent-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { placeAfter, requirePlace } from '../../consent-ledger.ts';
import { conflict, requireInScope } from '../../scope.ts';
import type { AnswerGuard } from '../base/answer-guard.ts';
import { fromDocument, toDocument } from '../base/document.ts';
import { makeKeyTurns } from '../base/key-turns.ts';
import type { RawShopTable } from '../base/raw-shop-table.ts';
import type { ConsentHeads } from './consent-heads.ts';
import type { EpochRow, EventRow, LedgerRow } from './ledger-rows.ts';

const LOT_SIZE = 100;

type Placed = { readonly head: LedgerHead; readonly row: LedgerRow; answer(): void };
type Waiting = { build(place: LedgerPlace): Placed; reject(error: unknown): void };

/** Ordered batch per shop; a refusal ends it, so there are no gaps. */
export const makeAppendConsent = (
  rows: Pick<RawShopTable<LedgerRow>, 'insertInOrder'>,
  heads: Pick<ConsentHeads, 'known' | 'moved' | 'forget'>,
  guard: Pick<AnswerGuard, 'whileConnected'>,
) => {
  const turns = makeKeyTurns<ShopId>(guard);
  const open = new Map<ShopId, Waiting[]>();

  /** Skips entries that fail to build. */
  const placeAll = (lot: readonly Waiting[], after: LedgerHead): [Waiting, Placed][] => {
    let head = after;
    return lot.flatMap((one): [Waiting, Placed][] => {
      try {
        const placed = one.build(placeAfter(head));
        head = placed.head;
        return [[one, placed]];
      } catch (error) {
        one.reject(error);
        return [];
      }
    });
  };
  const writeLot = async (shopId: ShopId, lot: readonly Waiting[]): Promise<void> => {
    let head = await heads.known(shopId);
    let waiting = lot;
    for (;;) {
      const placed = placeAll(waiting, head);
      if (placed.length === 0) return;
      const stored = await rows.insertInOrder(placed.map(([, { row }]) => row)).catch((error: unknown) => {
        // May be stale after an error.
        heads.forget(shopId);
        throw error;
      });
      for (const [, one] of placed.slice(0, stored)) {
        head = one.head;
        heads.moved(shopId, head);
        one.answer();
      }
      const refused = placed.slice(stored).map(([one]) => one);
      if (refused.length === 0) return;
      heads.forget(shopId);
      const found = await heads.known(shopId);
      // Unchanged head: duplicate id. Else the place was taken.
      if (found.seq === head.seq) refused.shift()?.reject(conflict());
      head = found;
      waiting = refused;
    }
  };
  const enqueue = (shopId: ShopId, one: Waiting): void => {
    const known = open.get(shopId);
    if (known !== undefined && known.length < LOT_SIZE) return void known.push(one);
    const lot = [one];
    open.set(shopId, lot);
    const write = (): Promise<void> => {
      if (open.get(shopId) === lot) open.delete(shopId);
      return writeLot(shopId, lot);
    };
    turns.inTurn(shopId, write).catch((error: unknown) => {
      for (const { reject } of lot) reject(error);
    });
  };
  const appended = <Entry extends PlacedEntry>(
    scope: ShopScope,
    make: (place: LedgerPlace) => Entry,
    rowOf: (entry: Entry) => LedgerRow,
  ): Promise<Entry> =>
    new Promise((resolve, reject) => {
      const build = (place: LedgerPlace): Placed => {
        const entry = make(place);
        requirePlace(entry, place);
        const row = rowOf(entry);
        requireInScope(scope, row);
        const { seq, hash, epoch } = entry;
        const head = { seq, hash, ...(epoch === undefined ? {} : { epoch }) };
        return { head, row, answer: () => resolve(entry) };
      };
      enqueue(scope.shopId, { build, reject });
    });

  const append: ConsentStore['append'] = async (scope, make) => {
    const event = await appended(scope, make, (one): EventRow => ({ ...toDocument(one), kind: 'event' }));
    return fromDocument<ConsentEvent>(toDocument(event));
  };
  const openEpoch: ConsentStore['openEpoch'] = (scope, make) =>
    appended(scope, make, (one): EpochRow => ({ ...toDocument(one), kind: 'epoch' }));
  return { append, openEpoch, settle: turns.settle };
};
