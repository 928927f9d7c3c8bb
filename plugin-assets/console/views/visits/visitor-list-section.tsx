import { useState } from 'preact/hooks';
import type {
  InvitationRuleView,
  VisitorListSettingsView,
} from '../../../../service/protocol/api/visits/visit-api.ts';
import { MAX_INVITATION_RULES } from '../../../../service/protocol/visit-lists.ts';

import { useSpeech } from '../../app/use-app.ts';
import { type TabProps, useSettingsForm } from '../../app/use-settings-form.ts';
import { CopyLine } from '../../parts/copy-button.tsx';
import { Check, FieldError } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { visitsWordsFor } from '../../words/visits-words.ts';
import { faultsOfRules, InvitationRuleEditor } from './invitation-rule.tsx';

const NEW_RULE: InvitationRuleView = {
  pathPrefix: '',
  secondsOnPage: 30,
  cartFrom: 0,
  onlyReturning: false,
  text: {},
};

/** Off by default; activation lists what the shop must state. */
export const VisitorListSection = ({ settings, onChange }: TabProps) => {
  const { locale } = useSpeech();
  const w = visitsWordsFor(locale).section;
  const [hasStated, setHasStated] = useState(settings.visitorList.isOn);
  const isComplete = (rule: InvitationRuleView) =>
    Object.keys(faultsOfRules([rule], settings.locale, w)).length === 0;
  const form = useSettingsForm<{ visitorList: VisitorListSettingsView }>({
    settings,
    onChange,
    read: ({ visitorList }) => ({ visitorList }),
    // Rules are hidden while off, so invalid ones are dropped.
    request: ({ visitorList }) => ({
      visitorList: visitorList.isOn
        ? visitorList
        : { ...visitorList, invitations: visitorList.invitations.filter(isComplete) },
    }),
    check: ({ visitorList }) => ({
      ...(visitorList.isOn && !hasStated ? { stated: w.statedFault } : {}),
      ...(visitorList.isOn ? faultsOfRules(visitorList.invitations, settings.locale, w) : {}),
    }),
    // Undo would skip the policy question.
    mayUndo: ({ visitorList }) => !visitorList.isOn,
  });
  const { visitorList } = form.draft;
  const set = (change: Partial<VisitorListSettingsView>) =>
    form.set({ visitorList: { ...visitorList, ...change } });
  const setRule = (at: number, change: Partial<InvitationRuleView>) =>
    set({
      invitations: visitorList.invitations.map((rule, index) =>
        index === at ? { ...rule, ...change } : rule,
      ),
    });
  const isLocked = !settings.mayEdit;
  return (
    <form onSubmit={form.submit} noValidate>
      <Section title={w.title} lead={w.lead}>
        <div class="stack">
          <Check
            label={w.isOn}
            isOn={visitorList.isOn}
            isDisabled={isLocked}
            onChange={(isOn) => {
              if (!isOn) setHasStated(false);
              set({ isOn });
            }}
          />
          {visitorList.isOn && (
            <>
              <p class="soft">{w.tools}</p>
              <div class="visits-part">
                <h3>{w.policyTitle}</h3>
                <p>{w.policyLead}</p>
                <CopyLine text={w.policy} what={w.policyWhat} />
                <Check label={w.stated} isOn={hasStated} isDisabled={isLocked} onChange={setHasStated} />
                {!hasStated && <FieldError text={form.faults.stated} role="alert" />}
              </div>
              <div class="visits-part">
                <h3>{w.rules}</h3>
                <p>{w.rulesLead}</p>
                {visitorList.invitations.length === 0 && <p class="soft">{w.noRules}</p>}
                {visitorList.invitations.map((rule, at) => (
                  <InvitationRuleEditor
                    key={at}
                    at={at}
                    rule={rule}
                    settings={settings}
                    faults={form.faults}
                    isLocked={isLocked}
                    onChange={(change) => setRule(at, change)}
                    onRemove={() =>
                      set({ invitations: visitorList.invitations.filter((_, index) => index !== at) })
                    }
                  />
                ))}
                {!isLocked && (
                  <button
                    type="button"
                    class="button"
                    disabled={visitorList.invitations.length >= MAX_INVITATION_RULES}
                    onClick={() => set({ invitations: [...visitorList.invitations, NEW_RULE] })}
                  >
                    <Icon name="plus" size={18} />
                    {w.add}
                  </button>
                )}
              </div>
            </>
          )}
        </div>
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </Section>
    </form>
  );
};
