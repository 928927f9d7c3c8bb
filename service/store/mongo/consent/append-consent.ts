import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { ConsentEvent, PlacedEntry } from '../../../domain/model/consent/consent.ts';
import type { ConsentStore, LedgerPlace } from '../../../domain/model/consent/consent-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { placeAfter, requirePlace } from '../../consent-ledger.ts';
import { conflict } from '../../scope.ts';
import type { AnswerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { fromDocument, toDocument } from '../base/document.ts';
import { makeKeyTurns } from '../base/key-turns.ts';
import type { ShopTable } from '../base/shop-table.ts';
import type { ConsentHeads } from './consent-heads.ts';
import type { EpochRow, EventRow, LedgerRow } from './ledger-rows.ts';

/** Appends to the ledgers: one append at a time in each shop of this process. */
export const makeAppendConsent = (
  rows: Pick<ShopTable<LedgerRow>, 'insert'>,
  heads: Pick<ConsentHeads, 'known' | 'moved' | 'forget'>,
  guard: Pick<AnswerGuard, 'whileConnected'>,
) => {
  const turns = makeKeyTurns<ShopId>(guard);

  const appendInTurn = async <Entry extends PlacedEntry>(
    scope: ShopScope,
    make: (place: LedgerPlace) => Entry,
    rowOf: (entry: Entry) => LedgerRow,
  ): Promise<Entry> => {
    const { shopId } = scope;
    let head = await heads.known(shopId);
    for (;;) {
      const place = placeAfter(head);
      const entry = make(place);
      requirePlace(entry, place);
      try {
        await rows.insert(scope, rowOf(entry));
        const { seq, hash, epoch } = entry;
        heads.moved(shopId, { seq, hash, ...(epoch === undefined ? {} : { epoch }) });
        return entry;
      } catch (error) {
        // The cached head may be wrong now, whatever the error was.
        heads.forget(shopId);
        if (!isDuplicate(error)) throw error;
        const found = await heads.known(shopId);
        if (found.seq === head.seq) throw conflict();
        // Another process took the place; the chain goes on behind its event.
        head = found;
      }
    }
  };

  const append: ConsentStore['append'] = (scope, make) =>
    turns.inTurn(scope.shopId, async () => {
      const event = await appendInTurn(
        scope,
        make,
        (one): EventRow => ({ ...toDocument(one), kind: 'event' }),
      );
      return fromDocument<ConsentEvent>(toDocument(event));
    });
  const openEpoch: ConsentStore['openEpoch'] = (scope, make) =>
    turns.inTurn(scope.shopId, () =>
      appendInTurn(scope, make, (one): EpochRow => ({ ...toDocument(one), kind: 'epoch' })),
    );
  return { append, openEpoch, settle: turns.settle };
};
