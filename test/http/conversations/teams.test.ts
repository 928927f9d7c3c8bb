import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { addMember, call, connectStaff } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';
import type { AnyFrame } from '../../support/service/frame-client.ts';

const isAssigned = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'assigned';

describe('a team of a shop', () => {
  const chat = setUpLiveChat();
  const ask = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object, token = chat.staff.token) =>
    call(chat.service, method, path, { token, ...(body === undefined ? {} : { body }) });
  const put = async (teams: object[], token?: string) => {
    const { id } = chat.merchant.shop;
    const seen = await chat.service.stores.shopTeams.get(scopeOfShop(id));
    return ask('PUT', `/v1/staff/shops/${id}/teams`, { teams, seen }, token);
  };
  const teamOf = async (memberIds: string[], name = 'Zwroty') => {
    const answer = await put([{ id: null, name, memberIds }]);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.teams[0];
  };
  const consultant = () => addMember(chat.service, chat.merchant.organisationId, 'consultant');
  const handOver = (id: string, teamId: string) =>
    ask('POST', `/v1/staff/conversations/${id}/assign`, { ref: randomUUID(), staffId: null, teamId });
  const summary = async (id: string) => (await ask('GET', `/v1/staff/conversations/${id}`)).body;

  it('gets a chat back into the queue under its name, and the visitor waits again', async () => {
    const ola = await consultant();
    const team = await teamOf([ola.staffId]);
    assert.deepEqual((await chat.staff.next('teams.changed')).shopId, chat.merchant.shop.id);
    const { visitor, id } = await chat.openConversation();
    const answered = await ask('POST', `/v1/staff/conversations/${id}/messages`, {
      ref: randomUUID(),
      text: 'Przekażę to koleżance.',
    });
    assert.equal(answered.status, 201);
    assert.equal((await summary(id)).waitingSince, null);
    assert.equal((await handOver(id, team.id)).status, 200);
    const now = await summary(id);
    assert.deepEqual([now.assignedTo, now.team.id, now.unread], [null, team.id, 1]);
    assert.equal(now.waitingSince, now.team.at);
    const inbox = await ask('GET', '/v1/staff/inbox');
    assert.ok(inbox.body.conversations.some((one: { id: string }) => one.id === id));
    const idsOf = (answer: { body: { conversations: { id: string }[] } }) =>
      answer.body.conversations.map((one) => one.id);
    const ofTeam = await ask('GET', `/v1/staff/inbox?team=${team.id}`);
    assert.deepEqual([idsOf(ofTeam), ofTeam.body.more], [[id], []]);
    const none = `tem_${'x'.repeat(22)}`;
    assert.deepEqual(idsOf(await ask('GET', `/v1/staff/inbox?team=${none}`)), []);
    await ask('POST', `/v1/staff/conversations/${id}/close`, { ref: randomUUID() });
    const closed = (teamId: string) => ask('GET', `/v1/staff/conversations?team=${teamId}`);
    assert.deepEqual([idsOf(await closed(team.id)), idsOf(await closed(none))], [[id], []]);
    await visitor.close();
  });

  it('stays with its members when the list that was changed is not the stored one', async () => {
    const ola = await consultant();
    const team = await teamOf([ola.staffId], 'Faktury');
    const path = `/v1/staff/shops/${chat.merchant.shop.id}/teams`;
    const more = { id: null, name: 'Hurt', memberIds: [] };
    const unread = await ask('PUT', path, { teams: [more], seen: [] });
    assert.equal(unread.status, 409, unread.text);
    const older = { ...team, memberIds: [] };
    assert.equal((await ask('PUT', path, { teams: [older, more], seen: [older] })).status, 409);
    assert.deepEqual((await ask('GET', '/v1/staff/teams')).body.shops[0].teams, [team]);
    const kept = await ask('PUT', path, { teams: [team, more], seen: [team] });
    assert.equal(kept.status, 200, kept.text);
  });

  it('is for colleagues alone: the visitor is told nothing of it', async () => {
    const team = await teamOf([(await consultant()).staffId], 'Reklamacje trudne');
    const { visitor, token, id } = await chat.openConversation();
    await handOver(id, team.id);
    const { event } = await visitor.next(isAssigned);
    assert.deepEqual([event.name, event.teamId, event.by], [null, undefined, undefined]);
    const shop = chat.merchant.shop.key;
    const events = await ask('GET', `/v1/visitor/events?shop=${shop}&after=0`, undefined, token);
    assert.doesNotMatch(events.text, /tem_|Reklamacje/);
    assert.equal((await chat.staff.next(isAssigned)).event.teamId, team.id);
    await visitor.close();
  });

  it('is left by whoever takes the chat, and by giving it back', async () => {
    const ola = await consultant();
    const team = await teamOf([ola.staffId]);
    const { visitor, id } = await chat.openConversation();
    const colleague = await connectStaff(chat.service, ola.email);
    await handOver(id, team.id);
    const ref = randomUUID();
    colleague.send({ t: 'conversation.take', ref, conversationId: id });
    await colleague.next((frame) => frame.ref === ref);
    assert.deepEqual([(await summary(id)).assignedTo.staffId, (await summary(id)).team], [ola.staffId, null]);
    const again = randomUUID();
    colleague.send({
      t: 'conversation.assign',
      ref: again,
      conversationId: id,
      staffId: null,
      teamId: team.id,
    });
    await colleague.next((frame) => frame.ref === again);
    assert.equal((await summary(id)).team.id, team.id);
    await ask('POST', `/v1/staff/conversations/${id}/assign`, { ref: randomUUID(), staffId: null });
    assert.equal((await summary(id)).team, null);
    await Promise.all([visitor.close(), colleague.close()]);
  });

  it('loses no chat when it is removed', async () => {
    const team = await teamOf([(await consultant()).staffId]);
    const { visitor, id } = await chat.openConversation();
    await handOver(id, team.id);
    assert.equal((await put([])).status, 200);
    const inbox = await ask('GET', '/v1/staff/inbox');
    const found = inbox.body.conversations.find((one: { id: string }) => one.id === id);
    assert.deepEqual([found.assignedTo, found.status], [null, 'open']);
    assert.equal((await handOver(id, team.id)).status, 404);
    await visitor.close();
  });

  it('without members takes no chat, and of another shop is not there', async () => {
    const team = await teamOf([]);
    const { visitor, id } = await chat.openConversation();
    const refused = await handOver(id, team.id);
    assert.deepEqual([refused.status, refused.body.code], [409, 'conflict']);
    assert.equal((await handOver(id, 'tem_AAAAAAAAAAAAAAAAAAAAAA')).status, 404);
    assert.equal((await summary(id)).team, null);
    await visitor.close();
  });

  it('has members who may answer in the shop, is edited by leaders, and loses who is removed [RE-1]', async () => {
    const auditor = await addMember(chat.service, chat.merchant.organisationId, 'auditor');
    const refused = await put([{ id: null, name: 'Zwroty', memberIds: [auditor.staffId] }]);
    assert.deepEqual([refused.status, refused.body.code], [422, 'invalid_request']);
    const twice = [
      { id: null, name: 'Zwroty', memberIds: [] },
      { id: null, name: 'zwroty', memberIds: [] },
    ];
    assert.equal((await put(twice)).status, 422);
    const ola = await consultant();
    const colleague = await connectStaff(chat.service, ola.email);
    assert.equal((await put([], colleague.token)).status, 403);
    const team = await teamOf([ola.staffId]);
    const seen = await ask('GET', '/v1/staff/teams', undefined, colleague.token);
    assert.deepEqual(seen.body.shops, [{ shopId: chat.merchant.shop.id, teams: [team] }]);
    await chat.service.stores.shopTeams.forgetStaff(SERVICE_SCOPE, ola.staffId);
    const left = await ask('GET', '/v1/staff/teams');
    assert.deepEqual(left.body.shops[0].teams, [{ ...team, memberIds: [] }]);
    await colleague.close();
  });

  it('loses a member who may not answer any more with the next change, which is not refused for that [RE-1]', async () => {
    const [ola, jan] = [await consultant(), await consultant()];
    const team = await teamOf([ola.staffId, jan.staffId]);
    await chat.service.stores.memberships.remove(chat.merchant.organisationId, ola.id);
    const answer = await put([{ ...team, name: 'Zwroty i reklamacje' }]);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(answer.body.teams, [
      { id: team.id, name: 'Zwroty i reklamacje', memberIds: [jan.staffId] },
    ]);
  });
});
