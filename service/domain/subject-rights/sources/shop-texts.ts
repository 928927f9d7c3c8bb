import { TYPED_FIELDS } from '../../lead/lead-keys.ts';
import { openLead } from '../../lead/read-leads.ts';
import type { FieldVault } from '../../model/base/ports.ts';
import type { ShopScope } from '../../model/base/tenancy.ts';
import { type ConversationEvent, isWritten } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { eventsOf } from '../../model/conversation/events-of.ts';
import type { Subject } from '../../model/erasure/subject-source.ts';
import type { Lead } from '../../model/lead/lead.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';
import type { Note } from '../../model/note/note.ts';
import type { NoteStore } from '../../model/note/note-store.ts';
import { redacted } from '../../model/text/mentions.ts';

export type ShopTextDeps = {
  conversations: Pick<ConversationStore, 'ids' | 'eventsAfter'>;
  notes: Pick<NoteStore, 'conversationIds' | 'listByConversation'>;
  leads: Pick<LeadStore, 'ids' | 'listByIds'>;
  vault: FieldVault;
};

const NONE: ReadonlySet<string> = new Set();
const LEADS = 200;

/** Messages and file requests outside these conversations. */
export async function* messagesOf(
  { conversations }: Pick<ShopTextDeps, 'conversations'>,
  scope: ShopScope,
  except: ReadonlySet<string>,
): AsyncGenerator<{ event: ConversationEvent; text: string }> {
  for (const id of await conversations.ids(scope)) {
    if (except.has(id)) continue;
    for await (const event of eventsOf(conversations, scope, id))
      if (isWritten(event.body) && event.body.text !== null) yield { event, text: event.body.text };
  }
}

/** Notes outside these conversations. */
export async function* notesOf(
  { notes }: Pick<ShopTextDeps, 'notes'>,
  scope: ShopScope,
  except: ReadonlySet<string>,
): AsyncGenerator<Note> {
  for (const id of await notes.conversationIds(scope))
    if (!except.has(id)) yield* await notes.listByConversation(scope, id);
}

/** Leads except these. */
export async function* leadsOf(
  { leads }: Pick<ShopTextDeps, 'leads'>,
  scope: ShopScope,
  except: ReadonlySet<string>,
): AsyncGenerator<Lead> {
  const ids = (await leads.ids(scope)).filter((id) => !except.has(id));
  for (let from = 0; from < ids.length; from += LEADS)
    yield* await leads.listByIds(scope, ids.slice(from, from + LEADS));
}

type ShopText = { text: string; at: Date };

async function* allTexts(deps: ShopTextDeps, scope: ShopScope): AsyncGenerator<ShopText> {
  for await (const { event, text } of messagesOf(deps, scope, NONE)) yield { text, at: event.at };
  for await (const { text, at } of notesOf(deps, scope, NONE)) yield { text, at };
  for await (const lead of leadsOf(deps, scope, NONE)) {
    const { values } = await openLead(deps.vault, lead);
    for (const name of TYPED_FIELDS) yield { text: values[name] ?? '', at: lead.createdAt };
    yield* lead.answers;
  }
}

/** Texts count up to `at`. */
export type ErasedAgain = { readonly subject: Subject; readonly at: Date };

/** Persons in texts older than their erasure, in one pass. */
export const standingInTexts = async <E extends ErasedAgain>(
  deps: ShopTextDeps,
  scope: ShopScope,
  erasures: readonly E[],
): Promise<ReadonlySet<E>> => {
  const keyOf = (kind: 'email' | 'phone', value: string) => deps.vault.subjectKey(scope, kind, value);
  const left = new Set(erasures);
  const found = new Set<E>();
  const subjectKeys = erasures.flatMap(({ subject }) => subject.subjectKeys);
  if (subjectKeys.length === 0) return found;
  const anybody = { subjectKeys, email: null, phone: null };
  for await (const { text, at } of allTexts(deps, scope)) {
    if ((await redacted(text, anybody, keyOf)) === null) continue;
    for (const one of left) {
      if (at > one.at || (await redacted(text, one.subject, keyOf)) === null) continue;
      found.add(one);
      left.delete(one);
    }
  }
  return found;
};
