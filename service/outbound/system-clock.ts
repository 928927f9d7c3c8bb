import type { Clock } from '../domain/model/base/ports.ts';

export const systemClock: Clock = { now: () => new Date() };
