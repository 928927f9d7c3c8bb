import type { RefObject } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { askedInText } from '../../../../service/protocol/ask-patterns.ts';
import { type CardField, LIMITS, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useSpeech } from '../../app/use-app.ts';
import { useDraft } from '../../app/use-draft.ts';
import { Icon } from '../../parts/icon.tsx';
import { AttachButton, AttachTray } from '../attachments/attach-slot.tsx';
import { useAttach } from '../attachments/use-attach.ts';
import { ReplyMarks } from '../replies/reply-marks.tsx';
import { ReplySlot } from '../replies/reply-slot.tsx';
import { useCannedReplies } from '../replies/use-canned-replies.ts';
import { AskForData } from './ask-for-data.tsx';
import { AskNudge } from './ask-nudge.tsx';
import { useGrowing } from './use-growing.ts';
import { useTyping } from './use-typing.ts';

/** Remaining characters that show the counter. */
const COUNT_FROM = 300;

const ComposerFoot = ({ id, left }: { id: string; left: number }) => {
  const { words, locale } = useSpeech();
  return (
    <p id={id} class={left < 0 ? 'composer-foot is-over' : 'composer-foot'}>
      {left < 0
        ? plural(locale, words.conversation.tooLong, -left)
        : left <= COUNT_FROM
          ? plural(locale, words.conversation.left, left)
          : words.conversation.sendHint}
    </p>
  );
};

const SendButton = ({
  button,
  isHeldByColleague,
  maySend,
}: {
  button: RefObject<HTMLButtonElement | null>;
  isHeldByColleague: boolean;
  maySend: boolean;
}) => {
  const { words } = useSpeech();
  return (
    <button
      type="submit"
      class={isHeldByColleague ? 'button composer-send is-take-over' : 'button primary composer-send'}
      ref={button}
      disabled={!maySend}
    >
      <Icon name="send" size={18} />
      <span>{isHeldByColleague ? words.conversation.takeAndSend : words.conversation.send}</span>
    </button>
  );
};

const AskButton = ({ onPress }: { onPress: () => void }) => {
  const { words } = useSpeech();
  return (
    <button
      type="button"
      class="icon-button composer-ask"
      data-command="shield"
      aria-label={words.cards.ask}
      title={words.cards.ask}
      onClick={onPress}
    >
      <Icon name="shield" />
    </button>
  );
};

/** Enter sends, Shift + Enter breaks the line; drafts are kept. */
type ComposerProps = {
  conversationId: string;
  shopId: string;
  visitorLocale: Locale;
  hint: string | null;
  /** Sending takes the conversation over and needs a deliberate press. */
  isHeldByColleague: boolean;
  onGoOn: () => void;
};

export const Composer = ({
  conversationId,
  shopId,
  visitorLocale,
  hint,
  isHeldByColleague,
  onGoOn,
}: ComposerProps) => {
  const { words } = useSpeech();
  const { send, take } = useActions();
  const [text, write] = useDraft(conversationId);
  const field = useRef<HTMLTextAreaElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const typing = useTyping(conversationId);
  const id = useId();
  const left = LIMITS.maxTextCodePoints - Array.from(text.trim()).length;
  const things = useMemo(() => askedInText(text), [text]);
  const [preset, setPreset] = useState<CardField[] | null>(null);
  const maySend = text.trim() !== '' && left >= 0;

  const attach = useAttach(conversationId, field);
  const replies = useCannedReplies(shopId, field, text, write);

  useGrowing(field, text);

  const submit = (areGapsSeen = false): boolean => {
    if (!maySend || !(areGapsSeen || replies.maySend())) return false;
    if (isHeldByColleague) take(conversationId);
    send(conversationId, text.trim());
    replies.sent();
    write('');
    typing.stop();
    field.current?.focus();
    return true;
  };

  const closeCard = () => {
    setPreset(null);
    field.current?.focus();
  };

  return (
    <>
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {hint !== null && <p class="composer-hint">{hint}</p>}
        {things.length > 0 && (
          <AskNudge
            things={things}
            onCard={() =>
              setPreset(things.filter((thing): thing is Exclude<typeof thing, 'pesel'> => thing !== 'pesel'))
            }
          />
        )}
        <ReplySlot
          {...{ replies, field, shopId, about: { conversationId }, visitorLocale }}
          onSendAnyway={() => submit(true)}
        />
        <AttachTray attach={attach} isHeldByColleague={isHeldByColleague} />
        <div class="composer-line">
          <AttachButton attach={attach} />
          <AskButton onPress={() => setPreset([])} />
          <ReplyMarks text={text} gaps={replies.gaps} field={field}>
            <textarea
              ref={field}
              rows={1}
              dir="auto"
              value={text}
              placeholder={words.conversation.placeholder}
              aria-label={words.conversation.compose}
              aria-describedby={`${id}-hint`}
              enterkeyhint="send"
              onInput={(event) => {
                write(event.currentTarget.value);
                typing.typed(event.currentTarget.value.trim() === '');
              }}
              onKeyDown={(event) => {
                // During IME composition Enter confirms the composition.
                if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
                event.preventDefault();
                if (isHeldByColleague) sendButton.current?.focus();
                else if (submit() && (event.ctrlKey || event.metaKey)) onGoOn();
              }}
            />
          </ReplyMarks>
          <SendButton button={sendButton} isHeldByColleague={isHeldByColleague} maySend={maySend} />
        </div>
        <ComposerFoot id={`${id}-hint`} left={left} />
      </form>
      {preset !== null && (
        <AskForData
          shopId={shopId}
          conversationId={conversationId}
          locale={visitorLocale}
          preset={preset}
          onClose={closeCard}
          onSent={() => {
            if (preset.length > 0) write('');
            closeCard();
          }}
        />
      )}
    </>
  );
};
