import assert from 'node:assert/strict';
import type { StaffApi } from '../../../../plugin-assets/console/api/staff-api.ts';
import { makeInboxReader } from '../../../../plugin-assets/console/live/inbox-reader.ts';
import { makeAppState } from '../../../../plugin-assets/console/state/app-state.ts';
import { hasMoreWaiting, inPart, waitingCount } from '../../../../plugin-assets/console/state/to-answer.ts';
import type { InboxAnswer } from '../../../../service/protocol/api/inbox-api.ts';
import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { aMe, aShopAccess, aSummary } from './console-builders.ts';

const PAGE = 2;
const START = Date.UTC(2026, 10, 24, 8);

const makeScene = (count: number, part: 'waiting' | 'taken' = 'taken') => {
  const appState = makeAppState();
  appState.dispatch({
    type: 'signed-in',
    me: aMe({ shops: [aShopAccess(), aShopAccess({ id: 'shp_wax', name: 'Świece' })] }),
    presence: 'here',
  });
  const waiting: ConversationSummary[] = Array.from({ length: count }, (_, n) => {
    const at = new Date(START - n * 60_000).toISOString();
    const shopId = n % 4 === 3 ? 'shp_wax' : 'shp_tea';
    const assignedTo = part === 'taken' ? { staffId: 'stf_ola', name: 'Ola' } : null;
    const waitingSince = part === 'taken' ? null : at;
    return aSummary({
      id: `cnv_${n}`,
      shopId,
      openedAt: at,
      lastAt: at,
      wroteAt: at,
      wroteSeq: 1,
      assignedTo,
      waitingSince,
    });
  });
  const asked: string[] = [];
  let isAway = false;
  let shop: string | null = null;
  const inbox: StaffApi['inbox'] = async ({ shopId, before }) => {
    asked.push(`${shopId ?? 'all'} ${before ?? 'top'}`);
    if (isAway) return { ok: false, refusal: { code: 'unreachable', status: 0 } } as never;
    const list = waiting.filter((one) => shopId === null || one.shopId === shopId);
    const start = before === undefined ? 0 : list.findIndex(({ id }) => `${part}.${id}` === before) + 1;
    const conversations = list.slice(start, start + PAGE);
    const more: InboxAnswer['more'] =
      start + PAGE < list.length ? [{ part, before: `${part}.${conversations.at(-1)?.id}` }] : [];
    return { ok: true, status: 200, body: { conversations, more, cursor: '2026-11-24T09:00:00.000Z' } };
  };
  const reader = makeInboxReader({ appState, api: { inbox }, shownShop: () => shop, openId: () => null });
  const held = (of: string | null = null) =>
    inPart(appState.get(), of, part).map(({ summary }) => summary.id);
  return {
    appState,
    reader,
    waiting,
    asked,
    held,
    away: (is: boolean) => {
      isAway = is;
    },
    show: (shopId: string | null) => {
      shop = shopId;
      reader.shopChanged();
    },
  };
};

describe('inbox of the console by pages', () => {
  it('reads all who wait, and shows the one first who has waited longest', async () => {
    const { reader, appState, held } = makeScene(7, 'waiting');
    assert.equal(await reader.read(), true);
    assert.deepEqual(held(), ['cnv_6', 'cnv_5', 'cnv_4', 'cnv_3', 'cnv_2', 'cnv_1', 'cnv_0']);
    assert.deepEqual([waitingCount(appState.get()), hasMoreWaiting(appState.get())], [7, false]);
  });

  it('stops after forty pages of those who wait, and says that there are more', async () => {
    const { reader, appState } = makeScene(100, 'waiting');
    await reader.read();
    assert.deepEqual([waitingCount(appState.get()), hasMoreWaiting(appState.get())], [82, true]);
  });

  it('adds page to page until nothing is left', async () => {
    const { reader, appState, held } = makeScene(5);
    await reader.read();
    await reader.showMore('taken');
    await reader.showMore('taken');
    assert.deepEqual(held(), ['cnv_0', 'cnv_1', 'cnv_2', 'cnv_3', 'cnv_4']);
    assert.deepEqual(appState.get().more, {});
  });

  it('reads as far down as it was shown after a lost line, and lets go of what was erased there', async () => {
    const { reader, waiting, held } = makeScene(9);
    await reader.read();
    await reader.showMore('taken');
    waiting.splice(3, 1);
    await reader.read();
    assert.deepEqual(held(), ['cnv_0', 'cnv_1', 'cnv_2', 'cnv_4']);
  });

  it('reads at most five pages again', async () => {
    const { reader, asked, held } = makeScene(30);
    await reader.read();
    for (let page = 0; page < 9; page += 1) await reader.showMore('taken');
    assert.equal(held().length, 20);
    asked.length = 0;
    await reader.read();
    assert.equal(asked.length, 6);
    assert.equal(held().length, 12);
    await reader.showMore('taken');
    assert.equal(held().length, 14);
  });

  it('reads the pages of the shop that is shown, and keeps the number over all shops', async () => {
    const { reader, appState, asked, show, held } = makeScene(24);
    await reader.read();
    show('shp_wax');
    await reader.read();
    assert.deepEqual(held('shp_wax'), ['cnv_3', 'cnv_7']);
    await reader.showMore('taken');
    assert.deepEqual(held('shp_wax'), ['cnv_3', 'cnv_7', 'cnv_11', 'cnv_15']);
    assert.equal(asked.at(-1), 'shp_wax taken.cnv_7');
    assert.notEqual(appState.get().more.taken, undefined);
  });

  it('asks for no page of a shop when everything is here', async () => {
    const { reader, asked, show } = makeScene(2);
    await reader.read();
    show('shp_wax');
    await reader.read();
    assert.deepEqual([...new Set(asked)], ['all top']);
  });

  it('keeps what it holds and where it stands while the service does not answer', async () => {
    const { reader, appState, away, held } = makeScene(5);
    await reader.read();
    away(true);
    await reader.showMore('taken');
    assert.equal(await reader.read(), false);
    assert.deepEqual(held(), ['cnv_0', 'cnv_1']);
    away(false);
    await reader.showMore('taken');
    assert.deepEqual(held(), ['cnv_0', 'cnv_1', 'cnv_2', 'cnv_3']);
    assert.notEqual(appState.get().more.taken, undefined);
  });

  it('asks the line only for what moved after the inbox was read', async () => {
    const { reader, appState } = makeScene(3);
    const pong = (cursor: string) =>
      appState.dispatch({ type: 'frame', frame: { t: 'session.pong', n: 1, now: '', cursor, heads: [] } });
    pong('2026-11-21T09:00:00.000Z');
    await reader.read();
    assert.equal(appState.get().cursor, '2026-11-24T09:00:00.000Z');
    pong('2026-11-24T09:00:20.000Z');
    await reader.read();
    assert.equal(appState.get().cursor, '2026-11-24T09:00:20.000Z');
  });

  it('reads on its own what waits in a shop that the person may read from now on', async () => {
    const { reader, appState, waiting, asked, held } = makeScene(2);
    await reader.read();
    const change = (isWaiting: boolean) => {
      const shops = [aShopAccess(), aShopAccess({ id: 'shp_cup', isWaiting })];
      appState.dispatch({ type: 'me-changed', me: aMe({ shops }) });
    };
    waiting.unshift(aSummary({ ...waiting[0], id: 'cnv_cup', shopId: 'shp_cup' }));
    asked.length = 0;
    change(true);
    await new Promise(setImmediate);
    assert.deepEqual(asked, []);
    change(false);
    await new Promise(setImmediate);
    assert.deepEqual(asked, ['all top']);
    assert.ok(held().includes('cnv_cup'));
    change(false);
    await new Promise(setImmediate);
    assert.deepEqual(asked, ['all top']);
  });
});
