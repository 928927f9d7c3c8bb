import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type KeepDeps, makeKeepAttachment } from '../../../../service/domain/attachment/keep-attachment.ts';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { makeMemoryEventBus } from '../../../../service/outbound/event-bus-memory.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { LIMITS } from '../../../../service/protocol/vocabulary.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { aPdf, aPicture } from '../../../support/builders/pictures.ts';
import { aStaff } from '../../../support/builders/staff-builders.ts';
import { makeFakeClock } from '../../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../../support/memory-stores/memory-stores.ts';

const makeScene = async (changes: Partial<KeepDeps> = {}, stores = makeMemoryStores()) => {
  const conversation = aConversation();
  const scope = scopeOfShop(conversation.shopId);
  await stores.conversations.open(scope, conversation);
  const keep = makeKeepAttachment({
    ...stores,
    redrawPicture: async () => 'broken',
    scanFile: null,
    takeRate: () => undefined,
    attachmentQuota: { filesPerConversation: 2, bytesPerConversation: 1_000, bytesPerShop: 1_000 },
    ids: randomIds,
    clock: makeFakeClock(),
    bus: makeMemoryEventBus(() => undefined),
    ...changes,
  });
  const send = (bytes: Uint8Array = aPdf(), ref: string = randomUUID()) =>
    keep(scope, conversation, null, { ref, fileName: 'x.pdf', sender: 'a', bytes });
  const rows = () => stores.shopArchive.counts(scope);
  return { send, keep, rows, stores, scope, conversation };
};

describe('keeping a file', () => {
  it('is refused over the quota of the conversation, by number and by size', async () => {
    const { send } = await makeScene();
    await send();
    await assert.rejects(send(aPdf('x'.repeat(1_000))), { code: 'quota_reached' });
    await send();
    await assert.rejects(send(), { code: 'quota_reached' });
  });

  it('of a visitor is refused over four fifths of the room of the shop, whose own people have the rest', async () => {
    const file = aPdf();
    const quota = { filesPerConversation: 9, bytesPerConversation: 9_000, bytesPerShop: 3 * file.length };
    const { send, keep, scope, conversation, rows } = await makeScene({ attachmentQuota: quota });
    await send(file);
    await send(file);
    const full = { code: 'quota_reached', details: { full: 'shop' } };
    await assert.rejects(send(aPdf('')), full);
    const fromStaff = (bytes: Uint8Array) =>
      keep(scope, conversation, aStaff(), { ref: randomUUID(), fileName: 'x.pdf', sender: 'b', bytes });
    await fromStaff(aPdf(''));
    await assert.rejects(fromStaff(file), full);
    assert.equal((await rows()).attachments, 3);
  });

  it('counts files that are stored at the same moment, at whichever process', async () => {
    const stores = makeMemoryStores();
    const file = aPdf();
    const quota = { filesPerConversation: 9, bytesPerConversation: 9_000, bytesPerShop: 2 * file.length };
    const one = await makeScene({ attachmentQuota: quota }, stores);
    const two = await makeScene({ attachmentQuota: quota }, stores);
    const sent = await Promise.allSettled([one.send(file), two.send(file), one.send(file), two.send(file)]);
    assert.ok(sent.filter(({ status }) => status === 'fulfilled').length < 2);
    const used = (await stores.attachments.usedBytes(one.scope)).get(one.scope.shopId) ?? 0;
    assert.ok(used <= file.length);
    await one.stores.attachments.removeByConversation(one.scope, one.conversation.id);
    assert.equal((await one.send(file)).isRepeat, false, 'what was refused holds no room');
  });

  it('counts its bytes for the shop and the address of a visitor, and says when that takes no more', async () => {
    const taken: unknown[] = [];
    const { send, keep, scope, conversation, rows } = await makeScene({
      takeRate: (...given) => {
        taken.push(given);
        return taken.length > 1 ? Promise.reject(new DomainError('rate_limited', 'Too many.')) : undefined;
      },
    });
    const file = aPdf();
    await send(file);
    assert.deepEqual(taken, [['fileBytes', `${scope.shopId} a`, file.length]]);
    await assert.rejects(send(file), { code: 'quota_reached', details: { full: 'address' } });
    assert.equal((await rows()).attachments, 1);
    const staff = aStaff();
    await keep(scope, conversation, staff, {
      ref: randomUUID(),
      fileName: 'x',
      sender: staff.id,
      bytes: file,
    });
    assert.equal(taken.length, 2, 'staff are not counted');
  });

  it('is refused when the picture is too large once redrawn, and nothing of it is stored', async () => {
    const bytes = new Uint8Array(LIMITS.maxAttachmentBytes + 1);
    const redrawPicture = async () => ({ bytes, width: 9, height: 9 });
    const { send, rows } = await makeScene({ redrawPicture });
    await assert.rejects(send(await aPicture('png')), { code: 'too_large' });
    assert.equal((await rows()).attachments, undefined);
  });

  it('is refused when the scanner finds something, and when it does not answer', async () => {
    for (const [verdict, code] of [
      ['found', 'file_refused'],
      ['unreachable', 'unavailable'],
    ] as const) {
      const { send, rows } = await makeScene({ scanFile: async () => verdict });
      await assert.rejects(send(), { code });
      assert.equal((await rows()).attachments, undefined);
    }
    const clean = await makeScene({ scanFile: async () => 'clean' });
    assert.equal((await clean.send()).isRepeat, false);
  });

  it('leaves nothing when its bytes or its event cannot be stored', async () => {
    const failing = async () => {
      throw new Error('the store is away');
    };
    const inner = makeMemoryStores();
    for (const changes of [
      { attachmentBytes: { ...inner.attachmentBytes, put: failing } },
      { conversations: { ...inner.conversations, append: failing } },
    ] as Partial<KeepDeps>[]) {
      const { send, rows } = await makeScene(changes);
      await assert.rejects(send(), /the store is away/);
      const { attachments, attachmentParts } = await rows();
      assert.deepEqual([attachments, attachmentParts], [undefined, undefined]);
    }
  });

  it('stores once for the same ref, and takes up an upload that was interrupted', async () => {
    const { send, rows, stores, scope, conversation } = await makeScene();
    const ref = randomUUID();
    const [first, second] = await Promise.all([send(aPdf(), ref), send(aPdf(), ref)]);
    assert.deepEqual([first?.isRepeat, second?.isRepeat], [false, true]);
    assert.equal((await rows()).attachments, 1);
    const left = randomUUID();
    const [known] = await stores.attachments.listByConversation(scope, conversation.id);
    if (known === undefined) throw new Error('A file was kept.');
    const id = 'att_AAAAAAAAAAAAAAAAAAAAAA';
    const at = new Date(known.at.getTime() - 60_000);
    await stores.attachments.insert(scope, { ...known, id, ref: left, seq: null, at });
    assert.equal((await send(aPdf(), left)).isRepeat, false);
    assert.equal(await stores.attachments.get(scope, id), null);
  });

  it('is left to the process that stores it, for as long as that may take [SE-5]', async () => {
    const stores = makeMemoryStores();
    const clock = makeFakeClock();
    let begin = (): void => undefined;
    let goOn = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const attachmentBytes: KeepDeps['attachmentBytes'] = {
      ...stores.attachmentBytes,
      async put(scope, place, parts) {
        begin();
        await gate;
        return stores.attachmentBytes.put(scope, place, parts);
      },
    };
    const one = await makeScene({ attachmentBytes, clock }, stores);
    const file = { ref: randomUUID(), fileName: 'x.pdf', sender: 'a', bytes: aPdf() };
    const { scope, conversation } = one;
    const first = one.keep(scope, conversation, null, file);
    await begun;
    clock.forward(1_000);
    const two = await makeScene({ clock }, stores);
    await assert.rejects(two.keep(scope, conversation, null, file), { code: 'unavailable' });
    goOn();
    const { event } = await first;
    const [kept] = await stores.attachments.listByConversation(scope, conversation.id);
    assert.ok(kept);
    assert.equal(event.body.kind === 'attachment' && event.body.attachmentId, kept.id);
    assert.ok(await stores.attachmentBytes.get(scope, kept, 1));
  });

  it('is taken up from a process that took too long, which then shows nothing [SE-5]', async () => {
    const stores = makeMemoryStores();
    const clock = makeFakeClock();
    const scenes: { two?: Awaited<ReturnType<typeof makeScene>> } = {};
    const file = { ref: randomUUID(), fileName: 'x.pdf', sender: 'a', bytes: aPdf() };
    const attachmentBytes: KeepDeps['attachmentBytes'] = {
      ...stores.attachmentBytes,
      async put(scope, place, parts) {
        clock.forward(60_000);
        await scenes.two?.keep(one.scope, one.conversation, null, file);
        await stores.attachmentBytes.put(scope, place, parts);
      },
    };
    const one = await makeScene({ attachmentBytes, clock }, stores);
    scenes.two = await makeScene({ clock }, stores);
    await assert.rejects(one.keep(one.scope, one.conversation, null, file), { code: 'unavailable' });
    const [kept, ...more] = await stores.attachments.listByConversation(one.scope, one.conversation.id);
    assert.ok(kept?.seq);
    assert.deepEqual(more, []);
    assert.ok(await stores.attachmentBytes.get(one.scope, kept, 1));
    assert.equal((await one.rows()).attachmentParts, 1);
  });

  it('is shown once by either of two processes when its bytes are whole [SE-5]', async () => {
    const stores = makeMemoryStores();
    const scenes: { two?: Awaited<ReturnType<typeof makeScene>> } = {};
    const file = { ref: randomUUID(), fileName: 'x.pdf', sender: 'a', bytes: aPdf() };
    const shown: unknown[] = [];
    const attachmentBytes: KeepDeps['attachmentBytes'] = {
      ...stores.attachmentBytes,
      async put(scope, place, parts) {
        await stores.attachmentBytes.put(scope, place, parts);
        shown.push((await scenes.two?.keep(one.scope, one.conversation, null, file))?.event.body);
      },
    };
    const one = await makeScene({ attachmentBytes }, stores);
    scenes.two = await makeScene({}, stores);
    const { event, isRepeat } = await one.keep(one.scope, one.conversation, null, file);
    assert.equal(isRepeat, true);
    assert.deepEqual(shown, [event.body]);
    const [kept] = await stores.attachments.listByConversation(one.scope, one.conversation.id);
    assert.equal(event.body.kind === 'attachment' && event.body.attachmentId, kept?.id);
    assert.equal(kept?.seq, event.seq);
  });

  it('gets its bytes back when they are sent again, though its event names a copy that was forgotten [SE-5]', async () => {
    const { send, rows, stores, scope, conversation } = await makeScene();
    const ref = randomUUID();
    const attachmentId = 'att_AAAAAAAAAAAAAAAAAAAAAA';
    const rest = {
      type: 'pdf',
      bytes: 24,
      width: null,
      height: null,
      fileName: 'x.pdf',
      sender: 'a',
      name: null,
    } as const;
    await stores.conversations.append(scope, {
      ...{ id: randomIds.next('evt'), shopId: conversation.shopId, conversationId: conversation.id, ref },
      ...{ author: 'visitor', staffId: null, at: new Date() },
      body: { kind: 'attachment', attachmentId, ...rest },
    });
    const { isRepeat, event } = await send(aPdf(), ref);
    assert.equal(isRepeat, true);
    const kept = await stores.attachments.get(scope, attachmentId);
    assert.equal(kept?.seq, event.seq);
    assert.ok(kept && (await stores.attachmentBytes.get(scope, kept, 1)));
    assert.equal((await rows()).attachments, 1);
    assert.equal((await rows()).attachmentParts, 1);
  });

  it('is kept while nobody knows whether its event is stored, and sent again it is shown [SE-5]', async () => {
    const stores = makeMemoryStores();
    let isUnclear = true;
    const conversations: KeepDeps['conversations'] = {
      ...stores.conversations,
      async append(...given) {
        const appended = await stores.conversations.append(...given);
        if (isUnclear) throw new DomainError('unavailable', 'The reply of the database was lost.');
        return appended;
      },
      // Stored, but not yet visible to majority reads.
      eventsAfter: async (...given) => (isUnclear ? [] : stores.conversations.eventsAfter(...given)),
    };
    const { send, scope, conversation } = await makeScene({ conversations }, stores);
    const ref = randomUUID();
    await assert.rejects(send(aPdf(), ref), { code: 'unavailable' });
    isUnclear = false;
    const { event, isRepeat } = await send(aPdf(), ref);
    assert.equal(isRepeat, true);
    const [kept, ...more] = await stores.attachments.listByConversation(scope, conversation.id);
    assert.deepEqual(more, []);
    assert.equal(event.body.kind === 'attachment' && event.body.attachmentId, kept?.id);
    assert.ok(kept && (await stores.attachmentBytes.get(scope, kept, 1)));
  });

  it('keeps a file whose event is stored, though the process or the database went away right after [SE-5]', async () => {
    const stores = makeMemoryStores();
    let isAway = true;
    const attachments: KeepDeps['attachments'] = {
      ...stores.attachments,
      async setSeq(scope, id, seq) {
        if (isAway) throw new Error('the store is away');
        return stores.attachments.setSeq(scope, id, seq);
      },
    };
    const removed: string[] = [];
    const attachmentBytes: KeepDeps['attachmentBytes'] = {
      ...stores.attachmentBytes,
      async remove(scope, id) {
        removed.push(id);
        // Simulates a crash: removes nothing.
        return isAway ? 0 : stores.attachmentBytes.remove(scope, id);
      },
    };
    const { send, scope, conversation } = await makeScene({ attachments, attachmentBytes }, stores);
    const ref = randomUUID();
    await assert.rejects(send(aPdf(), ref), /the store is away/);
    isAway = false;
    const again = await send(aPdf(), ref);
    assert.equal(again.isRepeat, true);
    const [kept] = await stores.attachments.listByConversation(scope, conversation.id);
    assert.ok(kept);
    assert.deepEqual(again.event.body.kind === 'attachment' && again.event.body.attachmentId, kept.id);
    assert.equal(kept.seq, again.event.seq);
    assert.ok(await stores.attachmentBytes.get(scope, kept, 1));
    // State after a crash before the row was updated.
    await stores.attachments.remove(scope, kept.id);
    await stores.attachments.insert(scope, { ...kept, seq: null });
    assert.equal((await send(aPdf(), ref)).event.seq, kept.seq);
    assert.equal((await stores.attachments.get(scope, kept.id))?.seq, kept.seq);
    assert.deepEqual(removed, []);
  });

  it('is refused under a ref that a message used', async () => {
    const { send, rows, stores, scope, conversation } = await makeScene();
    const ref = randomUUID();
    const about = { shopId: conversation.shopId, conversationId: conversation.id, staffId: null };
    const body = { kind: 'message', text: 'x', name: null } as const;
    const event = {
      ...about,
      id: randomIds.next('evt'),
      ref,
      author: 'visitor',
      at: new Date(),
      body,
    } as const;
    await stores.conversations.append(scope, event);
    await assert.rejects(send(aPdf(), ref), { code: 'conflict' });
    assert.equal((await rows()).attachments, undefined);
  });
});
