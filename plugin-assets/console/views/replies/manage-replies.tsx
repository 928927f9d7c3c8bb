import { useRef, useState } from 'preact/hooks';
import type { ManagedReplyView } from '../../../../service/protocol/api/reply-api.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import type { ReplyDraft, ReplyOwner } from '../../api/replies-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';
import { repliesWordsFor } from '../../words/replies-words.ts';
import { ReplyForm } from './reply-form.tsx';

const NEW = 'new';
const EMPTY: ReplyDraft = { shortcut: '', title: '', texts: {} };

const draftOf = ({ shortcut, title, texts }: ManagedReplyView): ReplyDraft => ({
  shortcut,
  title,
  texts: Object.fromEntries(LOCALES.flatMap((one) => (texts[one] === undefined ? [] : [[one, texts[one]]]))),
});

const ReplyRow = ({
  reply,
  isUnsaved,
  onEdit,
  onRemove,
}: {
  reply: ManagedReplyView;
  isUnsaved: boolean;
  onEdit: () => void;
  onRemove: () => void;
}) => {
  const { words, locale } = useSpeech();
  const w = repliesWordsFor(locale);
  const { shortcut, title, inserted, sent, texts } = reply;
  const languages = LOCALES.filter((one) => texts[one] !== undefined).map((one) => one.toUpperCase());
  return (
    <>
      <span class="rows-main">
        <strong class="break-all">
          /{shortcut} <span class="reply-languages soft">{languages.join(' ')}</span>
        </strong>
        <span>{title}</span>
        <span class="soft">{fill(w.used, { inserted, sent })}</span>
        {isUnsaved && <span class="soft">{words.settings.unsaved}</span>}
      </span>
      <span class="reply-acts">
        <button
          type="button"
          class="button small"
          aria-label={fill(w.editWhich, { shortcut })}
          onClick={onEdit}
        >
          {w.edit}
        </button>
        <button
          type="button"
          class="button small"
          aria-label={fill(w.removeWhich, { shortcut })}
          onClick={onRemove}
        >
          {w.remove}
        </button>
      </span>
    </>
  );
};

export const ManageReplies = ({ owner }: { owner: ReplyOwner }) => {
  const { api, unsaved } = useApp();
  const { words, locale } = useSpeech();
  const w = repliesWordsFor(locale);
  const { withUndo, showDone, showRefusal } = useActions();
  const isShop = 'shopId' in owner;
  const loaded = useLoaded(isShop ? owner.shopId : owner.organisationId, () => api.replies(owner));
  const [open, setOpen] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<readonly string[]>([]);

  const { current: address } = useRef(location.hash);
  const heldOf = (id: string) => ({ address, name: `reply ${id}` });
  const isUnsaved = (id: string) => unsaved.get(heldOf(id)) !== null;
  const close = (id: string) => {
    unsaved.set(heldOf(id), null);
    // Another one may be open by now.
    setOpen((now) => (now === id ? null : now));
  };

  const save = async (id: string, draft: ReplyDraft): Promise<readonly string[]> => {
    const answer = id === NEW ? await api.addReply(owner, draft) : await api.changeReply(owner, id, draft);
    if (!answer.ok) {
      showRefusal(answer.refusal);
      return Object.keys(answer.refusal.fields ?? {});
    }
    loaded.reload();
    close(id);
    showDone(fill(w.saved, { shortcut: draft.shortcut }));
    return [];
  };
  const remove = ({ id, shortcut }: ManagedReplyView) => {
    setLeaving((before) => [...before, id]);
    const back = () => setLeaving((before) => before.filter((other) => other !== id));
    const run = async (isLeaving: boolean) => {
      const answer = await api.removeReply(owner, id, { keepalive: isLeaving });
      if (!answer.ok) {
        showRefusal(answer.refusal);
        back();
      } else close(id);
      loaded.reload();
    };
    withUndo(fill(w.removed, { shortcut }), run, back);
  };
  const form = (reply: ManagedReplyView | null) => {
    const id = reply?.id ?? NEW;
    return (
      <ReplyForm
        key={id}
        held={heldOf(id)}
        start={reply === null ? EMPTY : draftOf(reply)}
        onSave={(draft) => save(id, draft)}
        onCancel={() => close(id)}
      />
    );
  };
  const replies = (loaded.data?.replies ?? []).filter(({ id }) => !leaving.includes(id));
  return (
    <Section title={w.title} lead={isShop ? w.leadShop : w.leadCompany}>
      <LoadState loaded={loaded} lines={4} />
      {loaded.data !== null && replies.length === 0 && <p class="soft">{w.empty}</p>}
      {replies.length > 0 && (
        <>
          <ul class="rows">
            {replies.map((reply) => (
              <li key={reply.id} class="rows-item">
                {open === reply.id ? (
                  form(reply)
                ) : (
                  <ReplyRow
                    reply={reply}
                    isUnsaved={isUnsaved(reply.id)}
                    onEdit={() => setOpen(reply.id)}
                    onRemove={() => remove(reply)}
                  />
                )}
              </li>
            ))}
          </ul>
          <p class="hint">{w.usedHint}</p>
        </>
      )}
      {open === NEW ? (
        form(null)
      ) : (
        <div class="button-row">
          <button type="button" class="button" onClick={() => setOpen(NEW)}>
            <Icon name="plus" size={18} />
            {w.add}
          </button>
          {isUnsaved(NEW) && <span class="soft">{words.settings.unsaved}</span>}
        </div>
      )}
    </Section>
  );
};
