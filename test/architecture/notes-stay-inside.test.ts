import assert from 'node:assert/strict';
import { importsOf, sources } from '../support/imports.ts';

/** Files that may use the store of internal notes; none is reachable by visitors. */
const MAY_USE: Readonly<Record<string, string>> = {
  'service/domain/note/': 'written and read by consoles',
  'service/domain/subject-rights/sources/note-source.ts': 'access and erasure of a person',
  'service/domain/subject-rights/sources/shop-texts.ts': 'texts in which a person is looked for',
  'service/domain/staff/sweep-accounts.ts': 'forgets people who left',
  'service/store/': 'keeps them',
  'service/desks/stores.ts': 'the list of stores',
};

describe('internal notes', () => {
  it('are used by consoles and by the rights of people alone: no path of a visitor can read them [RT-7]', () => {
    const users = sources('service')
      .flatMap(importsOf)
      .filter(({ to }) => to === 'service/domain/model/note/note-store.ts')
      .map(({ from }) => from);
    assert.ok(users.length > 4);
    const allowed = (file: string) => Object.keys(MAY_USE).some((prefix) => file.startsWith(prefix));
    assert.deepEqual(
      users.filter((file) => !allowed(file)),
      [],
    );
  });

  it('have no view, frame or route for visitors [RT-7]', () => {
    const users = sources('service')
      .flatMap(importsOf)
      .filter(
        ({ to }) =>
          to === 'service/protocol/api/conversation/note-api.ts' ||
          to === 'service/views/chat-extras/note-views.ts',
      )
      .map(({ from }) => from);
    assert.deepEqual([...new Set(users)].sort(), [
      'service/http/routes/inbox/notes.ts',
      'service/protocol/frames/staff-frames.ts',
      'service/realtime/fan-out.ts',
      'service/views/chat-extras/note-views.ts',
    ]);
  });
});
