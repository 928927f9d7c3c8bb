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

/** A message that the service has not confirmed yet. `boot` is kept while it may open the conversation. */
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
/** Why the conversation in this frame ended. */
export type Ending = 'ended' | 'erased' | 'replaced' | 'refused' | 'outdated';
export type Asking = 'end' | 'erase' | 'withdraw';
/** The receipt of the form sent last. Names are as stored. */
export type Receipt = LeadResponse & {
  /** When the form was sent, by the local clock. */
  at: number;
  /** Only until the page is left; it is never stored. */
  email?: string;
  sent: readonly (LeadField | 'message')[];
  isByConsent: boolean;
  /** The visitor has closed it; the form shows the way back to it. */
  isPutAway?: boolean;
};

export type State = {
  session: SessionResponse | null;
  /** The session could not be fetched. */
  isFaulty: boolean;
  /** A part of the widget could not be loaded. */
  isBroken: boolean;
  link: LinkState;
  /** Newest event applied, newest known to exist. */
  last: number;
  head: number;
  /** Events that can be seen, in order of `seq`. */
  lines: readonly ConversationEventFrame[];
  /** Events that arrived before their predecessors. */
  early: Readonly<Record<number, ConversationEventFrame>>;
  /** Messages that the service has not confirmed. */
  pending: readonly PendingMessage[];
  seenByStaff: number;
  seenByVisitor: number;
  isTyping: boolean;
  isClosed: boolean;
  /** Nobody has answered in time: the service offers the form. */
  isFormOffered: boolean;
  /** State of each card; a card without an entry is unanswered. */
  cardStates: Readonly<Record<string, CardState>>;
  /** What the service's clock said last, in the form of its moments; empty while it has not. */
  now: string;
  ending: Ending | null;
  /** Link to the receipt of the conversation, once requested. Rule: RT-7. */
  copyLink: string;
  /** Shown at the bottom of the screen after the conversation has ended. */
  farewell: Child;
  isShown: boolean;
  /** The visitor chose the form although there is a chat. */
  wish: 'form' | null;
  /** One text for message field and form, so that a change of mode loses nothing. Kept for the next page in the chat alone. Rule: CO-10. */
  draft: string;
  /** Why the last message was refused. Its text is back in the draft. */
  refusal: ProblemCode | null;
  /** Unanswered messages copied into the form's text, and the `seq` up to which a form has already carried them. */
  carried: string;
  carriedUpTo: number;
  fields: Readonly<Record<LeadField, string>>;
  hasTicked: boolean;
  /** Boxes for offers that the visitor ticked. Rule: MK-1. */
  offers: readonly MarketingChannel[];
  isSending: boolean;
  faults: Faults;
  problem: FormProblem | null;
  receipt: Receipt | null;
  isWithdrawn: boolean;
  /** What the visitor is asked to confirm, and whether the last attempt failed. */
  asking: Asking | null;
  hasFailed: boolean;
};

/** One event that the log shows. */
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

/** What is null or false at first is left out, for its bytes: nothing asks whether it is null, false or undefined. */
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
