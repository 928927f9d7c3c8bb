import { type AdapterDesk, makeAdapterDesk } from './adapter-desk.ts';
import { type ConsoleDesk, makeConsoleDesk } from './console-desk.ts';
import { type JobsDesk, makeJobsDesk } from './jobs-desk.ts';
import { makeOperatorDesk, type OperatorDesk } from './operator-desk.ts';
import type { Stores } from './stores.ts';
import type { UseCases } from './use-cases.ts';
import { makeVisitorDesk, type VisitorDesk } from './visitor-desk.ts';

/** Edges get slices and no store. */
export type Desks = {
  visitor: VisitorDesk;
  console: ConsoleDesk;
  adapter: AdapterDesk;
  operator: OperatorDesk;
  jobs: JobsDesk;
};

export const makeDesks = (useCases: UseCases, stores: Stores): Desks => ({
  visitor: makeVisitorDesk(useCases, stores),
  console: makeConsoleDesk(useCases, stores),
  adapter: makeAdapterDesk(useCases),
  operator: makeOperatorDesk(useCases, stores),
  jobs: makeJobsDesk(useCases, stores),
});
