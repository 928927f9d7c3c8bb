import { makeReadVersion } from '../../../domain/release/read-version.ts';
import type { BaseDeps } from '../../base-deps.ts';

/** The version that runs, and what the project says about it. */
export const makeReleaseUseCases = (deps: BaseDeps) => ({ readVersion: makeReadVersion(deps) });
