import type { Migration } from '../migrations/migration.ts';

/** Number of the newest of these migrations. */
export const newestOf = (migrations: readonly Migration[]): number =>
  Math.max(...migrations.map(({ id }) => Number.parseInt(id, 10)));

/** Collection with a record of each step that was done. */
export const RECORDS = 'migrations';
/** `leastSchema` is absent in records of earlier versions, and means the step itself. */
export type MigrationRecord = { _id: string; at: Date; leastSchema?: number };

/**
 * Stands while a step runs that does not only add, and for good where it was cut short: with its `leastSchema` it keeps
 * out versions that could not work after it, as the record of the step does.
 */
export const begunOf = (id: string): string => `${id} begun`;
/** The step that a record is about. */
export const stepOf = (record: string): string => record.replace(/ begun$/, '');

/** @throws Error when a step of a newer version was begun or done that this one cannot work after */
export const requireKnown = (records: readonly MigrationRecord[], migrations: readonly Migration[]): void => {
  const known = new Set<string>(migrations.map(({ id }) => id));
  const own = newestOf(migrations);
  const unknown = records.filter(
    ({ _id, leastSchema }) => !known.has(_id) && (leastSchema === undefined || leastSchema > own),
  );
  if (unknown.length === 0) return;
  throw new Error(
    `This database was written by a newer version of Zgoda (${unknown.map(({ _id }) => _id).join(', ')}). Start that version, or restore a backup.`,
  );
};
