import type { RegisterCounts } from '../domain/consent-register/register-counts.ts';
import type { ConsentRegister } from '../protocol/api/consent-register-api.ts';

export const registerCountsView = ({ at, versions }: RegisterCounts): ConsentRegister => ({
  at: at.toISOString(),
  versions: versions.map((version) => ({ ...version, since: version.since?.toISOString() ?? null })),
});
