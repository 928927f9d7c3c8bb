import { resolve } from 'node:path';
import { type Config, readConfig } from '../../../service/config/config.ts';
import type { Stores } from '../../../service/desks/stores.ts';
import type { KnownHead } from '../../../service/domain/model/consent/consent.ts';
import {
  ERASURE_MARK_MS,
  type ErasureMark,
  missingMarks,
} from '../../../service/domain/model/erasure/erasure-mark.ts';
import { pepperFault } from '../../../service/domain/model/installation/recognise-pepper.ts';
import type { ShopKeyRow } from '../../../service/domain/model/shop/shop-store.ts';
import { KeysOutdated } from '../../../service/domain/subject-rights/replay-erasures.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { masterKeyFault } from '../../../service/outbound/vault/master-key-check.ts';
import { openDatabase } from '../../../service/store/mongo/base/connection.ts';
import { keyDatabaseName } from '../../../service/store/mongo/base/key-database.ts';
import { MIGRATIONS } from '../../../service/store/mongo/migrate.ts';
import { storesOver } from '../../../service/store/mongo/mongo-stores.ts';
import { openInstallation } from '../../start/running-installation.ts';
import { StartFailure } from '../../start/start-failure.ts';
import { readStartSettings } from '../../start/start-settings.ts';
import type { CommandContext } from '../command-context.ts';
import { startProgress } from '../progress.ts';
import { keepServicesOut } from '../service-lease.ts';
import {
  type Manifest,
  plainRow,
  type ReadManifest,
  readManifest,
  requireOwnManifest,
} from './backup-form.ts';
import { countKeyless, storedKeys } from './check-content-keys.ts';
import { putBack } from './put-back.ts';
import { keysIn, marksIn, putSecretsBack, readSecretsFile, type SecretsFile } from './secrets-file.ts';
import { verifyBackup } from './verify-backup.ts';

type Seen = {
  shops: Set<string>;
  shopKeys: ShopKeyRow[];
  marks: ErasureMark[];
  records: Set<string>;
  /** Null before the first start. */
  pepperCheck: string | null;
};
/** Collections with a key per row. */
const WITH_KEYS = new Set(['conversations', 'leads']);

const requireKnownVersion = ({ schema, version }: Manifest): void => {
  if (schema <= MIGRATIONS.length) return;
  throw new StartFailure(
    `The backup was written by a newer version of Zgoda (${version}): restore it with that version. Nothing was changed.`,
  );
};

const requireMasterKey = ({ vaultKey }: Config, { shopKeys }: Seen): void => {
  const fault = masterKeyFault(vaultKey, shopKeys);
  if (fault !== null) throw new StartFailure(fault);
};

const requirePepper = ({ pepper, lostPepper }: Config, { pepperCheck }: Seen): void => {
  const fault = pepperFault(makeDigest(pepper), pepperCheck, lostPepper);
  if (fault !== null) throw new StartFailure(fault);
};

/** A start would refuse such keys. Rule: RT-8. */
const requireErasures = (config: Config, noted: readonly ErasureMark[], { marks }: Seen, now: Date): void => {
  const valid = marks.filter(({ at }) => now.getTime() - at.getTime() < ERASURE_MARK_MS);
  const missing = missingMarks(valid, noted, makeDigest(config.pepper));
  if (missing.length > 0) throw new KeysOutdated(missing.length);
};

/** Shops with ledger entries newer than the backup. */
const cutLedgers = (
  heads: ReadonlyMap<string, KnownHead>,
  { ledgers }: Manifest,
  { shops }: Pick<Seen, 'shops'>,
): number =>
  [...heads].filter(([shopId, known]) => {
    // Deleted, or newer than the backup.
    if (!shops.has(shopId)) return false;
    const saved = ledgers[shopId];
    return saved === undefined || known.epoch > saved.epoch || known.seq > saved.seq;
  }).length;

const check = async (folder: string, read: ReadManifest, config: Config): Promise<Seen> => {
  const { manifest } = read;
  requireKnownVersion(manifest);
  const rows = manifest.collections.reduce((sum, one) => sum + one.rows, 0);
  const progress = startProgress('Verifying', rows);
  const seen: Seen = { shops: new Set(), shopKeys: [], marks: [], records: new Set(), pepperCheck: null };
  await verifyBackup(folder, manifest, progress, (collection, row) => {
    if (collection === 'shops') seen.shops.add(String(plainRow(row)._id));
    if (collection === 'shopKeys') {
      const { _id, wrapped } = plainRow(row);
      seen.shopKeys.push({ shopId: _id, wrapped } as ShopKeyRow);
    }
    if (WITH_KEYS.has(collection)) seen.records.add(String(plainRow(row)._id));
    if (collection === 'installation') seen.pepperCheck = plainRow(row).pepperCheck ?? null;
    if (collection === 'tombstones') seen.marks.push(plainRow(row) as unknown as ErasureMark);
  }).finally(() => progress.end());
  requireMasterKey(config, seen);
  requirePepper(config, seen);
  // After the keys, whose sentence says more where they are others.
  requireOwnManifest(read, config.vaultKey);
  return seen;
};

/** Keys of this machine, else of the secrets file. */
const keysFor = async (stores: Stores, file: SecretsFile | null, place: string, records: number) => {
  const hasBegun = await stores.contentKeyRows.hasBegun();
  if (file !== null && hasBegun)
    throw new StartFailure(
      `The database of keys ${place} is there, and knows more than a file: leave --secrets out. Only where it is an older copy: drop it, then run this again. Nothing was changed.`,
    );
  if (file !== null) return { keys: keysIn(file), marks: marksIn(file) };
  if (!hasBegun && records > 0)
    throw new StartFailure(
      `The keys of the ${records} chats and leads in this backup are not in the database of keys ${place}: without them all would be removed as erased. Name the newest file of secrets with --secrets. Nothing was changed.`,
    );
  return {
    keys: storedKeys(stores.contentKeyRows),
    marks: hasBegun ? await stores.erasureJournal.read(new Date()) : [],
  };
};

/** All checks come first. Content keys are never in a backup. */
export const restore = async (
  { root, env, say, tell }: CommandContext,
  given: string,
  { yes, secrets }: { yes?: true; secrets?: string },
): Promise<void> => {
  const folder = resolve(given);
  const read = readManifest(folder);
  const { manifest } = read;
  const file = secrets === undefined ? null : await readSecretsFile(resolve(secrets));
  const { dataFolder } = readStartSettings(env, root);
  const installation = await openInstallation(root, { ...file?.secrets, ...env }, tell, { mayBeNew: true });
  try {
    const config = readConfig(installation.env);
    const seen = await check(folder, read, config);
    const rows = manifest.collections.reduce((sum, one) => sum + one.rows, 0);
    const told = `The backup of ${manifest.at} is whole: ${rows} rows, ${Object.keys(manifest.ledgers).length} ledger(s).`;
    const connection = await openDatabase({ url: config.databaseUrl });
    let cut = 0;
    try {
      const stores = storesOver(connection);
      const found = await keysFor(stores, file, keyDatabaseName(connection.name), seen.records.size);
      requireErasures(config, found.marks, seen, new Date());
      const keyless = await countKeyless(seen, config.vaultKey, found.keys);
      say(told);
      if (keyless > 0)
        say(
          `${keyless} of ${seen.records.size} chats and leads in it have no key: they were erased since, or are newer than the keys. They cannot be read, and the next start removes them.`,
        );
      if (yes !== true) {
        say('Nothing was changed. To put it in the place of what is in the database now, add --yes.');
        return;
      }
      const lease = await keepServicesOut(connection, 'restore', () => {
        tell('Another process has taken over the database. The restore stops; run it again.');
        process.exit(1);
      });
      const progress = startProgress('Putting back', rows);
      try {
        if (file !== null) await putSecretsBack(file, connection, dataFolder);
        await putBack(connection.getClient().db(connection.name), folder, manifest, progress);
        cut = cutLedgers(await stores.erasureJournal.heads(), manifest, seen);
      } finally {
        progress.end();
        await lease.leave();
      }
    } finally {
      await connection.close();
    }
    say('The database is as it was then. The next start, before anybody is served:');
    say('- erases again what was erased since;');
    if (cut > 0)
      say(`- opens an epoch in ${cut} ledger(s): their proofs say from when to when entries are missing;`);
    say('- runs the migrations that are new since, and then serves.');
    say(
      'Members, passwords, second steps, invitations and the secrets of plugins are those of the backup too: take the access of people who left since away again, and renew passwords and secrets that were changed because somebody knew them. Everybody signs in anew.',
    );
  } finally {
    await installation.close();
  }
};
