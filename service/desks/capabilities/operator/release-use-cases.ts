import { makeReadVersion } from '../../../domain/release/read-version.ts';
import type { BaseDeps } from '../../base-deps.ts';

export const makeReleaseUseCases = (deps: BaseDeps) => ({ readVersion: makeReadVersion(deps) });
