import type { Connection } from 'mongoose';
import type { Config } from '../../../service/config/config.ts';
import { pepperFault } from '../../../service/domain/model/installation/recognise-pepper.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { masterKeyFault } from '../../../service/outbound/vault/master-key-check.ts';
import { KEY_COLLECTION, keyDatabaseName } from '../../../service/store/mongo/base/key-database.ts';
import { RECORDS, readSchemaRecord } from '../../../service/store/mongo/base/schema-record.ts';
import {
  loadedNames,
  RESTORE_INTERRUPTED,
  RESTORE_MARK,
} from '../../../service/store/mongo/base/unfinished-restore.ts';
import { MIGRATIONS } from '../../../service/store/mongo/migrate.ts';
import { makeMongoInstallationStore } from '../../../service/store/mongo/rights/installation-store.ts';
import { makeMongoHeadStatementStore } from '../../../service/store/mongo/witness/witness-stores.ts';
import { clockFinding } from './clock.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

const OLDEST = 6;
const RECOMMENDED = 7;
/** Tolerated clock difference, in milliseconds. */
const AHEAD_MS = 3_600_000;
const ADVICE = 'A production shop should run MongoDB 7 or 8 as a replica set and set MONGODB_URL.';

type Hello = { setName?: string; hosts?: string[]; isWritablePrimary?: boolean; localTime?: Date };

const engineFinding = (version: string, isEmbedded: boolean): Finding => {
  if (isEmbedded) return warning('database', `The embedded database, ${version}.`, ADVICE);
  const major = Number(version.split('.')[0]);
  const says = `MongoDB ${version}.`;
  if (major < OLDEST)
    return fault('database', says, `Version ${OLDEST} is the oldest that works: update it.`);
  if (major < RECOMMENDED) return warning('database', says, 'Update to 7 or 8: older ones get no fixes.');
  return ok('database', says);
};

const setFinding = ({ setName, hosts = [], isWritablePrimary }: Hello, isEmbedded: boolean): Finding[] => {
  if (isEmbedded) return [];
  if (setName === undefined)
    return [
      warning(
        'replica set',
        'The database stands alone.',
        'Run it as a replica set, of one member at least: only then a backup can be taken while the service runs.',
      ),
    ];
  if (isWritablePrimary !== true)
    return [
      fault('replica set', `${setName} has no primary in reach.`, 'Look at rs.status() in the database.'),
    ];
  return [ok('replica set', `${setName}, ${hosts.length} member(s), a primary in reach.`)];
};

/** MongoDB's default database. */
const UNNAMED = 'test';
const nameFinding = ({ name }: Connection): Finding =>
  name === UNNAMED
    ? warning(
        'database name',
        'The data are in "test", which MongoDB takes where an address names no database.',
        'Write the name into MONGODB_URL: /test where data are there already, such as /zgoda for a new installation.',
      )
    : ok('database name', `${name}.`);

const UNAUTHORIZED = 13;
/** Read last by a start. */
const keyDatabaseFinding = async (connection: Connection): Promise<Finding> => {
  const name = keyDatabaseName(connection.name);
  try {
    await connection
      .getClient()
      .db(name)
      .collection(KEY_COLLECTION)
      .findOne({}, { projection: { _id: 1 } });
  } catch (error) {
    if ((error as { code?: number }).code !== UNAUTHORIZED) throw error;
    return fault(
      'key database',
      `The user in MONGODB_URL has no rights on ${name}, where the keys of chats and leads are.`,
      `Give it the role in the database that knows it: db.grantRolesToUser("USER", [{ role: "readWrite", db: "${name}" }])`,
    );
  }
  return ok('key database', `${name} can be read.`);
};

/** The effective write concern. */
const writeFinding = (connection: Connection): Finding => {
  const { w, j, journal } = connection.getClient().options.writeConcern ?? {};
  if (w === 'majority' && (j === true || journal === true))
    return ok('writes', 'Acknowledged after a majority has them in its journal.');
  return fault(
    'writes',
    `Acknowledged with w=${String(w)}, journal=${String(j ?? journal)}: what was acknowledged can be lost.`,
    'Take w, wtimeoutMS and journal out of MONGODB_URL.',
  );
};

const schemaFinding = async (connection: Connection): Promise<Finding> => {
  const number = (await readSchemaRecord(connection.getClient().db(connection.name)))?.number ?? 0;
  if (number > MIGRATIONS.length)
    return fault(
      'schema',
      `Written by a newer version of Zgoda (schema ${number}, this one knows ${MIGRATIONS.length}).`,
      'Run that version, or restore a backup from before it.',
    );
  if (number < MIGRATIONS.length)
    return warning(
      'schema',
      `${MIGRATIONS.length - number} migration(s) run at the next start.`,
      'Make a backup first: zgoda backup.',
    );
  return ok('schema', 'Up to date.');
};

/** Empty unless a restore was interrupted. */
const restoreFinding = async (connection: Connection): Promise<Finding[]> => {
  const db = connection.getClient().db(connection.name);
  if ((await db.collection<{ _id: string }>(RECORDS).findOne({ _id: RESTORE_MARK })) !== null)
    return [fault('restore', 'The collections are half exchanged.', RESTORE_INTERRUPTED)];
  const left = await loadedNames(db);
  if (left.length === 0) return [];
  return [
    warning(
      'restore',
      `${left.length} collection(s) with copies of personal data were loaded by a restore and not put in place.`,
      'Unless a restore runs now: start the service again, which removes them, or run the restore again.',
    ),
  ];
};

const keyFinding = async (connection: Connection, config: Config): Promise<Finding> => {
  const db = connection.getClient().db(connection.name);
  const rows = await db.collection('shopKeys').find({}).toArray();
  const found = masterKeyFault(
    config.vaultKey,
    rows.map(({ _id, wrapped }) => ({ shopId: String(_id), wrapped: String(wrapped) }) as never),
  );
  return found === null
    ? ok('master key', `Opens the keys of all ${rows.length} shop(s).`)
    : fault('master key', 'It does not open this database.', found);
};

const pepperFinding = async (connection: Connection, config: Config): Promise<Finding> => {
  const known = await makeMongoInstallationStore(connection).pepperCheck();
  if (known === null) return ok('pepper', 'Not noted yet: the next start notes it.');
  const found = pepperFault(makeDigest(config.pepper), known, config.lostPepper);
  return found === null
    ? ok('pepper', 'It is that of this database.')
    : fault('pepper', 'It is not that of this database.', found);
};

/** Empty while the clock is trusted. */
const jumpFinding = async (connection: Connection): Promise<Finding[]> => {
  const seen = await makeMongoInstallationStore(connection).seenTime();
  if (seen === null || seen.jumpedTo === null) return [];
  return [
    fault(
      'deletion by time',
      `The clock went from ${seen.settledAt.toISOString()} to ${seen.jumpedTo.toISOString()}, so nothing is deleted by time.`,
      'Set the clock if it is wrong. If it is right: zgoda trust-clock, or wait until it has held for a day.',
    ),
  ];
};

/** Empty for a past statement. */
const statementFinding = async (connection: Connection): Promise<Finding[]> => {
  const newest = await makeMongoHeadStatementStore(connection).latest();
  if (newest === null || Date.parse(newest.at) - Date.now() < AHEAD_MS) return [];
  return [
    fault(
      'statements',
      `The newest statement about the ledgers is dated ${newest.at}, which is still to come: no other follows it until then, and no witness sees what is new.`,
      'Set the clock of this machine if it is behind. If it ran ahead when the statement was made, nothing brings that day nearer: let shops keep the file of their ledger until then.',
    ),
  ];
};

/** Read-only. */
export const checkDatabase = async (connection: Connection, config: Config): Promise<Finding[]> => {
  const admin = connection.getClient().db('admin');
  const { version, secantusVersion } = await admin.command({ buildInfo: 1 });
  const isEmbedded = secantusVersion !== undefined;
  const askedAt = Date.now();
  const hello: Hello = await admin.command({ hello: 1 });
  return [
    engineFinding(isEmbedded ? String(secantusVersion) : String(version), isEmbedded),
    ...setFinding(hello, isEmbedded),
    nameFinding(connection),
    await keyDatabaseFinding(connection),
    writeFinding(connection),
    await schemaFinding(connection),
    ...(await restoreFinding(connection)),
    await keyFinding(connection, config),
    await pepperFinding(connection, config),
    ...(await jumpFinding(connection)),
    ...(await statementFinding(connection)),
    ...(hello.localTime instanceof Date
      ? [clockFinding('the database', hello.localTime, askedAt, Date.now())]
      : []),
  ];
};
