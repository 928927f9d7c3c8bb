/** The console's state, and the actions that change it. */

import type { MentionView, NoteView } from '../../../service/protocol/api/conversation/note-api.ts';
import type { TagsAnswer } from '../../../service/protocol/api/conversation/tag-api.ts';
import type { TeamsAnswer } from '../../../service/protocol/api/conversation/team-api.ts';
import type { InboxAnswer } from '../../../service/protocol/api/inbox-api.ts';
import type { OpenRequests } from '../../../service/protocol/api/rights-api.ts';
import type { ConversationSummary, Me } from '../../../service/protocol/api/staff-api.ts';
import type { StaffServerFrame } from '../../../service/protocol/frames/staff-frames.ts';
import type { InboxPart, PresenceState, ProblemCode } from '../../../service/protocol/vocabulary.ts';
import type { Conversation, Event } from './conversation.ts';
import { NO_TAGS, type Tags } from './tag-state.ts';
import { NO_TEAMS, type Teams } from './team-state.ts';

export type Colleague = { staffId: string; name: string };
/**
 * `connecting`: never connected yet; `reconnecting`: was connected; `polling`: sockets are blocked;
 * `stopped`: the service refused the connection; `outdated`: this page is older than the service.
 */
export type Connection = 'connecting' | 'online' | 'reconnecting' | 'polling' | 'stopped' | 'outdated';
/** `untold`: the service has not answered yet that the session has ended. */
export type SignedOutReason = 'none' | 'expired' | 'elsewhere' | 'untold';

export type RecentLeads = {
  /** Leads of all shops that nobody has taken. */
  newCount: number;
  /** Forms that look like spam. */
  quarantined: number;
  /** Incremented when a lead changed: lists are re-read. */
  version: number;
};

/** Cursor of the next page of each part of the inbox; a part without one is complete. */
export type InboxMore = Readonly<Partial<Record<InboxPart, string>>>;
export type More = InboxAnswer['more'];

export type State = {
  phase: 'starting' | 'signed-out' | 'signed-in';
  signedOutReason: SignedOutReason;
  me: Me | null;
  connection: Connection;
  /** A part of this page could not be loaded: the service sends another version of it now. */
  isOutdated: boolean;
  /** Incremented with each connection: what came before it was told to nobody here. */
  connections: number;
  presence: PresenceState;
  /** The person wants to be away and is asked what becomes of the own open conversations. */
  isLeaving: boolean;
  /** The person did nothing for long, and is asked whether they are there, until then; null when not. By the clock of `Timers`. */
  askedUntil: number | null;
  hereByShop: Readonly<Record<string, readonly Colleague[]>>;
  /** By conversation: the visitor is connected (`here`), or since when no more. Without an entry: not connected. */
  visitors: Readonly<Record<string, 'here' | { leftAt: string }>>;
  /** By conversation: who has it open. */
  lookers: Readonly<Record<string, readonly Colleague[]>>;
  /** By conversation: the colleague who is typing. */
  typists: Readonly<Record<string, Colleague>>;
  conversations: Readonly<Record<string, Conversation>>;
  tags: Tags;
  teams: Teams;
  /** By conversation: its internal notes, once they were read. */
  notes: Readonly<Record<string, readonly NoteView[]>>;
  /** Notes that name this person and were not opened yet. */
  mentions: readonly MentionView[];
  /** Incremented when a note that names this person came. */
  mentionsVersion: number;
  /** Incremented when notes on the screen are to be read again. */
  notesVersion: number;
  isInboxLoaded: boolean;
  /** Unread pages of all shops. */
  more: InboxMore;
  /** The same for the shown shop; null when all shops are shown, or nothing is left to read. */
  shopMore: { shopId: string; more: InboxMore } | null;
  /** Conversations that this person just closed and can still reopen by undo. */
  closing: readonly string[];
  recentLeads: RecentLeads;
  /** Requests about data. */
  openRequests: OpenRequests;
  /** Incremented when access, shops or a policy state changed. */
  accessVersion: number;
  /** Incremented per shop when its settings or policy state changed. */
  shopVersions: Readonly<Record<string, number>>;
  /** The shop whose test message has just arrived; a new object each time. */
  testedShop: { name: string } | null;
  /** Server cursor of the newest `session.ready` or pong. */
  cursor: string | null;
  /** Conversations that a pong named and that are not loaded. */
  unknown: readonly string[];
};

export const initialState: State = {
  phase: 'starting',
  signedOutReason: 'none',
  me: null,
  connection: 'connecting',
  isOutdated: false,
  connections: 0,
  presence: 'here',
  isLeaving: false,
  askedUntil: null,
  hereByShop: {},
  visitors: {},
  lookers: {},
  typists: {},
  conversations: {},
  tags: NO_TAGS,
  teams: NO_TEAMS,
  notes: {},
  mentions: [],
  mentionsVersion: 0,
  notesVersion: 0,
  isInboxLoaded: false,
  more: {},
  shopMore: null,
  closing: [],
  recentLeads: { newCount: 0, quarantined: 0, version: 0 },
  openRequests: { open: 0, pressing: 0 },
  accessVersion: 0,
  shopVersions: {},
  testedShop: null,
  cursor: null,
  unknown: [],
};

export type InboxTaken = {
  conversations: readonly ConversationSummary[];
  more: More;
  shopMore: { shopId: string; more: More } | null;
  cursor: string;
  /** The conversation on the screen, or null. */
  openId: string | null;
};
export type Action =
  | { type: 'signed-in'; me: Me; presence: PresenceState }
  | { type: 'me-changed'; me: Me }
  | { type: 'signed-out'; reason: SignedOutReason }
  | { type: 'connection'; connection: Connection }
  | { type: 'outdated' }
  | { type: 'presence'; presence: PresenceState }
  | { type: 'leaving'; isLeaving: boolean }
  | { type: 'asked-if-there'; askedUntil: number | null }
  | ({ type: 'inbox' } & InboxTaken)
  | {
      type: 'inbox-page';
      shopId: string | null;
      part: InboxPart;
      conversations: readonly ConversationSummary[];
      more: More;
    }
  /** `dropsHeld`: it is not on the screen, so what is loaded of it is not completed but dropped. */
  | { type: 'summary'; conversation: ConversationSummary; dropsHeld?: boolean }
  | { type: 'gone'; conversationId: string }
  | { type: 'events'; conversationId: string; events: readonly Event[]; last: number }
  | { type: 'sent'; conversationId: string; ref: string; text: string; at: string }
  | { type: 'notes-stale' }
  | { type: 'notes'; conversationId: string; notes: readonly NoteView[] }
  | ({ type: 'tags' } & TagsAnswer)
  | ({ type: 'teams' } & TeamsAnswer)
  | { type: 'tagged'; conversationId: string; tagIds: readonly string[] }
  | { type: 'mentions'; mentions: readonly MentionView[] }
  | { type: 'mentions-seen'; conversationId: string }
  | { type: 'stored'; ref: string; seq: number }
  | { type: 'refused'; ref: string; code: ProblemCode }
  | { type: 'unsent'; ref: string }
  | { type: 'closing'; conversationId: string; isClosing: boolean }
  | { type: 'recent-leads'; newCount: number; quarantined: number }
  | { type: 'leads-stale' }
  | { type: 'open-requests'; openRequests: OpenRequests }
  | { type: 'shop-changed'; shopId: string }
  | { type: 'frame'; frame: StaffServerFrame };
