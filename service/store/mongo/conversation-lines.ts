import type { Conversation, NewEvent } from '../../domain/conversation/conversation.ts';
import type { Appended } from '../../domain/conversation/conversation-store.ts';
import type { ShopScope } from '../../domain/tenancy.ts';
import type { ConversationId } from '../../protocol/vocabulary.ts';

export type AppendTask = {
  readonly kind: 'append';
  readonly scope: ShopScope;
  readonly event: NewEvent;
  /** `ref` of the event that has to be stored before this one; null when the sender names none. */
  readonly after: string | null;
  /** That one was found stored. */
  isInTurn: boolean;
  /** The head was read for this very append: it is as fresh as it can be. */
  hasReadHead: boolean;
  /** Times that another process took the place. */
  lostRaces: number;
  resolve(appended: Appended | null): void;
  reject(error: unknown): void;
};
/** Work on a conversation during which nothing is appended to it. */
export type AloneTask = { readonly kind: 'alone'; run(): Promise<void> };

/** One conversation as this process knows it, and what waits its turn there. */
export type Line = {
  readonly id: ConversationId;
  /** Null: not read yet, or gone. */
  head: Conversation | null;
  /** A write got no answer: the database may hold newer events than the head. It has to be read before it counts. */
  isUnsure: boolean;
  /** Moment on the process's own clock at which the database last bore out the head, in milliseconds. */
  provedAt: number;
  /** `ref`s of the newest events, oldest first, as far as this process stored them. */
  readonly newestRefs: string[];
  /** In the order of the calls; the first one is under way when `isBusy`. */
  readonly tasks: (AppendTask | AloneTask)[];
  isBusy: boolean;
  /** Its row does not have the cached fields yet: it must not leave the memory. */
  isRowBehind: boolean;
  /** Counts changes that a read under way may have missed. */
  changes: number;
};

/** Conversations kept in memory when nothing is under way in them. */
const CAPACITY = 10_000;

const isIdle = (line: Line): boolean => line.tasks.length === 0 && !line.isBusy && !line.isRowBehind;

/** The conversations that this process has at hand; the ones used longest ago leave first. */
export const makeConversationLines = (capacity = CAPACITY) => {
  const lines = new Map<ConversationId, Line>();
  const shed = () => {
    for (const [id, line] of lines) {
      if (lines.size <= capacity) return;
      if (isIdle(line)) lines.delete(id);
    }
  };
  return {
    at: (id: ConversationId): Line | null => lines.get(id) ?? null,
    /** Marks it as used now. */
    take(id: ConversationId): Line {
      const line = lines.get(id) ?? {
        id,
        head: null,
        isUnsure: false,
        provedAt: 0,
        newestRefs: [],
        tasks: [],
        isBusy: false,
        isRowBehind: false,
        changes: 0,
      };
      lines.delete(id);
      lines.set(id, line);
      if (lines.size > capacity) shed();
      return line;
    },
    /** Lets go of one without anything under way. */
    leave(line: Line): void {
      if (isIdle(line) && lines.get(line.id) === line) lines.delete(line.id);
    },
  };
};
export type ConversationLines = ReturnType<typeof makeConversationLines>;

/** The sender's message before, with what others put in between; an older one is looked up in the database. */
const NEWEST_REFS = 4;
export const noteStored = ({ newestRefs }: Line, ref: string): void => {
  newestRefs.push(ref);
  if (newestRefs.length > NEWEST_REFS) newestRefs.shift();
};

/** It was erased, or is not there. */
export const forgetHead = (line: Line): void => {
  line.head = null;
  line.isUnsure = false;
};
