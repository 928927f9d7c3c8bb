import { type KeyFolder, makeMemoryKeyFolder } from '../../../service/outbound/vault/key-folder.ts';

/** The same wrapping key in every process of the tests: they share a database, so its keys must open in each. */
const KEY = { id: 'wrk_tests', key: Buffer.alloc(32, 7) };

export const testKeyFolder = (): KeyFolder => makeMemoryKeyFolder([{ ...KEY, madeAt: new Date() }]);
