import type {
  HandOverState,
  ShopServerTaskKind,
  SubjectRequestId,
  SubjectRequestKind,
  TaskRefusal,
} from '../../protocol/vocabulary.ts';

/** What became of a request that was handed to the shop platform's own tools; nothing of the person stands in it. */
export type HandOver = {
  readonly state: HandOverState;
  /** When it came to this state. */
  readonly at: Date;
  /** Why the shop server did not do it; null in every other state. */
  readonly refusal: TaskRefusal | null;
};

/** A request as the shop server gets it. It has the id of the request, and ends with it. Contract, section 10. */
export type ShopServerTask = {
  readonly id: SubjectRequestId;
  readonly kind: ShopServerTaskKind;
  readonly email: string | null;
  readonly phone: string | null;
  /** `<platform>:<customer id>`, as the shop server itself said in the conversation that the request is about. */
  readonly subs: readonly string[];
  readonly requestedAt: Date;
};

/** Tasks in one answer. */
export const MOST_TASKS = 50;

/** What the shop server is to do for a request; null: nothing that its tools know. */
export const taskKindOf = (kind: SubjectRequestKind): ShopServerTaskKind | null => {
  switch (kind) {
    case 'access':
    case 'portability':
      return 'export';
    case 'erasure':
    case 'objection':
      return 'erase';
    case 'rectification':
    case 'restriction':
      return null;
  }
};

const STEP: Record<HandOverState, number> = { waiting: 0, taken: 1, done: 2, refused: 2 };
/** A word of the shop server that was overtaken, or comes twice, changes nothing. */
export const isNews = (known: HandOverState, told: HandOverState): boolean => STEP[told] > STEP[known];
