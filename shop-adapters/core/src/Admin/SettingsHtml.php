<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core\Admin;

/** Draws the settings page as plain HTML with the platform's own classes. Every text is escaped here. */
class SettingsHtml
{
    private string $address;
    /** @var array<string, string> */
    private array $classes;
    /** @var array<string, string> */
    private array $hidden;

    /**
     * @param string                $address to which the forms are sent
     * @param array<string, string> $classes of the platform: section, title, field, control, hint, facts, primary,
     *                                       secondary, success, info, warning, error
     * @param array<string, string> $hidden  fields of every form, such as a token against forged requests
     */
    public function __construct(string $address, array $classes, array $hidden = [])
    {
        $this->address = $address;
        $this->classes = $classes;
        $this->hidden = $hidden;
    }

    /** @param list<Section> $sections */
    public function page(array $sections, ?Outcome $outcome = null): string
    {
        $html = null === $outcome || '' === $outcome->text ? '' : $this->message($outcome->level, $outcome->text);
        foreach ($sections as $section) {
            $html .= $this->section($section);
        }
        return '<div class="zgoda-settings">' . $html . '</div>';
    }

    private function section(Section $section): string
    {
        $title = self::escape($section->title);
        $body = '' === $section->lead ? '' : '<p>' . self::escape($section->lead) . '</p>';
        foreach ($section->findings as $finding) {
            $body .= $this->message($finding->level, $finding->text);
        }
        $body .= '' === $section->good ? '' : $this->message(Outcome::SUCCESS, $section->good);
        $body .= $this->facts($section->facts) . $this->forms($section);
        $id = ' id="zgoda-' . (Section::STATUS === $section->id ? 'state' : 'part-' . $section->id) . '"';
        if ($section->isFolded) {
            return "<details$id{$this->of('section')}><summary{$this->of('title')}>$title</summary>$body</details>";
        }
        return "<section$id{$this->of('section')}><h3{$this->of('title')}>$title</h3>$body</section>";
    }

    /** @param list<array{string, string}> $facts */
    private function facts(array $facts): string
    {
        $rows = '';
        foreach ($facts as [$name, $value]) {
            $rows .= '<tr><th scope="row">' . self::escape($name) . '</th><td>' . self::escape($value) . '</td></tr>';
        }
        return '' === $rows ? '' : "<table{$this->of('facts')}><tbody>$rows</tbody></table>";
    }

    /** One form for the fields with their first button, and one for each other button. */
    private function forms(Section $section): string
    {
        $fields = '';
        foreach ($section->fields as $field) {
            $fields .= $this->field($section, $field);
        }
        $html = '';
        foreach ($section->buttons as $button) {
            $html .= '<form method="post" action="' . self::escape($this->address) . '" autocomplete="off">'
                . $this->hiddenFields() . $fields . $this->button($section, $button) . '</form>';
            $fields = '';
        }
        return $html;
    }

    private function field(Section $section, Field $field): string
    {
        $id = 'zgoda-' . $section->id . '-' . $field->name;
        $name = self::escape($field->name);
        $label = self::escape($field->label);
        $hint = '' === $field->hint ? '' : "<p id=\"$id-hint\"{$this->of('hint')}>" . self::escape($field->hint) . '</p>';
        $described = '' === $field->hint ? '' : " aria-describedby=\"$id-hint\"";
        if (Field::CHECKBOX === $field->type) {
            $checked = $field->isChecked ? ' checked' : '';
            $input = "<label for=\"$id\"><input type=\"checkbox\" id=\"$id\" name=\"$name\" value=\"1\"$checked$described> $label</label>";
            return "<div{$this->of('field')}>$input$hint</div>";
        }
        $common = "id=\"$id\" name=\"$name\"$described{$this->of('control')}";
        $control = Field::CHOICE === $field->type
            ? "<select $common>" . self::options($field) . '</select>'
            : "<input type=\"{$field->type}\" $common value=\"" . self::escape($field->value)
                . '" placeholder="' . self::escape($field->placeholder) . '">';
        return "<div{$this->of('field')}><label for=\"$id\">$label</label>$control$hint</div>";
    }

    private static function options(Field $field): string
    {
        $options = '';
        foreach ($field->choices as $value => $label) {
            $selected = (string) $value === $field->value ? ' selected' : '';
            $options .= '<option value="' . self::escape((string) $value) . "\"$selected>" . self::escape($label) . '</option>';
        }
        return $options;
    }

    private function button(Section $section, Button $button): string
    {
        $class = $this->of($button->isPrimary ? 'primary' : 'secondary');
        $hint = '' === $button->hint ? '' : " <span{$this->of('hint')}>" . self::escape($button->hint) . '</span>';
        return "<p><button type=\"submit\" id=\"zgoda-{$button->action}\" name=\"zgoda_action\""
            . " value=\"{$button->action}\"$class>" . self::escape($button->label) . "</button>$hint</p>";
    }

    private function hiddenFields(): string
    {
        $html = '';
        foreach ($this->hidden as $name => $value) {
            $html .= '<input type="hidden" name="' . self::escape($name) . '" value="' . self::escape($value) . '">';
        }
        return $html;
    }

    private function message(string $level, string $text): string
    {
        $role = Outcome::ERROR === $level ? ' role="alert"' : ' role="status"';
        return "<div{$this->of($level)}$role>" . self::escape($text) . '</div>';
    }

    private function of(string $part): string
    {
        $class = $this->classes[$part] ?? '';
        return '' === $class ? '' : ' class="' . self::escape($class) . '"';
    }

    private static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }
}
