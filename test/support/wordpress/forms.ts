/** Finds all forms and fields of the settings page, so that tests cover new forms. */
import type { WordPressSession } from './session.ts';
import { SETTINGS } from './settings.ts';

export type FormField = { name: string; type: string; value: string };
/** `name`: the hidden fields that determine the target. */
export type SettingsForm = { name: string; path: string; nonceAction: string; fields: FormField[] };

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#039': "'", '#038': '&' };
const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}=(["'])(.*?)\\1`).exec(tag)?.[2] ?? '').replace(
    /&(amp|lt|gt|quot|#039|#038);/g,
    (whole, entity: string) => ENTITIES[entity] ?? whole,
  );

export async function readForms(session: WordPressSession): Promise<SettingsForm[]> {
  const { html } = await session.get(SETTINGS);
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)]
    .map(([form]) => {
      const fields = [...form.matchAll(/<(input|textarea|select)\b[^>]*>/g)].map(([tag, element = '']) => ({
        name: attribute(tag, 'name'),
        type: attribute(tag, 'type') || element,
        value: attribute(tag, 'value'),
      }));
      const hiddenValue = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
      const page = hiddenValue('option_page');
      return {
        name: page || hiddenValue('action'),
        path: new URL(attribute(form, 'action'), 'http://shop/wp-admin/').pathname,
        nonceAction: page === '' ? hiddenValue('action') : `${page}-options`,
        fields: fields.filter(({ name }) => name !== ''),
      };
    })
    .filter(({ path }) => /\/wp-admin\/(options|admin-post)\.php$/.test(path));
}

export const openFields = ({ fields }: SettingsForm): FormField[] =>
  fields.filter(({ type }) => type !== 'hidden' && type !== 'submit');

export function filled(form: SettingsForm, fill: (field: FormField) => string): Record<string, string> {
  const hidden = form.fields.filter(({ type }) => type === 'hidden');
  return Object.fromEntries([
    ...hidden.map(({ name, value }) => [name, value] as const),
    ...openFields(form).map((field) => [field.name, fill(field)] as const),
  ]);
}

/** A valid value that changes the setting. */
export const goodValue = ({ name, type, value }: FormField): string => {
  if (type === 'checkbox') return value;
  if (name.includes('address')) return 'https://evil.example';
  if (name.includes('[key]')) return 'zgk_EvilEvilEvilEvilEvil';
  if (type === 'password') return 'zgs_EvilEvilEvilEvilEvilEvilEvil';
  return '7';
};
