import { StartFailure } from '../../start/start-failure.ts';
import type { Progress } from '../progress.ts';
import { type Manifest, plainRow, type SavedHead, savedRows } from './backup-form.ts';

const LEDGER = 'consents';
const NOTHING = '0'.repeat(64);

type Place = { readonly previousHash: string; readonly hash: string };

/** Follows the ledgers while their rows pass by in any order. */
export const makeLedgerCheck = () => {
  const places = new Map<string, Map<number, Place>>();
  const heads = new Map<string, SavedHead>();
  return {
    add(bytes: Buffer): void {
      const { shopId, seq, hash, previousHash, epoch = 1 } = plainRow(bytes);
      const known = places.get(shopId) ?? new Map<number, Place>();
      places.set(shopId, known.set(seq, { previousHash, hash }));
      if (seq > (heads.get(shopId)?.seq ?? 0)) heads.set(shopId, { epoch, seq, hash });
    },
    heads: (): Record<string, SavedHead> => Object.fromEntries(heads),
    /** The first place that does not follow the one before it; null where all do. */
    broken(): { shopId: string; seq: number } | null {
      for (const [shopId, ofShop] of places) {
        let before = NOTHING;
        for (let seq = 1; seq <= (heads.get(shopId)?.seq ?? 0); seq += 1) {
          const place = ofShop.get(seq);
          if (place?.previousHash !== before) return { shopId, seq };
          before = place.hash;
        }
      }
      return null;
    },
  };
};

/**
 * Reads a whole backup: every file is as it was written, and every ledger of consents in it is a whole chain that ends
 * where the manifest says.
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
