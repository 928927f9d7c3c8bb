import assert from 'node:assert/strict';
import {
  type LedgerFile,
  type LedgerFileEntry,
  ledgerSealText,
} from '../../../../service/domain/ledger/ledger-file.ts';
import { verifyLedger } from '../../../../service/domain/ledger/verify-ledger.ts';
import { canonicalJson, type Json } from '../../../../service/domain/model/base/canonical-json.ts';
import { readEd25519Key } from '../../../../service/outbound/ed25519-keys.ts';
import {
  earlierSigner,
  makeLedger,
  SHOP,
  sha256Hex,
  signer,
  vectorKeys,
} from '../../../evidence-vectors/vector-ledger.ts';

const hashOf = (value: unknown): string => sha256Hex(canonicalJson(value as Json));

/** A ledger of one consent of November 2026, as a file of a time of one's choice. */
const fileAsOf = (at: string, by: typeof signer, kind: LedgerFileEntry['kind'] = 'event'): LedgerFile => {
  const ledger = makeLedger();
  const { seq, previousHash, hash, keyId, signature, occurredAt } = ledger.append({ about: 'led_1' });
  const signedAt = kind === 'tombstone' ? null : occurredAt.toISOString();
  const entries = [{ seq, kind, at: signedAt, previousHash, hash, keyId, signature }];
  const sealed = {
    format: 'zgoda-ledger/1' as const,
    asOf: { at, head: ledger.head() },
    shop: SHOP,
    epochs: [],
    sets: { entries: hashOf(entries), statements: hashOf([]) },
  };
  return { sealed, seal: by.sign(ledgerSealText(sealed)), entries, statements: [] };
};
const judged = (file: LedgerFile) =>
  verifyLedger(file, vectorKeys(), { sha256Hex, readKey: readEd25519Key }, []);

describe('the keys of a whole ledger', () => {
  it('began before the time of the file: a retired one seals nothing that was recorded since [CO-9, D5]', async () => {
    for (const kind of ['event', 'tombstone'] as const) {
      const { checks } = await judged(fileAsOf('2026-05-31T12:00:00.000Z', earlierSigner, kind));
      assert.deepEqual(
        checks.filter(({ ok }) => !ok),
        [{ check: 'signatures', ok: false, seq: 1, at: null }],
        kind,
      );
    }
  });

  it('hold also where the clock of the service was set back before the file was made [CO-9]', async () => {
    assert.equal((await judged(fileAsOf('2026-11-09T12:00:00.000Z', signer))).valid, true);
  });
});
