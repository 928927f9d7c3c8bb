import type { mongo } from 'mongoose';
import type { Command } from './recorded-commands.ts';

type Stage = Readonly<Record<string, unknown>>;

/** Most rows that may be read in vain or sorted in memory. */
const MOST_ROWS = 100;

/** Stages of the winning plan only. */
const stagesOf = (value: unknown): Stage[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => (key === 'rejectedPlans' ? [] : stagesOf(one)));
  return 'stage' in value ? [value as Stage, ...inner] : inner;
};
const count = (stage: unknown, field: string): number => {
  const value = (stage as Stage | undefined)?.[field];
  return typeof value === 'number' ? value : 0;
};

/** The first of a batch stands for all, without fields that the driver adds. */
const askedOf = (kind: string, command: Command): Command => {
  const { $db, lsid, txnNumber, $clusterTime, writeConcern, readConcern, $readPreference, ...asked } =
    command;
  const name = kind === 'update' ? 'updates' : kind === 'delete' ? 'deletes' : null;
  if (name === null) return asked;
  return { [kind]: command[kind], [name]: (command[name] as unknown[]).slice(0, 1) };
};

/** Faults of a command's plan: no index, or over 100 rows or keys sorted in memory or read in vain. */
export const planFaults = async (client: mongo.MongoClient, command: Command): Promise<string[]> => {
  const kind = Object.keys(command)[0] ?? '';
  const asked = askedOf(kind, command);
  const db = client.db(String(command.$db));
  const told = await db.command({ explain: asked, verbosity: 'executionStats' });
  const stages = stagesOf(told);
  const faults = new Set<string>();
  if (stages.some(({ stage }) => stage === 'COLLSCAN')) faults.add('no index');
  for (const one of stages) {
    const sorted = one.stage === 'SORT' ? count(one.inputStage, 'nReturned') : 0;
    if (sorted > MOST_ROWS) faults.add(`${sorted} rows sorted in memory`);
    const vain =
      one.stage === 'FETCH'
        ? count(one, 'docsExamined') - count(one, 'nReturned')
        : one.stage === 'IXSCAN'
          ? count(one, 'keysExamined') - count(one, 'nReturned')
          : 0;
    if (vain > MOST_ROWS) faults.add(`${vain} rows read in vain`);
  }
  const { filter, pipeline, query, sort } = asked;
  const what = filter ?? pipeline ?? query ?? asked.updates ?? asked.deletes;
  const indexes = stages.flatMap(({ keyPattern }) =>
    keyPattern === undefined ? [] : [JSON.stringify(keyPattern)],
  );
  const where = `${kind} ${String(command[kind])} ${JSON.stringify(what).slice(0, 400)}`;
  const order =
    sort === undefined
      ? ''
      : ` sorted by ${JSON.stringify(sort instanceof Map ? Object.fromEntries(sort) : sort)}`;
  return [...faults].map(
    (fault) => `${fault}: ${where}${order} by ${[...new Set(indexes)].join(', ') || '–'}`,
  );
};
