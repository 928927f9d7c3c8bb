import { makeDepartureStanding } from '../../domain/departure/departure-standing.ts';
import { type ExportDeps, makeExportShop } from '../../domain/departure/export-shop.ts';
import {
  makeFinishDepartures,
  makeListCertificates,
  makeReadCertificate,
} from '../../domain/departure/finish-departures.ts';
import { makeReplayDepartures } from '../../domain/departure/replay-departures.ts';
import {
  type DepartureDeps,
  makeCancelDeparture,
  makeStartDeparture,
  makeStartDepartureByOperator,
} from '../../domain/departure/start-departure.ts';
import type { Staff } from '../../domain/model/staff/staff.ts';
import { type PasswordDeps, provePassword } from '../../domain/staff/prove-password.ts';

type Deps = Omit<DepartureDeps & ExportDeps & Parameters<typeof makeReplayDepartures>[0], 'provePassword'> &
  PasswordDeps;

/** How a shop leaves: export, hold, deletion, certificate. Rule: PR-5. */
export const makeDepartureUseCases = (base: Deps) => {
  const deps = {
    ...base,
    provePassword: (staff: Staff, password: string) => provePassword(base, staff, password),
  };
  return {
    startDeparture: makeStartDeparture(deps),
    startDepartureByOperator: makeStartDepartureByOperator(deps),
    cancelDeparture: makeCancelDeparture(deps),
    departureStanding: makeDepartureStanding(deps),
    exportShop: makeExportShop(deps),
    replayDepartures: makeReplayDepartures(deps),
    finishDepartures: makeFinishDepartures(deps),
    listCertificates: makeListCertificates(deps),
    readCertificate: makeReadCertificate(deps),
  };
};
