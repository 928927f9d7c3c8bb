import type { LeadResponse, SessionResponse } from '../../../service/protocol/api/visitor-api.ts';
import type { ShownProduct } from '../../../service/protocol/fields.ts';
import type {
  ConversationEventFrame,
  VisitorServerFrame,
} from '../../../service/protocol/frames/visitor-frames.ts';
import type {
  CardState,
  LeadField,
  MarketingChannel,
  ProblemCode,
} from '../../../service/protocol/vocabulary.ts';
import type { Child } from '../../shared/dom.ts';
import type { LinkState } from '../../shared/socket-client.ts';

/** Unconfirmed; `boot` while it may open the conversation. */
export type PendingMessage = {
  ref: string;
  text: string;
  page?: string;
  product?: ShownProduct | undefined;
  boot?: string;
};

export type FormFault = LeadField | 'message' | 'consent';
export type FormProblem = ProblemCode | 'unreachable';
export type Faults = Readonly<Partial<Record<FormFault, string>>>;
export type Ending = 'ended' | 'erased' | 'replaced' | 'refused' | 'outdated';
export type Asking = 'end' | 'erase' | 'withdraw';
/** Latest form. Names as stored. */
export type Receipt = LeadResponse & {
  /** Local time. */
  at: number;
  /** Never stored. */
  email?: string;
  sent: readonly (LeadField | 'message')[];
  isByConsent: boolean;
  /** Closed by the visitor; reachable from the form. */
  isPutAway?: boolean;
};

export type State = {
  session: SessionResponse | null;
  /** The session could not be fetched. */
  isFaulty: boolean;
  /** A chunk could not be loaded. */
  isBroken: boolean;
  link: LinkState;
  /** Newest applied, newest known. */
  last: number;
  head: number;
  /** Visible events by `seq`. */
  lines: readonly ConversationEventFrame[];
  /** Events that arrived before their predecessors. */
  early: Readonly<Record<number, ConversationEventFrame>>;
  pending: readonly PendingMessage[];
  seenByStaff: number;
  seenByVisitor: number;
  isTyping: boolean;
  isClosed: boolean;
  /** No answer in time. */
  isFormOffered: boolean;
  /** Absent: unanswered. */
  cardStates: Readonly<Record<string, CardState>>;
  /** Last time of the service's clock; empty: unknown. */
  now: string;
  ending: Ending | null;
  /** Once requested. Rule: RT-7. */
  copyLink: string;
  /** Shown after the end. */
  farewell: Child;
  isShown: boolean;
  /** Form or question about an order chosen although chat is open. */
  wish: 'form' | 'order' | null;
  /** Shared by message field and form; only chat text is kept. Rule: CO-10. */
  draft: string;
  /** The refused text is back in the draft. */
  refusal: ProblemCode | null;
  /** Copied unanswered messages, and their last `seq`. */
  carried: string;
  carriedUpTo: number;
  fields: Readonly<Record<LeadField, string>>;
  hasTicked: boolean;
  /** Ticked. Rule: MK-1. */
  offers: readonly MarketingChannel[];
  isSending: boolean;
  faults: Faults;
  problem: FormProblem | null;
  receipt: Receipt | null;
  isWithdrawn: boolean;
  /** Pending confirmation, and whether it failed. */
  asking: Asking | null;
  hasFailed: boolean;
};

export type LogLine = State['lines'][number];
export type CardLine = Extract<LogLine, { kind: 'card' }>;
export type AttachmentLine = Extract<LogLine, { kind: 'attachment' | 'attachment_request' }>;

export type Action =
  | { t: 'set'; change: Partial<State> }
  | { t: 'session'; session: SessionResponse }
  | { t: 'refused'; message: PendingMessage; code: ProblemCode }
  | VisitorServerFrame;

export const NO_CONVERSATION = {
  last: 0,
  head: 0,
  lines: [],
  early: {},
  seenByStaff: 0,
  seenByVisitor: 0,
  isTyping: false,
  isClosed: false,
  isFormOffered: false,
  cardStates: {},
  carriedUpTo: 0,
  copyLink: '',
} satisfies Partial<State>;

/** Null and false values are left out to save bytes. */
export const initialState = {
  ...NO_CONVERSATION,
  link: 'connecting',
  pending: [],
  now: '',
  draft: '',
  carried: '',
  fields: { name: '', email: '', phone: '' },
  hasTicked: false,
  offers: [],
  faults: {},
} as Partial<State> as State;
