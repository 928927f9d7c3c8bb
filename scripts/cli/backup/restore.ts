import { resolve } from 'node:path';
import { type Config, readConfig } from '../../../service/config/config.ts';
import type { KnownHead } from '../../../service/domain/model/consent/consent.ts';
import { type ErasureMark, owedByJournal } from '../../../service/domain/model/erasure/erasure-mark.ts';
import { pepperFault } from '../../../service/domain/model/installation/recognise-pepper.ts';
import type { ShopKeyRow } from '../../../service/domain/model/shop/shop-store.ts';
import { JournalMissing } from '../../../service/domain/subject-rights/recognise-journal.ts';
import { makeErasureJournalFile } from '../../../service/outbound/erasure-journal.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { makeKeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import { masterKeyFault } from '../../../service/outbound/vault/master-key-check.ts';
import { openDatabase } from '../../../service/store/mongo/base/connection.ts';
import { MIGRATIONS } from '../../../service/store/mongo/migrate.ts';
import { storesOver } from '../../../service/store/mongo/mongo-stores.ts';
import { openInstallation } from '../../start/running-installation.ts';
import { StartFailure } from '../../start/start-failure.ts';
import type { CommandContext } from '../command-context.ts';
import { startProgress } from '../progress.ts';
import { keepServicesOut } from '../service-lease.ts';
import { type Manifest, plainRow, readManifest } from './backup-form.ts';
import { countKeyless } from './check-content-keys.ts';
import { putBack } from './put-back.ts';
import { verifyBackup } from './verify-backup.ts';

/** What the checks need of the rows. */
type Seen = {
  shops: Set<string>;
  shopKeys: ShopKeyRow[];
  marks: ErasureMark[];
  records: Set<string>;
  /** Null in a backup of an earlier version. */
  pepperCheck: string | null;
};
/** Collections whose rows have a key of their own. */
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

const requireContentKeys = async ({ keyFolder }: Config, { shopKeys }: Seen): Promise<void> => {
  if (shopKeys.length === 0 || (await makeKeyFolder(keyFolder).wrappingKeys()).length > 0) return;
  throw new StartFailure(
    `There are no content keys in ${keyFolder}, and without them no conversation and no lead can be read: put the copied folder in its place first. Nothing was changed.`,
  );
};

/** The start refuses a database with another journal; so nothing is put back that could not start. Rule: RT-8. */
const requireJournal = async (config: Config, { journal }: Manifest, { marks }: Seen): Promise<void> => {
  if (journal === null || config.lostJournal === journal) return;
  const file = makeErasureJournalFile(config.erasureJournalFile);
  const owed = owedByJournal(marks, await file.read(), makeDigest(config.pepper), new Date());
  const standing = await file.standing(journal, owed);
  if (standing !== 'same') throw new JournalMissing(journal, file.place, standing);
};

/** Ledgers of the shops in the backup of which entries are known outside that it does not have. Decision 0088. */
const cutLedgers = (
  heads: ReadonlyMap<string, KnownHead>,
  { ledgers }: Manifest,
  { shops }: Pick<Seen, 'shops'>,
): number =>
  [...heads].filter(([shopId, known]) => {
    // It left, or came after the backup: no start opens anything for it.
    if (!shops.has(shopId)) return false;
    const saved = ledgers[shopId];
    return saved === undefined || known.epoch > saved.epoch || known.seq > saved.seq;
  }).length;

const check = async (folder: string, manifest: Manifest, config: Config): Promise<Seen> => {
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
  await requireContentKeys(config, seen);
  await requireJournal(config, manifest, seen);
  return seen;
};

/**
 * Puts a backup back, after everything that could make the next start refuse was looked at. Secrets, content keys and
 * journal are those of the installation: none of them is in a backup. Decision 0149.
 */
export const restore = async (
  { root, env, say, tell }: CommandContext,
  given: string,
  { yes }: { yes?: true },
): Promise<void> => {
  const folder = resolve(given);
  const manifest = readManifest(folder);
  const installation = await openInstallation(root, env, tell, { mayBeNew: true });
  try {
    const config = readConfig(installation.env);
    const seen = await check(folder, manifest, config);
    const rows = manifest.collections.reduce((sum, one) => sum + one.rows, 0);
    const told = `The backup of ${manifest.at} is whole: ${rows} rows, ${Object.keys(manifest.ledgers).length} ledger(s).`;
    const connection = await openDatabase({ url: config.databaseUrl });
    try {
      const keyless = await countKeyless(
        seen,
        config.vaultKey,
        storesOver(connection).contentKeyRows,
        makeKeyFolder(config.keyFolder),
      );
      say(told);
      if (keyless > 0)
        say(
          `${keyless} of ${seen.records.size} chats and leads in it have no key: they were erased since, or came after the last backup of the keys in ${config.keyFolder}. They cannot be read, and the next start removes them.`,
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
        await putBack(connection.getClient().db(connection.name), folder, manifest, progress);
      } finally {
        progress.end();
        await lease.leave();
      }
    } finally {
      await connection.close();
    }
    say('The database is as it was then. The next start, before anybody is served:');
    say('- erases again what was erased since, from the journal of erasures;');
    const cut = cutLedgers(await makeErasureJournalFile(config.erasureJournalFile).heads(), manifest, seen);
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
