import type {
  HandOverState,
  ShopServerTaskKind,
  SubjectRequestId,
  SubjectRequestKind,
  TaskRefusal,
} from '../../protocol/vocabulary.ts';

/** State of a handed-over request; no personal data. */
export type HandOver = {
  readonly state: HandOverState;
  readonly at: Date;
  /** Null unless refused. */
  readonly refusal: TaskRefusal | null;
};

/** Has the request's id and life. Contract, section 10. */
export type ShopServerTask = {
  readonly id: SubjectRequestId;
  readonly kind: ShopServerTaskKind;
  readonly email: string | null;
  readonly phone: string | null;
  /** `<platform>:<customer id>`, signed by the shop server. */
  readonly subs: readonly string[];
  readonly requestedAt: Date;
};

export const MOST_TASKS = 50;

/** Null: unsupported by shop servers. */
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
/** False for late or repeated reports. */
export const isNews = (known: HandOverState, told: HandOverState): boolean => STEP[told] > STEP[known];
