import type { Stores } from '../../../service/desks/stores.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { testDatabaseUrl, withSchemaLock } from '../database/database.ts';
import { RUN_SEED } from '../run-seed.ts';

const onDatabase = process.env.ZGODA_FUZZ_DATABASE === '1';

/** Set ZGODA_FUZZ_SEED to repeat a run. Test titles contain it. */
export const FUZZ_SEED = Number(process.env.ZGODA_FUZZ_SEED ?? RUN_SEED);
/** ZGODA_FUZZ_RUNS sets the requests per route and frame. */
export const fuzzRuns = (usual: number): number => Number(process.env.ZGODA_FUZZ_RUNS ?? usual);
/** Per test, in milliseconds; about 30 seconds in memory, far more on a database. */
export const FUZZ_MS = onDatabase ? 1_200_000 : 180_000;
/** In memory, or the embedded database with ZGODA_FUZZ_DATABASE=1, which refuses other values. */
export const fuzzStores = async (): Promise<{ stores?: Stores }> =>
  onDatabase ? { stores: await withSchemaLock(async () => openMongoStores(await testDatabaseUrl())) } : {};
