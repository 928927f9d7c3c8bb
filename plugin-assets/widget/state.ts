import type { FormView, LeadResponse, SessionResponse } from '../../service/protocol/visitor-api.ts';
import type { ConversationEventFrame, VisitorServerFrame } from '../../service/protocol/visitor-frames.ts';
import type { LeadField, ProblemCode } from '../../service/protocol/vocabulary.ts';
import type { LinkState } from '../shared/socket-client.ts';
import type { PendingMessage } from './session.ts';

/** Something the visitor reads in the conversation. `ref` stays the same from the key press to the other side. */
export type Line =
  | {
      kind: 'message';
      ref: string;
      seq: number;
      at: string;
      author: 'visitor' | 'staff' | 'system';
      text: string | null;
      name?: string;
    }
  | { kind: 'joined'; ref: string; seq: number; at: string; name: string }
  | { kind: 'closed'; ref: string; seq: number; at: string };

export type FormFault = LeadField | 'message' | 'consent';
export type FormProblem = ProblemCode | 'unreachable';
/** Why the talk in this frame is over. */
export type Ending = 'ended' | 'erased' | 'replaced' | 'refused' | 'outdated';

export type Asking = 'end' | 'erase' | 'withdraw';

export type State = {
  session: SessionResponse | null;
  /** The session could not be fetched: the code says why. */
  sessionFault: FormProblem | null;
  link: LinkState;
  /** Newest event applied, newest known to exist. */
  last: number;
  head: number;
  lines: readonly Line[];
  /** Events that came before the ones they follow. */
  early: Readonly<Record<number, ConversationEventFrame>>;
  pending: readonly PendingMessage[];
  /** Why the last message was refused; its text is back in the draft. */
  composerProblem: ProblemCode | null;
  seenByStaff: number;
  readByVisitor: number;
  isStaffTyping: boolean;
  isClosed: boolean;
  /** Since when a visitor's message waits for an answer, by the service's clock. */
  waitingSince: string | null;
  ending: Ending | null;
  isShown: boolean;
  /** The visitor's own choice over what the mode offers. */
  wish: 'form' | 'chat' | null;
  isFormOffered: boolean;
  /** One text for composer and form, so that a change of mode loses nothing. Rule: CO-10 (memory only). */
  draft: string;
  /** Sent but unanswered words that stand in the form's message now. */
  carried: string;
  /** Messages up to here went along with a form. */
  carriedUpTo: number;
  /** The mode has changed by itself while the visitor was looking. */
  hasSwitched: boolean;
  fields: Readonly<Record<LeadField, string>>;
  hasTicked: boolean;
  isSending: boolean;
  faults: Readonly<Partial<Record<FormFault, string>>>;
  formProblem: FormProblem | null;
  receipt: (LeadResponse & { email: string; sentFields: readonly FormFault[]; hasConsent: boolean }) | null;
  isWithdrawn: boolean;
  /** What the visitor is asked to confirm, and whether the last try failed. */
  asking: Asking | null;
  hasFailed: boolean;
};

export type Action =
  | { t: 'session.loaded'; session: SessionResponse }
  | { t: 'session.failed'; code: FormProblem }
  | { t: 'link.changed'; link: LinkState }
  | { t: 'frame'; frame: VisitorServerFrame }
  | { t: 'stored'; message: PendingMessage; id: string; seq: number; at: string }
  | { t: 'outbox.changed'; pending: readonly PendingMessage[] }
  | { t: 'message.refused'; message: PendingMessage; code: ProblemCode }
  | { t: 'talk.ended'; ending: Ending }
  | { t: 'talk.reset' }
  | { t: 'shown'; isShown: boolean }
  | { t: 'read'; seq: number }
  | { t: 'draft'; text: string }
  | { t: 'wish'; wish: 'form' | 'chat' | null }
  | { t: 'form.offered' }
  | { t: 'field'; name: LeadField; value: string }
  | { t: 'tick'; isOn: boolean }
  | { t: 'form.faults'; faults: State['faults'] }
  | { t: 'form.sending' }
  | { t: 'form.failed'; code: FormProblem; faults?: State['faults']; form?: FormView }
  | { t: 'form.sent'; receipt: State['receipt'] }
  | { t: 'form.again' }
  | { t: 'asking'; asking: Asking | null }
  | { t: 'asked.failed' }
  | { t: 'withdrawn' };

export const NO_TALK = {
  last: 0,
  head: 0,
  lines: [],
  early: {},
  seenByStaff: 0,
  readByVisitor: 0,
  isStaffTyping: false,
  isClosed: false,
  waitingSince: null,
  isFormOffered: false,
  carriedUpTo: 0,
} satisfies Partial<State>;

export const initialState: State = {
  ...NO_TALK,
  session: null,
  sessionFault: null,
  link: 'connecting',
  pending: [],
  composerProblem: null,
  ending: null,
  isShown: false,
  wish: null,
  draft: '',
  carried: '',
  hasSwitched: false,
  fields: { name: '', email: '', phone: '' },
  hasTicked: false,
  isSending: false,
  faults: {},
  formProblem: null,
  receipt: null,
  isWithdrawn: false,
  asking: null,
  hasFailed: false,
};
