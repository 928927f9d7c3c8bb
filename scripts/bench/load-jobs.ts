import type { Spread } from './statistics.ts';

/** What is measured, and how its sockets are reached. */
export type Target = {
  kind: 'service' | 'relay';
  /** Origin over HTTP. */
  origin: string;
  /** Of the service alone: its shop, and the access token of a consultant. */
  shopKey: string;
  staffToken: string;
};

/** What the load generator can be asked to do; one job at a time. */
export type LoadJobs = {
  /** One consultant and so many visitors more, each of whom has written. */
  openChats: { take: { target: Target; visitors: number }; give: { open: number } };
  /** So many messages a second in all, at even distances; in milliseconds from sending to the consultant. */
  steady: { take: { target: Target; perSecond: number; ms: number }; give: Spread };
  /** So many messages, as fast as they are taken. */
  write: { take: { target: Target; messages: number }; give: { written: number } };
};
export type LoadJobName = keyof LoadJobs;
