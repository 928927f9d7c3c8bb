/** The load, in a process of its own: neither the service nor the relay pays for the clients. */
import { answerQuestions } from './bench-process.ts';
import { type Chats, openChats } from './chat-load.ts';
import { connectSockets, probeConversation } from './event-load.ts';
import { insertPairs, sendLeads } from './lead-load.ts';
import type { LoadJobName, LoadJobs, Target } from './load-jobs.ts';

const chats = new Map<string, Chats>();

/** Two shops may be served by one process. */
const placeOf = ({ origin, shopKey }: Target): string => `${origin} ${shopKey}`;
const chatsOf = (target: Target): Chats => {
  const open = chats.get(placeOf(target));
  if (open === undefined) throw new Error('Nobody is connected there.');
  return open;
};

const jobs: { [N in LoadJobName]: (job: LoadJobs[N]['take']) => Promise<LoadJobs[N]['give']> } = {
  async openChats(job) {
    const opened = await openChats(job);
    chats.set(placeOf(job.target), opened);
    return { open: opened.tokens.length };
  },
  flood: ({ target, underWay, ms }) => chatsOf(target).flood(underWay, ms),
  steady: ({ target, perSecond, ms }) => chatsOf(target).steady(perSecond, ms),
  async hangUp({ target }) {
    const { tokens, hangUp } = chatsOf(target);
    chats.delete(placeOf(target));
    await hangUp();
    return { closed: tokens.length };
  },
  connect: ({ target, sockets, atOnce }) => connectSockets(target, chatsOf(target).tokens, sockets, atOnce),
  probe: ({ target, token, rounds }) => probeConversation(target, token, rounds),
  sendLeads: ({ target, leads, pace }) => sendLeads(target, leads, pace),
  insertPairs: ({ databaseUrl, pairs, pace }) => insertPairs(databaseUrl, pairs, pace),
};

const run = <N extends LoadJobName>({ name, job }: { name: N; job: LoadJobs[N]['take'] }) => jobs[name](job);
answerQuestions((question) => run(question as { name: LoadJobName; job: never }));
