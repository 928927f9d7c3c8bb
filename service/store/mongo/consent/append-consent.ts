import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { ConsentEvent } from '../../../domain/model/consent/consent.ts';
import type { ConsentStore } from '../../../domain/model/consent/consent-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { requirePlace } from '../../consent-ledger.ts';
import { conflict } from '../../scope.ts';
import type { AnswerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { fromDocument, toDocument } from '../base/document.ts';
import { makeKeyTurns } from '../base/key-turns.ts';
import type { ShopTable } from '../base/shop-table.ts';
import type { ConsentHeads } from './consent-heads.ts';
import type { EventRow, LedgerRow } from './ledger-rows.ts';

/** Appends to the ledgers: one append at a time in each shop of this process. */
export const makeAppendConsent = (
  rows: Pick<ShopTable<LedgerRow>, 'insert'>,
  heads: Pick<ConsentHeads, 'known' | 'moved' | 'forget'>,
  guard: Pick<AnswerGuard, 'whileConnected'>,
) => {
  const turns = makeKeyTurns<ShopId>(guard);

  const appendInTurn = async (
    scope: ShopScope,
    make: Parameters<ConsentStore['append']>[1],
  ): Promise<ConsentEvent> => {
    const { shopId } = scope;
    let head = await heads.known(shopId);
    for (;;) {
      const place = { seq: head.seq + 1, previousHash: head.hash };
      const event = make(place);
      requirePlace(event, place);
      const row: EventRow = { ...toDocument(event), kind: 'event' };
      try {
        await rows.insert(scope, row);
        heads.moved(shopId, { seq: event.seq, hash: event.hash });
        return fromDocument<ConsentEvent>(toDocument(event));
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
    turns.inTurn(scope.shopId, () => appendInTurn(scope, make));
  return { append, settle: turns.settle };
};
