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

/** Entries of one lot at most. */
const LOT_SIZE = 100;

/** An entry at its place, ready to be stored. */
type Placed = { readonly head: LedgerHead; readonly row: LedgerRow; answer(): void };
/** A caller that waits for a place. */
type Waiting = { build(place: LedgerPlace): Placed; reject(error: unknown): void };

/**
 * Appends to the ledgers. In each shop of this process one insert is on its way; what is to be appended meanwhile goes
 * out together, chained in the order of the calls. The insert is ordered and ends at the first entry that a unique
 * index refuses, so the chain never has a gap.
 */
export const makeAppendConsent = (
  rows: Pick<RawShopTable<LedgerRow>, 'insertInOrder'>,
  heads: Pick<ConsentHeads, 'known' | 'moved' | 'forget'>,
  guard: Pick<AnswerGuard, 'whileConnected'>,
) => {
  const turns = makeKeyTurns<ShopId>(guard);
  /** The lot of each shop that still takes entries. */
  const open = new Map<ShopId, Waiting[]>();

  /** Chains the entries; one that cannot be built leaves its place to the next. */
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
        // The cached head may be wrong now, whatever the error was.
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
      // Nobody took the place, so it was the id. Else another process did, and the chain goes on behind its entry.
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
