import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import {
  field,
  keptByHold,
  mayStandInTexts,
  type Subject,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import type { Note } from '../../model/note/note.ts';
import type { NoteStore } from '../../model/note/note-store.ts';
import { redacted } from '../../model/text/mentions.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations } from './conversation-source.ts';
import { heldAmong } from './held-among.ts';
import { notesOf } from './shop-texts.ts';

export type NoteSourceDeps = { notes: NoteStore; conversations: ConversationStore; vault: FieldVault };

/** Group id in the access response. */
export const NOTES_GROUP = 'notes';

/** Notes are the person's data (Art. 15); includes mentions in other chats. Rules: RT-1, RT-2. */
export const makeNoteSource = (deps: NoteSourceDeps): SubjectSource => {
  const own = (scope: ShopScope, subject: Subject) => findConversations(deps.conversations, scope, subject);
  const find = async (scope: ShopScope, subject: Subject): Promise<Note[]> => {
    const found = await Promise.all(
      (await own(scope, subject)).map(({ id }) => deps.notes.listByConversation(scope, id)),
    );
    return found.flat();
  };
  const elsewhere = async (scope: ShopScope, subject: Subject): Promise<{ note: Note; text: string }[]> => {
    if (!mayStandInTexts(subject)) return [];
    const keyOf = (kind: 'email' | 'phone', value: string) => deps.vault.subjectKey(scope, kind, value);
    const ownIds = new Set<string>(subject.typedAlone);
    for (const { id } of await own(scope, subject)) ownIds.add(id);
    const found: { note: Note; text: string }[] = [];
    for await (const note of notesOf(deps, scope, ownIds)) {
      const text = await redacted(note.text, subject, keyOf);
      if (text !== null) found.push({ note, text });
    }
    return found;
  };
  return {
    name: 'notes',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, authors } = rightsWords(locale);
      // Without the consultant's name.
      const items = (await find(scope, subject)).map((note) => ({
        id: note.id,
        fields: [
          ...field('conversationId', fields.conversationId, note.conversationId),
          ...field('at', fields.at, note.at),
          ...field('author', fields.author, authors.staff),
          ...field('text', fields.text, note.text),
        ],
      }));
      // Others' data is withheld, Art. 15(4).
      const mentions = (await elsewhere(scope, subject)).map(({ note }) => ({
        id: note.id,
        fields: field('at', fields.at, note.at),
      }));
      return [
        { group: NOTES_GROUP, label: groups.notes, items, retained: null },
        { group: 'mentions', label: groups.mentions, items: mentions, retained: null },
      ];
    },
    async erase(scope, subject, at) {
      let removed = 0;
      let held = 0;
      for (const conversation of await own(scope, subject)) {
        if (conversation.openedAt > at) continue;
        if (conversation.heldAt === null)
          removed += await deps.notes.removeByConversation(scope, conversation.id);
        else held += (await deps.notes.listByConversation(scope, conversation.id)).length;
      }
      const mentions = (await elsewhere(scope, subject)).filter(({ note }) => note.at <= at);
      const ids = mentions.map(({ note }) => note.conversationId);
      const heldIds = await heldAmong(deps.conversations, scope, ids);
      for (const { note, text } of mentions) {
        if (heldIds.has(note.conversationId)) held += 1;
        else if (await deps.notes.rewrite(scope, note, text)) removed += 1;
      }
      return { removed, retained: keptByHold(held) };
    },
  };
};
