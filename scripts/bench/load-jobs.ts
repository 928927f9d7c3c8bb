import type { Spread } from './statistics.ts';

export type Target = {
  kind: 'service' | 'relay';
  /** Over HTTP. */
  origin: string;
  /** Service only: shop, and a consultant's access token. */
  shopKey: string;
  staffToken: string;
};

/** One job at a time. */
export type LoadJobs = {
  /** Each additional visitor has written once. */
  openChats: { take: { target: Target; visitors: number }; give: { open: number } };
  /** Evenly spaced; latencies to the consultant in milliseconds. */
  steady: { take: { target: Target; perSecond: number; ms: number }; give: Spread };
  write: { take: { target: Target; messages: number }; give: { written: number } };
};
export type LoadJobName = keyof LoadJobs;
