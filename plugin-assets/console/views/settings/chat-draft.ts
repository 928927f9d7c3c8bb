/** Draft of the chat settings, merged with concurrent changes of colleagues. */
import type {
  CardPurposeView,
  ChatSettingsRequest,
  ChatSettingsView,
} from '../../../../service/protocol/api/card-api.ts';
import { draftsOf, type PurposeDraft, purposeOf } from './purpose-draft.ts';

export type ChatDraft = Pick<
  ChatSettingsView,
  'rememberDays' | 'giveBackMinutes' | 'visitorAttachments' | 'orderLookup'
> & {
  purposes: readonly PurposeDraft[];
};
export type EditedChat = {
  base: ChatDraft;
  draft: ChatDraft;
  seen: readonly CardPurposeView[];
};

const textOf = ({ key: _, ...purpose }: PurposeDraft): string => JSON.stringify(purpose);
const isSame = (one: PurposeDraft | undefined, other: PurposeDraft | undefined): boolean =>
  one !== undefined && other !== undefined && textOf(one) === textOf(other);
const areSame = (one: readonly PurposeDraft[], other: readonly PurposeDraft[]): boolean =>
  one.map(textOf).join() === other.map(textOf).join();

export const isChanged = ({ base, draft }: EditedChat): boolean =>
  draft.rememberDays !== base.rememberDays ||
  draft.giveBackMinutes !== base.giveBackMinutes ||
  draft.visitorAttachments !== base.visitorAttachments ||
  draft.orderLookup !== base.orderLookup ||
  !areSame(draft.purposes, base.purposes);

const stored = (settings: ChatSettingsView): ChatDraft => {
  const { rememberDays, giveBackMinutes, visitorAttachments, orderLookup } = settings;
  return { rememberDays, giveBackMinutes, visitorAttachments, orderLookup, purposes: draftsOf(settings) };
};

export const startEditing = (settings: ChatSettingsView): EditedChat => {
  const base = stored(settings);
  return { base, draft: base, seen: settings.purposes };
};

/** Three-way merge: untouched parts follow the stored ones. */
const merge = (
  base: readonly PurposeDraft[],
  mine: readonly PurposeDraft[],
  now: readonly PurposeDraft[],
): PurposeDraft[] => {
  const of = (list: readonly PurposeDraft[], wanted: string) => list.find(({ key }) => key === wanted);
  const kept = now.flatMap((one) => {
    const before = of(base, one.key);
    const own = of(mine, one.key);
    if (before === undefined) return [one];
    if (own === undefined) return [];
    return [isSame(own, before) ? one : own];
  });
  const more = mine.filter((own) => of(now, own.key) === undefined && !isSame(own, of(base, own.key)));
  return [...kept, ...more];
};

/** @param from base of the draft: unchanged parts follow the stored values */
export const takeStored = (
  { draft }: Pick<EditedChat, 'draft'>,
  from: ChatDraft,
  settings: ChatSettingsView,
): EditedChat => {
  const now = stored(settings);
  const purposes = now.purposes.map((one) => ({
    ...one,
    key: from.purposes.find(({ code }) => code.trim() === one.code)?.key ?? crypto.randomUUID(),
  }));
  const pick = <K extends Exclude<keyof ChatDraft, 'purposes'>>(name: K): ChatDraft[K] =>
    draft[name] === from[name] ? now[name] : draft[name];
  return {
    base: { ...now, purposes },
    draft: {
      rememberDays: pick('rememberDays'),
      giveBackMinutes: pick('giveBackMinutes'),
      visitorAttachments: pick('visitorAttachments'),
      orderLookup: pick('orderLookup'),
      purposes: merge(from.purposes, draft.purposes, purposes),
    },
    seen: settings.purposes,
  };
};

/** Only the differences. */
export const changesTo = (next: ChatDraft, { base, seen }: EditedChat): ChatSettingsRequest => ({
  ...(next.rememberDays === base.rememberDays ? {} : { rememberDays: next.rememberDays }),
  ...(next.giveBackMinutes === base.giveBackMinutes ? {} : { giveBackMinutes: next.giveBackMinutes }),
  ...(next.visitorAttachments === base.visitorAttachments
    ? {}
    : { visitorAttachments: next.visitorAttachments }),
  ...(next.orderLookup === base.orderLookup ? {} : { orderLookup: next.orderLookup }),
  ...(areSame(next.purposes, base.purposes)
    ? {}
    : { purposes: next.purposes.map(purposeOf), purposesSeen: [...seen] }),
});

/** Reverts one save; other fields stay as stored now. */
export const undoOf = ({ base, draft }: Pick<EditedChat, 'base' | 'draft'>, now: ChatDraft): ChatDraft => {
  const pick = <K extends Exclude<keyof ChatDraft, 'purposes'>>(name: K): ChatDraft[K] =>
    draft[name] === base[name] ? now[name] : base[name];
  return {
    rememberDays: pick('rememberDays'),
    giveBackMinutes: pick('giveBackMinutes'),
    visitorAttachments: pick('visitorAttachments'),
    orderLookup: pick('orderLookup'),
    purposes: areSame(draft.purposes, base.purposes) ? now.purposes : base.purposes,
  };
};
