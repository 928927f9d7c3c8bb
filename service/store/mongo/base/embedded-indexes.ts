import type { mongo } from 'mongoose';

/** Whether this is the embedded engine, which tells a version of its own. */
export const isEmbedded = async (db: mongo.Db): Promise<boolean> =>
  (await db.admin().command({ buildInfo: 1 })).secantusVersion !== undefined;

const nameOf = (keys: mongo.IndexSpecification): string =>
  Object.entries(keys)
    .map(([field, order]) => `${field}_${order}`)
    .join('_');

const MISSING: ReadonlySet<unknown> = new Set(['IndexNotFound', 'NamespaceNotFound']);
/** For what is dropped whether it is there or not. */
export const ignoreMissing = (error: unknown): void => {
  if (!(error instanceof Error && 'codeName' in error && MISSING.has(error.codeName))) throw error;
};

/** Makes an index, and drops one of its name first. */
export const makeIndexAnew = async (
  rows: mongo.Collection,
  keys: mongo.IndexSpecification,
  options: mongo.CreateIndexesOptions = {},
): Promise<string> => {
  await rows.dropIndex(options.name ?? nameOf(keys)).catch(ignoreMissing);
  return rows.createIndex(keys, options);
};

/**
 * For a step of the migrations on the embedded engine. That engine names an index before it has its entries, one commit
 * each: one that is there although its step was never recorded was cut short, lacks rows, and would be taken for whole.
 * @param db changed by this, so one that nothing else uses
 */
export const withIndexesAnew = (db: mongo.Db): mongo.Db => {
  const plain = db.collection.bind(db);
  db.collection = <Row extends mongo.Document>(name: string, options?: mongo.CollectionOptions) => {
    const rows = plain<Row>(name, options);
    rows.createIndex = (keys, choice) => makeIndexAnew(plain(name, options), keys, choice);
    return rows;
  };
  return db;
};
