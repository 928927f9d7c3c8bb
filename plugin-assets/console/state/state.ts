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
/** `polling`: sockets are blocked; `stopped`: refused; `outdated`: page older than the service. */
export type Connection = 'connecting' | 'online' | 'reconnecting' | 'polling' | 'stopped' | 'outdated';
/** `untold`: the service has not answered the sign-out yet. */
export type SignedOutReason = 'none' | 'expired' | 'elsewhere' | 'untold';

export type RecentLeads = {
  /** Untaken leads of all shops. */
  newCount: number;
  /** Forms that look like spam. */
  quarantined: number;
  /** Incremented when a lead changed. */
  version: number;
};

/** Cursors of the next pages; a part without one is complete. */
export type InboxMore = Readonly<Partial<Record<InboxPart, string>>>;
export type More = InboxAnswer['more'];

export type State = {
  phase: 'starting' | 'signed-out' | 'signed-in';
  signedOutReason: SignedOutReason;
  me: Me | null;
  connection: Connection;
  /** The service serves another version. */
  isOutdated: boolean;
  /** Incremented with each connection; earlier events are missed. */
  connections: number;
  presence: PresenceState;
  isLeaving: boolean;
  /** Deadline of the idle question, by the clock of `Timers`; null: none. */
  askedUntil: number | null;
  hereByShop: Readonly<Record<string, readonly Colleague[]>>;
  /** By conversation; absent: not connected. */
  visitors: Readonly<Record<string, 'here' | { leftAt: string }>>;
  /** By conversation. */
  lookers: Readonly<Record<string, readonly Colleague[]>>;
  /** By conversation. */
  typists: Readonly<Record<string, Colleague>>;
  conversations: Readonly<Record<string, Conversation>>;
  tags: Tags;
  teams: Teams;
  /** By conversation, once read. */
  notes: Readonly<Record<string, readonly NoteView[]>>;
  /** Unopened notes that name this person. */
  mentions: readonly MentionView[];
  /** Incremented with each such note. */
  mentionsVersion: number;
  /** Incremented when shown notes must be re-read. */
  notesVersion: number;
  isInboxLoaded: boolean;
  /** Unread pages of all shops. */
  more: InboxMore;
  /** Null: all shops are shown, or everything is loaded. */
  shopMore: { shopId: string; more: InboxMore } | null;
  /** Closed by this person, undo still possible. */
  closing: readonly string[];
  recentLeads: RecentLeads;
  openRequests: OpenRequests;
  /** Incremented with access, shops or policy state. */
  accessVersion: number;
  shopVersions: Readonly<Record<string, number>>;
  testedShop: { name: string } | null;
  /** Cursor of the newest `session.ready` or pong. */
  cursor: string | null;
  /** Named by a pong, not loaded. */
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
  /** `dropsHeld`: not on the screen, so incomplete events are dropped. */
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
