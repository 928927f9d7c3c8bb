import type { Departure } from '../domain/departure/departure.ts';

export const departureView = (departure: Departure) => ({
  id: departure.id,
  reason: departure.reason,
  requestedAt: departure.requestedAt.toISOString(),
  deleteAt: departure.deleteAt.toISOString(),
  exportedAt: departure.exportedAt?.toISOString() ?? null,
});
