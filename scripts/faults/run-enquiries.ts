import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { ask, must, repeat, type StepWay } from './asking.ts';
import type { EngineName } from './engines.ts';
import { confirmedAddresses, heldLeads, leadOf, openForm, someAddress } from './enquiries.ts';
import { startFront } from './front.ts';
import { type Installation, openInstallation } from './installation.ts';
import {
  checkEnquiries,
  type Enquiry,
  type EnquiryHistory,
  type EnquiryVerdict,
  type HeldEnquiry,
} from './judge/check-enquiries.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';
import { makeSeeded, type Seeded } from './seeded.ts';
import { makeShopReports } from './shop-reports.ts';

export type EnquiryRun = {
  engine: EngineName;
  seed: number;
  verdict: EnquiryVerdict;
  enquiries: number;
  taken: number;
  mails: number;
  /** Mails that came more than once. */
  repeated: number;
  reports: number;
  faults: readonly string[];
};

const ENQUIRY_EVERY_MS = 700;
const REPORT_EVERY_MS = 1_000;
/** A mail that was refused once comes after a minute, one that a killed service had in hand after five. */
const MAIL_LIMIT_MS = 7 * 60_000;
const FAULT_MS = 12_000;
const POLL_MS = 1_000;

type Stage = { installation: Installation; mails: MailSink; random: Seeded };
const mailServer = async ({ mails }: Stage, fault: 'away' | 'cut'): Promise<void> => {
  mails.setFault(fault);
  await pause(FAULT_MS);
  mails.setFault(null);
};
const FAULTS: readonly { name: string; happen(stage: Stage): Promise<unknown> }[] = [
  { name: 'mail server away', happen: (stage) => mailServer(stage, 'away') },
  {
    name: 'mail server cuts the line after it took a mail',
    happen: (stage) => mailServer(stage, 'cut'),
  },
  {
    name: 'kill -9 of a service',
    happen: async ({ installation, random }) => random.pick(installation.services).restart('SIGKILL'),
  },
  { name: 'kill -9 of the database', happen: async ({ installation: { engine } }) => engine.kill() },
];

const enquire = async (way: StepWay, enquiry: { email: string; isTaken: boolean }): Promise<void> => {
  try {
    const body = leadOf(way, await repeat(() => openForm(way)), enquiry.email, true);
    await repeat(() => must(ask(way, 'POST', '/v1/visitor/leads', body)));
    enquiry.isTaken = true;
  } catch {
    // Nobody was told that it was taken.
  }
};

const readBound = async (databaseUrl: string): Promise<EnquiryHistory['bound']> => {
  const client = await mongoose.mongo.MongoClient.connect(databaseUrl);
  try {
    const row = await client
      .db()
      .collection<{ pushedAt: number; pages: { revision: string }[] }>('policyBindings')
      .findOne({});
    return row === null ? null : { pushedAt: row.pushedAt, revision: row.pages[0]?.revision ?? '' };
  } finally {
    await client.close();
  }
};

/**
 * Presses the link of each mail until all are confirmed, or the time is over. A link counts from when the service knows
 * that the mail was taken; one that it had in hand when it was killed is sent again after minutes.
 */
const confirmAll = async (
  way: StepWay,
  { mails }: MailSink,
  enquiries: readonly Enquiry[],
): Promise<void> => {
  const pressed = new Set<string>();
  const endsBy = performance.now() + MAIL_LIMIT_MS;
  const isMailed = ({ email, isTaken }: Enquiry): boolean =>
    !isTaken || mails.some(({ to, secret }) => to === email && secret !== null);
  for (;;) {
    for (const secret of new Set(mails.flatMap((mail) => mail.secret ?? []))) {
      if (pressed.has(secret)) continue;
      const { status } = await repeat(() => ask(way, 'POST', '/v1/confirmations/confirm', { secret }));
      if (status < 300) pressed.add(secret);
    }
    const isDone =
      enquiries.every(isMailed) && mails.every(({ secret }) => secret === null || pressed.has(secret));
    if (isDone || performance.now() > endsBy) return;
    await pause(POLL_MS);
  }
};

/** People enquire, and a shop reports its policy page, while the mail server and the rest of it break. */
export const runEnquiries = async (
  engine: EngineName,
  seed: number,
  say: (line: string) => void,
): Promise<EnquiryRun> => {
  const random = makeSeeded(seed);
  const front = await startFront(random.next);
  const mails = await startMailSink();
  const installation = await openInstallation(engine, front.port, front.setBackends, {
    env: mails.env,
  }).catch(async (cause: unknown) => {
    await mails.close();
    await front.close();
    throw cause;
  });
  const { shop, adapterSecret, databaseUrl } = installation;
  const way: StepWay = {
    origin: `http://127.0.0.1:${front.port}`,
    shopKey: shop.key,
    shopId: shop.id,
  };
  const enquiries: Enquiry[] = [];
  const underWay: Promise<void>[] = [];
  const reports = makeShopReports(way, adapterSecret, makeSeeded(seed + 1));
  const writing = setInterval(() => {
    const enquiry = { email: someAddress(), isTaken: false };
    enquiries.push(enquiry);
    underWay.push(enquire(way, enquiry));
  }, ENQUIRY_EVERY_MS);
  const reporting = setInterval(reports.report, REPORT_EVERY_MS);
  try {
    const faults = random.shuffle(FAULTS);
    for (const fault of faults) {
      await pause(3_000);
      await fault.happen({ installation, mails, random });
      say(`${enquiries.length} enquiries, ${reports.pushes.length} reports: ${fault.name}`);
    }
    await pause(3_000);
    clearInterval(writing);
    clearInterval(reporting);
    await Promise.all([...underWay, reports.answered()]);
    say('waiting for the mails that have to be tried again');
    await confirmAll(way, mails, enquiries);
    const confirmed = await repeat(() => confirmedAddresses(way));
    const leads = await repeat(() => heldLeads(way));
    const held = new Map<string, HeldEnquiry>(
      [...leads].map(([email, lead]) => [email, { ...lead, isConfirmed: confirmed.has(email) }]),
    );
    const bound = await readBound(databaseUrl);
    const { pushes } = reports;
    const verdict = checkEnquiries({ enquiries, mails: mails.mails, held, pushes, bound });
    say(JSON.stringify(verdict));
    const secrets = mails.mails.flatMap(({ secret }) => secret ?? []);
    return {
      engine,
      seed,
      verdict,
      enquiries: enquiries.length,
      taken: enquiries.filter(({ isTaken }) => isTaken).length,
      mails: secrets.length,
      repeated: secrets.length - new Set(secrets).size,
      reports: pushes.length,
      faults: faults.map(({ name }) => name),
    };
  } finally {
    clearInterval(writing);
    clearInterval(reporting);
    await installation.close();
    await mails.close();
    await front.close();
  }
};
