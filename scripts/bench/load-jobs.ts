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

/** The consultant connects to the target; `visitorsAt`: origins of the processes that its visitors come to in turn. */
export type OpenChats = { target: Target; visitors: number; visitorsAt?: readonly string[] };

/** What the load generator can be asked to do; one job at a time. */
export type LoadJobs = {
  /** One consultant and so many visitors, each of whom has written; they stay until `hangUp`. */
  openChats: { take: OpenChats; give: { open: number } };
  /** How many messages every visitor keeps under way, and for how long. */
  flood: { take: { target: Target; underWay: number; ms: number }; give: Flood };
  /** So many messages a second in all, at even distances. */
  steady: { take: { target: Target; perSecond: number; ms: number }; give: Steady };
  hangUp: { take: { target: Target }; give: { closed: number } };
  /** Sockets opened and closed again, so many at a time; of the service with the token of a conversation. */
  connect: { take: { target: Target; sockets: number; atOnce: number }; give: { perSecond: number } };
  /** One message, one resume and one page of history after another, in the conversation of the token. */
  probe: { take: { target: Target; token: string; rounds: number }; give: Probe };
  /** Contact forms with a ticked box. */
  sendLeads: { take: { target: Target; leads: number; pace: LeadPace }; give: Leads };
  /** What a database alone does for as many contact forms. */
  insertPairs: { take: { databaseUrl: string; pairs: number; pace: LeadPace }; give: Leads };
};
export type LoadJobName = keyof LoadJobs;

/** Messages that were stored, acknowledged to the visitor and delivered to the consultant; `messages` counts the last too. */
export type Flood = { perSecond: number; latency: Spread; messages: number };
/** In milliseconds from sending to the acknowledgement, and to the consultant; the longest time without any acknowledgement. */
export type Steady = { acknowledged: Spread; delivered: Spread; perSecond: number; longestGapMs: number };
/** Medians in milliseconds. */
export type Probe = { message: number; resume: number; history: number };
/** So many forms always under way, or so many begun in a second, however long each takes. */
export type LeadPace = { atOnce: number } | { perSecond: number };
export type Leads = { perSecond: number; latency: Spread };
