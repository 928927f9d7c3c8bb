import type { Connection, mongo } from 'mongoose';
import { CONFIRMED } from './base/driver-settings.ts';
import { isEmbedded, withIndexesAnew } from './base/embedded-indexes.ts';
import { ensureKeyDatabase } from './base/key-database.ts';
import { begunOf, type MigrationRecord, newestOf, RECORDS, requireKnown } from './base/schema-records.ts';
import { RESTORE_MARK, RestoreInterrupted, requireWhole } from './base/unfinished-restore.ts';
import { initial } from './migrations/001-initial.ts';
import { persons } from './migrations/002-persons.ts';
import { confirmations } from './migrations/003-confirmations.ts';
import { agreements } from './migrations/004-agreements.ts';
import { registrations } from './migrations/005-registrations.ts';
import { records } from './migrations/006-records.ts';
import { cards } from './migrations/007-cards.ts';
import { proof } from './migrations/008-proof.ts';
import { marketing } from './migrations/009-marketing.ts';
import { accounts } from './migrations/010-accounts.ts';
import { retention } from './migrations/011-retention.ts';
import { subjectRights } from './migrations/012-subject-rights.ts';
import { connect } from './migrations/013-connect.ts';
import { customers } from './migrations/014-customers.ts';
import { handOver } from './migrations/015-hand-over.ts';
import { connections } from './migrations/016-connections.ts';
import { products } from './migrations/017-products.ts';
import { journal } from './migrations/018-journal.ts';
import { requestNonces } from './migrations/019-request-nonces.ts';
import { sessionFamilies } from './migrations/020-session-families.ts';
import { provenAddresses } from './migrations/021-proven-addresses.ts';
import { policyLooks } from './migrations/022-policy-looks.ts';
import { owners } from './migrations/023-owners.ts';
import { followUps } from './migrations/024-follow-ups.ts';
import { lease } from './migrations/025-lease.ts';
import { sentMarks } from './migrations/026-sent-marks.ts';
import { behindNotes } from './migrations/027-behind-notes.ts';
import { inboxKeysOfRows } from './migrations/028-inbox-keys.ts';
import { linkDeliveries } from './migrations/029-link-deliveries.ts';
import { witnesses } from './migrations/030-witnesses.ts';
import { providers } from './migrations/031-providers.ts';
import { erasedPages } from './migrations/032-erased-pages.ts';
import { consentEnds } from './migrations/033-consent-ends.ts';
import { contentKeys } from './migrations/034-content-keys.ts';
import { breachAssessments } from './migrations/035-breach-assessments.ts';
import { sealedPages } from './migrations/036-sealed-pages.ts';
import { waitingSince } from './migrations/037-waiting-since.ts';
import { recordVersions } from './migrations/038-record-versions.ts';
import { agencyContracts } from './migrations/039-agency-contracts.ts';
import { unansweredKeys } from './migrations/040-unanswered-keys.ts';
import { cannedReplies } from './migrations/041-canned-replies.ts';
import { closedKeys } from './migrations/042-closed-keys.ts';
import { notes } from './migrations/043-notes.ts';
import { tags } from './migrations/044-tags.ts';
import { searchIndex } from './migrations/045-search-index.ts';
import { attachments } from './migrations/046-attachments.ts';
import { openingHours } from './migrations/047-opening-hours.ts';
import { alerts } from './migrations/048-alerts.ts';
import { waysBack } from './migrations/049-ways-back.ts';
import { workedLeads } from './migrations/050-worked-leads.ts';
import { inbox } from './migrations/051-inbox.ts';
import { quarantine } from './migrations/052-quarantine.ts';
import { visitorList } from './migrations/053-visitor-list.ts';
import { leadAnswers } from './migrations/055-lead-answers.ts';
import { processes } from './migrations/057-processes.ts';
import { plans } from './migrations/061-plans.ts';
import { oneChainOfStatements } from './migrations/063-one-chain-of-statements.ts';
import { screenNotes } from './migrations/064-screen-notes.ts';
import { oneAtATime } from './migrations/067-one-at-a-time.ts';
import { restrictedLeads } from './migrations/071-restricted-leads.ts';
import { withdrawnLeads } from './migrations/072-withdrawn-leads.ts';
import { installation } from './migrations/074-installation.ts';
import { namesInCards } from './migrations/082-names-in-cards.ts';
import { grantsWithoutContract } from './migrations/084-grants-without-contract.ts';
import { turnsAndPages } from './migrations/086-turns-and-pages.ts';
import { wholeIndexes } from './migrations/087-whole-indexes.ts';
import { secretShownTo } from './migrations/088-secret-shown-to.ts';
import { mailsOfDecisions } from './migrations/089-mails-of-decisions.ts';
import type { Migration } from './migrations/migration.ts';

/** In order, forward only. A released migration is never edited: a change is a new one. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  persons,
  confirmations,
  agreements,
  registrations,
  records,
  cards,
  proof,
  marketing,
  retention,
  accounts,
  subjectRights,
  connect,
  customers,
  handOver,
  connections,
  products,
  journal,
  requestNonces,
  sessionFamilies,
  provenAddresses,
  policyLooks,
  owners,
  followUps,
  lease,
  sentMarks,
  behindNotes,
  inboxKeysOfRows,
  linkDeliveries,
  witnesses,
  providers,
  erasedPages,
  consentEnds,
  contentKeys,
  breachAssessments,
  sealedPages,
  waitingSince,
  recordVersions,
  agencyContracts,
  unansweredKeys,
  cannedReplies,
  closedKeys,
  attachments,
  notes,
  tags,
  searchIndex,
  openingHours,
  alerts,
  waysBack,
  workedLeads,
  inbox,
  quarantine,
  visitorList,
  leadAnswers,
  processes,
  plans,
  oneChainOfStatements,
  screenNotes,
  oneAtATime,
  restrictedLeads,
  withdrawnLeads,
  installation,
  namesInCards,
  grantsWithoutContract,
  turnsAndPages,
  wholeIndexes,
  secretShownTo,
  mailsOfDecisions,
];

/** Number of the newest migration that this version knows. */
export const SCHEMA_NUMBER = newestOf(MIGRATIONS);

/** What keeps the change of the database apart from other processes. */
export type SchemaGuard = {
  /** Runs the work while no other process changes the database. */
  alone(connection: Connection, work: () => Promise<void>): Promise<void>;
  /**
   * Resolves once no process lives that knows only migrations before `leastSchema`.
   * @throws Error in words when one goes on living
   */
  olderEnded(connection: Connection, leastSchema: number): Promise<void>;
};
/** For tests, and for a command that keeps every service out meanwhile. */
const UNGUARDED: SchemaGuard = { alone: (_, work) => work(), olderEnded: async () => undefined };

/** Another process may have made it in the same moment. */
const ignoreExisting = (error: unknown): void => {
  if (!(error instanceof Error && 'codeName' in error && error.codeName === 'NamespaceExists')) throw error;
};

/**
 * For a process that has its row in `processes`: a step that began after it had read the steps either found the row, or
 * is seen here.
 * @throws Error when this version cannot work after it
 */
export const requireKnownSchema = async (connection: Connection): Promise<void> => {
  const records = connection.getClient().db(connection.name).collection<MigrationRecord>(RECORDS);
  requireKnown(await records.find().toArray(), MIGRATIONS);
};

/**
 * Brings collections and indexes to the state that this version needs, one step after another. On a database that is
 * up to date it reads two small lists and writes nothing. Call it once per process, before anything else.
 * @param patient opens a connection of its own for the steps, without a timeout for what one call may take; null: none
 * @throws Error when the database was changed by a newer version in a way that this one does not know, or when an older
 *   process lives that could not work after a step
 */
export const ensureSchema = async (
  connection: Connection,
  migrations: readonly Migration[] = MIGRATIONS,
  guard: SchemaGuard = UNGUARDED,
  patient: () => Promise<Connection | null> = async () => null,
): Promise<void> => {
  const db = connection.getClient().db(connection.name);
  const isNew = (await db.listCollections({ name: RECORDS }).toArray()).length === 0;
  const records = db.collection<MigrationRecord>(RECORDS);
  const read = async (): Promise<Set<string>> => {
    const rows = await records.find().toArray();
    const done = new Set(rows.map((record) => record._id));
    if (done.has(RESTORE_MARK)) throw new RestoreInterrupted();
    requireKnown(rows, migrations);
    return done;
  };
  const changeOver = async (db: mongo.Db): Promise<void> => {
    const done = await read();
    // An index that is made with its collection has no rows to miss.
    if (done.size > 0 && (await isEmbedded(db))) withIndexesAnew(db);
    if (isNew && done.size === 0) await db.createCollection(RECORDS).catch(ignoreExisting);
    for (const { id, leastSchema: worksFrom, up } of migrations) {
      // An interrupted step left no record and runs again, so every step may run twice.
      if (done.has(id)) continue;
      const leastSchema = worksFrom ?? Number.parseInt(id, 10);
      const note = async (_id: string): Promise<boolean> => {
        const row = { $setOnInsert: { at: new Date(), leastSchema } };
        const options = { upsert: true, writeConcern: CONFIRMED };
        return (await records.updateOne({ _id }, row, options)).upsertedCount > 0;
      };
      const begun = begunOf(id);
      await guard.olderEnded(connection, leastSchema);
      // A database that is being made holds nothing that an older version could spoil.
      const isMarked = worksFrom === undefined && done.size > 0;
      if (isMarked) {
        const isOwn = await note(begun);
        // One that started between the first look and the mark.
        await guard.olderEnded(connection, leastSchema).catch(async (error: unknown) => {
          if (isOwn) await records.deleteOne({ _id: begun });
          throw error;
        });
      }
      await up(db);
      // What was put back meanwhile was never changed by this step.
      await requireWhole(db);
      await note(id);
      if (isMarked) await records.deleteOne({ _id: begun });
    }
  };
  const change = async (): Promise<void> => {
    const own = await patient();
    try {
      await changeOver((own ?? connection).getClient().db(connection.name));
    } finally {
      await own?.close();
    }
  };
  const done = isNew ? new Set<string>() : await read();
  if (migrations.some(({ id }) => !done.has(id))) await guard.alone(connection, change);
  await ensureKeyDatabase(connection);
};
