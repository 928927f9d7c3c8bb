<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

use Zgoda\Core\Adapter;
use Zgoda\Core\Words;

/** What the settings page shows; a platform only draws it, and escapes every text. */
class SettingsPage
{
    private Adapter $adapter;
    private Words $words;

    public function __construct(Adapter $adapter)
    {
        $this->adapter = $adapter;
        $this->words = $adapter->words();
    }

    /**
     * @param bool         $isAdministrator may the user change the connection?
     * @param list<string> $versions        of the platform's other parts
     * @return list<Section>
     */
    public function sections(bool $isAdministrator, array $versions = []): array
    {
        $connection = $this->adapter->connection();
        $isConnected = $connection->isConnected();
        $isCopy = $connection->isCopy();
        $sections = [];
        if ($isAdministrator && !$isCopy && (!$isConnected || $this->needsNewKeys())) {
            $sections[] = $this->connect();
        }
        $sections[] = $this->status($isAdministrator, $versions);
        $sections[] = $this->policy();
        if ($isConnected) {
            $sections[] = $this->sharing();
        }
        if (!$isCopy) {
            $sections[] = $this->actions($isAdministrator);
        }
        if ($isAdministrator && !$isCopy) {
            $sections[] = $this->keys();
        }
        return array_values(array_filter($sections));
    }

    /** Must the keys be replaced? The service refuses them, would not renew them, or the shop has left. */
    public function needsNewKeys(): bool
    {
        $facts = $this->adapter->facts();
        $report = $facts->report();
        $check = $facts->check();
        $error = $facts->error();
        $codes = [$report['code'] ?? '', $check['code'] ?? ''];
        if (($error['at'] ?? 0) >= max($report['at'] ?? 0, $check['at'] ?? 0)) {
            $codes[] = $error['code'] ?? '';
        }
        return [] !== array_intersect(['signature_invalid', 'shop_closed', 'conflict'], $codes);
    }

    private function connect(): Section
    {
        $section = new Section(Section::CONNECT, $this->words->say('connect.title'));
        $section->lead = $this->words->say('connect.lead');
        $field = $this->addressField();
        $field->hint = $this->adapter->connection()->isConnected() ? '' : $this->words->say('field.address_hint');
        $section->fields = [$field];
        $section->buttons = [new Button(Actions::CONNECT, $this->words->say('connect.button'), '', true)];
        return $section;
    }

    /** @param list<string> $versions */
    private function status(bool $isAdministrator, array $versions): Section
    {
        $status = $this->adapter->status();
        $section = new Section(Section::STATUS, $this->words->say('status.title'));
        $section->findings = $status->findings();
        if ($this->adapter->connection()->isConnected()) {
            $section->good = $status->isGood() ? $this->words->say('finding.good') : '';
            $section->facts = $status->facts($versions);
            $section->buttons = [$this->button(Actions::CHECK, 'status.check')];
        } elseif ($this->adapter->connection()->isCopy() && $isAdministrator) {
            $section->buttons = [$this->button(Actions::MOVED, 'copy.moved'), $this->button(Actions::FORGET, 'copy.forget')];
        }
        if (!$isAdministrator) {
            $section->lead = $this->words->say('connect.administrator');
        }
        return $section;
    }

    private function policy(): ?Section
    {
        $choices = $this->adapter->port()->policyChoices();
        if ([] === $choices) {
            return null;
        }
        $section = new Section(Section::POLICY, $this->words->say('policy.title'));
        $section->lead = $this->words->say('policy.lead');
        $chosen = $this->adapter->port()->policyPage();
        $field = new Field(Field::CHOICE, 'policy_page', $this->words->say('policy.page'), $chosen);
        $field->choices = '' === $chosen ? ['' => $this->words->say('policy.none')] + $choices : $choices;
        $section->fields = [$field];
        $section->buttons = [new Button(Actions::POLICY, $this->words->say('policy.save'))];
        return $section;
    }

    private function sharing(): Section
    {
        $section = new Section(Section::SHARING, $this->words->say('sharing.title'));
        $section->lead = $this->words->say('sharing.lead');
        foreach ($this->adapter->switches() as $name => $isShared) {
            $field = new Field(Field::CHECKBOX, $name, $this->words->say('sharing.' . $name), '1');
            $field->isChecked = $isShared;
            $section->fields[] = $field;
        }
        $section->buttons = [new Button(Actions::SHARING, $this->words->say('sharing.save'))];
        return $section;
    }

    private function actions(bool $isAdministrator): ?Section
    {
        $connection = $this->adapter->connection();
        $section = new Section(Section::ACTIONS, $this->words->say('actions.title'));
        if ($connection->isConnected()) {
            $section->buttons[] = $this->button(Actions::TEST, 'actions.test');
        }
        if ($connection->isConnected() && $isAdministrator) {
            $section->buttons[] = $this->button(Actions::RENEW, 'actions.renew');
        }
        if ($isAdministrator && ('' !== $connection->key() || '' !== $connection->secret())) {
            $section->buttons[] = $this->button(Actions::DISCONNECT, 'actions.disconnect');
        }
        return [] === $section->buttons ? null : $section;
    }

    private function keys(): Section
    {
        $connection = $this->adapter->connection();
        $hasSecret = '' !== $connection->secret();
        $section = new Section(Section::KEYS, $this->words->say('keys.title'));
        $section->lead = $this->words->say('keys.lead');
        $section->isFolded = true;
        $key = new Field(Field::TEXT, 'key', $this->words->say('field.key'), $connection->key());
        $key->placeholder = 'zgk_…';
        $key->hint = $this->words->say('field.key_hint');
        $secret = new Field(Field::PASSWORD, 'secret', $this->words->say('field.secret'));
        $secret->placeholder = $hasSecret ? '••••••••••••' : 'zgs_…';
        $secret->hint = $this->words->say($hasSecret ? 'field.secret_kept' : 'field.secret_hint');
        $section->fields = [$this->addressField(), $key, $secret];
        $section->buttons = [new Button(Actions::KEYS, $this->words->say('keys.save'), '', true)];
        return $section;
    }

    private function addressField(): Field
    {
        $address = $this->adapter->connection()->address();
        $field = new Field(Field::ADDRESS, 'address', $this->words->say('field.address'), $address);
        $field->placeholder = 'https://chat.example.com';
        return $field;
    }

    private function button(string $action, string $words): Button
    {
        return new Button($action, $this->words->say($words), $this->words->say($words . '_hint'));
    }
}
