import { StartFailure } from '../../start/start-failure.ts';
import type { Progress } from '../progress.ts';
import { type Manifest, plainRow, type SavedHead, savedRows } from './backup-form.ts';

const LEDGER = 'consents';
const NOTHING = '0'.repeat(64);

type Place = { readonly previousHash: string; readonly hash: string };
type Followed = { seq: number; hash: string; brokenAt: number | null; readonly early: Map<number, Place> };

/** One pass; out-of-order entries are buffered. */
export const makeLedgerCheck = () => {
  const followed = new Map<string, Followed>();
  const heads = new Map<string, SavedHead>();
  const add = (ledger: Followed, seq: number, place: Place): void => {
    if (ledger.brokenAt !== null) return;
    if (seq <= ledger.seq || ledger.early.has(seq)) {
      ledger.brokenAt = seq;
      return;
    }
    ledger.early.set(seq, place);
    for (;;) {
      const next = ledger.early.get(ledger.seq + 1);
      if (next === undefined) return;
      ledger.early.delete(ledger.seq + 1);
      ledger.seq += 1;
      if (next.previousHash !== ledger.hash) {
        ledger.brokenAt = ledger.seq;
        ledger.early.clear();
        return;
      }
      ledger.hash = next.hash;
    }
  };
  return {
    add(bytes: Buffer): void {
      const { shopId, seq, hash, previousHash, epoch = 1 } = plainRow(bytes);
      const ledger = followed.get(shopId) ?? { seq: 0, hash: NOTHING, brokenAt: null, early: new Map() };
      followed.set(shopId, ledger);
      add(ledger, seq, { previousHash, hash });
      if (seq > (heads.get(shopId)?.seq ?? 0)) heads.set(shopId, { epoch, seq, hash });
    },
    heads: (): Record<string, SavedHead> => Object.fromEntries(heads),
    waiting: (): number => [...followed.values()].reduce((sum, { early }) => sum + early.size, 0),
    /** First broken place; null if none. */
    broken(): { shopId: string; seq: number } | null {
      for (const [shopId, { seq, brokenAt, early }] of followed) {
        if (brokenAt !== null) return { shopId, seq: brokenAt };
        if (early.size > 0) return { shopId, seq: seq + 1 };
      }
      return null;
    },
  };
};

/**
 * Checks file hashes and ledger chains.
 * @param seen called with each row
 * @throws StartFailure
 */
export const verifyBackup = async (
  folder: string,
  { collections, ledgers }: Manifest,
  progress: Progress,
  seen: (collection: string, row: Buffer) => void = () => undefined,
): Promise<void> => {
  const check = makeLedgerCheck();
  for (const saved of collections) {
    for await (const row of savedRows(folder, saved)) {
      if (saved.name === LEDGER) check.add(row);
      seen(saved.name, row);
      progress.add(1);
    }
  }
  const broken = check.broken();
  if (broken !== null)
    throw new StartFailure(
      `The ledger of ${broken.shopId} in this backup breaks at place ${broken.seq}: it was damaged before the backup, or the backup was changed. Nothing was changed.`,
    );
  if (JSON.stringify(sorted(check.heads())) !== JSON.stringify(sorted(ledgers)))
    throw new StartFailure(
      'The ledgers in this backup do not end where its manifest says. Nothing was changed.',
    );
};

const sorted = (heads: Readonly<Record<string, SavedHead>>) =>
  Object.entries(heads)
    .map(([shopId, { epoch, seq, hash }]) => [shopId, epoch, seq, hash])
    .sort();
