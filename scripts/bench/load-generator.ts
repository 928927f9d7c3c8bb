/** Separate process, so that clients cost the service nothing. */
import { answerQuestions } from './bench-process.ts';
import { type Chats, openChats } from './chat-load.ts';
import type { LoadJobName, LoadJobs, Target } from './load-jobs.ts';

const chats = new Map<string, Chats>();
const chatsOf = ({ origin }: Target): Chats => {
  const open = chats.get(origin);
  if (open === undefined) throw new Error('Nobody is connected there.');
  return open;
};

const jobs: { [N in LoadJobName]: (job: LoadJobs[N]['take']) => Promise<LoadJobs[N]['give']> } = {
  async openChats({ target, visitors }) {
    chats.set(target.origin, await openChats(target, visitors));
    return { open: visitors };
  },
  steady: ({ target, perSecond, ms }) => chatsOf(target).steady(perSecond, ms),
  async write({ target, messages }) {
    await chatsOf(target).write(messages);
    return { written: messages };
  },
};

const run = <N extends LoadJobName>({ name, job }: { name: N; job: LoadJobs[N]['take'] }) => jobs[name](job);
answerQuestions((question) => run(question as { name: LoadJobName; job: never }));
