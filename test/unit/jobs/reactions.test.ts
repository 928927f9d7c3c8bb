import assert from 'node:assert/strict';
import type { JobsDesk } from '../../../service/desks/jobs-desk.ts';
import type { DomainEvent, EventBus } from '../../../service/domain/model/events/domain-events.ts';
import { startReactions } from '../../../service/jobs/reactions.ts';

describe('what the service does right after an event', () => {
  it('counts alerts that go out at once, as the rounds count theirs', async () => {
    const at = new Date(0);
    const happening = {
      type: 'conversation.event',
      shopId: 'shp_a',
      conversation: { id: 'cnv_a', waitingSince: at },
      event: { at, body: { kind: 'message' } },
    } as unknown as DomainEvent;
    let hear: Parameters<EventBus['subscribe']>[0] = () => undefined;
    const bus = {
      subscribe: (listener: typeof hear) => {
        hear = listener;
        return () => undefined;
      },
    } as EventBus;
    const desk = {
      noteWaiting: () => undefined,
      noteAnswer: () => undefined,
      alertAbout: async () => 2,
    } as unknown as JobsDesk;
    const runs: Promise<unknown>[] = [];
    const scheduler = {
      wake: () => undefined,
      runNow: (job: { run(): Promise<unknown> }) => void runs.push(job.run()),
      stop: async () => undefined,
    };
    let counted = 0;
    const meters = {
      alerts: (count: number) => {
        counted += count;
      },
    };
    const stop = startReactions({ bus, scheduler, desk, others: null, meters });
    hear(happening, 'here');
    await Promise.all(runs);
    assert.equal(counted, 2);
    stop();
  });

  it('notes who waits, and answers to be told by mail, also of events that nobody was told of', () => {
    const noted: string[] = [];
    let hear: Parameters<EventBus['subscribe']>[0] = () => undefined;
    const bus = {
      subscribe: (listener: typeof hear) => {
        hear = listener;
        return () => undefined;
      },
    } as EventBus;
    const desk = {
      catchUpWaiting: ({ id }: { id: string }) => noted.push(`waiting ${id}`),
      catchUpAnswers: ({ id }: { id: string }) => noted.push(`answers ${id}`),
    } as unknown as JobsDesk;
    const scheduler = { wake: () => undefined, runNow: () => undefined, stop: async () => undefined };
    startReactions({ bus, scheduler, desk, others: null, meters: { alerts: () => undefined } });
    hear({ type: 'conversation.caughtUp', conversation: { id: 'cnv_a' } } as unknown as DomainEvent, 'here');
    assert.deepEqual(noted, ['waiting cnv_a', 'answers cnv_a']);
  });
});
