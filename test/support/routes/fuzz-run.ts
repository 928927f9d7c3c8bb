import type { Stores } from '../../../service/desks/stores.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { testDatabaseUrl, withSchemaLock } from '../database/database.ts';
import { RUN_SEED } from '../run-seed.ts';

const onDatabase = process.env.ZGODA_FUZZ_DATABASE === '1';

/** Repeats a run: ZGODA_FUZZ_SEED. It stands in the titles of the tests. */
export const FUZZ_SEED = Number(process.env.ZGODA_FUZZ_SEED ?? RUN_SEED);
/** Asks more of each route and frame: ZGODA_FUZZ_RUNS. */
export const fuzzRuns = (usual: number): number => Number(process.env.ZGODA_FUZZ_RUNS ?? usual);
/** For one test; by itself each takes half a minute, on a database many times that. */
export const FUZZ_MS = onDatabase ? 1_200_000 : 180_000;
/** Memory, or the embedded database with ZGODA_FUZZ_DATABASE=1: it refuses other things. */
export const fuzzStores = async (): Promise<{ stores?: Stores }> =>
  onDatabase ? { stores: await withSchemaLock(async () => openMongoStores(await testDatabaseUrl())) } : {};
