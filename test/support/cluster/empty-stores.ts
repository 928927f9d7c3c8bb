import { makeMemoryStores } from '../memory-stores/memory-stores.ts';
import type { TestService } from '../service/start-service.ts';

/** Simulates an operator who empties these stores; every process reads them as empty. */
export const emptyStores = (
  { processes }: Pick<TestService, 'processes'>,
  ...names: readonly ('consents' | 'witnessedSpans' | 'headStatements')[]
): void => {
  const fresh = makeMemoryStores();
  for (const { stores } of processes) for (const name of names) Object.assign(stores[name], fresh[name]);
};
