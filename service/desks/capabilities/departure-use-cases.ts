import { makeCloseCompany } from '../../domain/departure/close-company.ts';
import { makeDepartureStanding } from '../../domain/departure/departure-standing.ts';
import { makeExportShop } from '../../domain/departure/export-shop.ts';
import { makeFinishDepartures } from '../../domain/departure/finish-departures.ts';
import { makeFollowAgreements } from '../../domain/departure/follow-agreements.ts';
import { makeListCertificates, makeReadCertificate } from '../../domain/departure/read-certificates.ts';
import { makeReplayDepartures } from '../../domain/departure/replay-departures.ts';
import {
  makeCancelDeparture,
  makeResumeDepartures,
  makeStartDeparture,
  makeStartDepartureByOperator,
} from '../../domain/departure/start-departure.ts';
import { makeMarkErasedShop } from '../../domain/model/erasure/erasure-mark.ts';
import type { Staff } from '../../domain/model/staff/staff.ts';
import { provePassword } from '../../domain/staff/prove-password.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AuditUseCases } from './audit-use-cases.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';

type Deps = BaseDeps & Pick<PolicyUseCases, 'publishNotices'> & Pick<AuditUseCases, 'verifyAudit'>;

/** Rule: PR-5. */
export const makeDepartureUseCases = (base: Deps) => {
  const deps = {
    ...base,
    markErasedShop: makeMarkErasedShop(base),
    settle: async () => void (await base.conversations.drain()),
    provePassword: (staff: Staff, password: string) => provePassword(base, staff, password),
  };
  const replayDepartures = makeReplayDepartures(deps);
  return {
    startDeparture: makeStartDeparture(deps),
    startDepartureByOperator: makeStartDepartureByOperator(deps),
    cancelDeparture: makeCancelDeparture(deps),
    departureStanding: makeDepartureStanding(deps),
    exportShop: makeExportShop({ ...deps, shopArchive: base.exportArchive }),
    replayDepartures,
    followAgreements: makeFollowAgreements(deps),
    resumeDepartures: makeResumeDepartures(deps),
    finishDepartures: makeFinishDepartures({ ...deps, replayDepartures }),
    closeCompany: makeCloseCompany(deps),
    listCertificates: makeListCertificates(deps),
    readCertificate: makeReadCertificate(deps),
  };
};
