import type { NoteView } from '../../../../service/protocol/api/conversation/note-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { LinkedText } from '../../parts/linked-text.tsx';

export const NoteBubble = ({ note }: { note: NoteView }) => {
  const { words, format } = useSpeech();
  const me = useAppState((state) => state.me?.staffId);
  const name = note.staffId === me ? words.inbox.you : note.name || words.formerConsultant;
  return (
    <div class="message is-note">
      <p class="bubble-name">
        <Icon name="lock" size={14} /> {fill(words.notes.by, { name })}
      </p>
      <div class="bubble" dir="auto">
        <LinkedText text={note.text} />
      </div>
      <p class="bubble-foot">
        <time dateTime={note.at} title={format.moment(note.at)}>
          {format.time(note.at)}
        </time>
        {me !== undefined && note.mentions.includes(me) && (
          <span class="bubble-state">
            <Icon name="mention" size={14} />
            {words.notes.namesYou}
          </span>
        )}
      </p>
    </div>
  );
};
