import { useState } from 'preact/hooks';
import { goTo, useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import type { ShopAccess } from '../../state/select.ts';

export const Doors = ({ demo, onOwn }: { demo: ShopAccess; onOwn: () => void }) => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const { showRefusal } = useActions();
  const me = useAppState((state) => state.me);
  const isNamed = me !== null && !me.name.includes('@');
  const [name, setName] = useState(isNamed ? me.name : '');
  const [fault, setFault] = useState('');
  const tryDemo = async (event: Event) => {
    event.preventDefault();
    if (name.trim() === '' || name.includes('@')) return setFault(words.start.nameFault);
    // Synchronous, else browsers block it.
    window.open(new URL(locale === 'pl' ? '/' : '/en/', demo.url), '_blank', 'noopener');
    const answer = await app.api.changeMe({ name: name.trim(), locale });
    if (!answer.ok) return showRefusal(answer.refusal);
    await app.refreshMe();
    goTo({ view: 'inbox', conversationId: null });
  };
  return (
    <div class="doors">
      <form class="card stack" onSubmit={(event) => void tryDemo(event)} noValidate>
        <h2>{words.start.demo}</h2>
        <p>{words.start.demoLead}</p>
        <Field
          label={words.common.name}
          hint={words.profile.nameHint}
          value={name}
          onInput={setName}
          error={fault}
          maxLength={100}
          autocomplete="name"
        />
        <button type="submit" class="button primary">
          {words.start.demo}
        </button>
      </form>
      <section class="card stack">
        <h2>{words.start.own}</h2>
        <p>{words.start.ownLead}</p>
        <p class="button-row">
          <Button label={words.start.own} look="primary" onClick={onOwn} />
        </p>
      </section>
    </div>
  );
};
