import type {
  CardPreview,
  CardPurposeView,
  ChatSettingsRequest,
  ChatSettingsView,
} from '../../../service/protocol/api/card-api.ts';
import type { RetentionPreview, RetentionView } from '../../../service/protocol/api/retention-api.ts';
import type { Grants, ShopSettings, ShopSettingsRequest } from '../../../service/protocol/api/shop-api.ts';
import type { HoursPreviewView, OpeningHoursView } from '../../../service/protocol/hours-schema.ts';
import type { Locale, Role } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { shopPath } from './api-paths.ts';
import type { AskedField } from './conversations-api.ts';

export type NewShop = {
  /** Idempotency key. */
  ref: string;
  organisationId: string;
  name: string;
  url: string;
  locale: Locale;
  contactEmail: string;
};
type GrantRole = Exclude<Role, 'owner'>;

export const makeShopsApi = (call: HttpClient) => ({
  addShop: (settings: NewShop): Promise<Answer<{ id: string }>> => call('POST', '/v1/staff/shops', settings),
  shop: (id: string): Promise<Answer<ShopSettings>> => call('GET', shopPath(id)),
  changeShop: (id: string, change: ShopSettingsRequest): Promise<Answer<ShopSettings>> =>
    call('PATCH', shopPath(id), change),
  grants: (id: string): Promise<Answer<Grants>> => call('GET', `${shopPath(id)}/grants`),
  addGrant: (id: string, agencyCode: string, role: GrantRole): Promise<Answer<Grants>> =>
    call('POST', `${shopPath(id)}/grants`, { agencyCode, role }),
  revokeGrant: (id: string, grantId: string) =>
    call<undefined>('DELETE', `${shopPath(id)}/grants/${encodeURIComponent(grantId)}`),
  chatSettings: (id: string): Promise<Answer<ChatSettingsView>> =>
    call('GET', `${shopPath(id)}/chat-settings`),
  changeChatSettings: (id: string, change: ChatSettingsRequest): Promise<Answer<ChatSettingsView>> =>
    call('PUT', `${shopPath(id)}/chat-settings`, change),
  cardPreview: (
    id: string,
    card: { locale: Locale; purpose: CardPurposeView; fields: AskedField[] },
  ): Promise<Answer<CardPreview>> => call('POST', `${shopPath(id)}/card-preview`, card),
  hoursPreview: (id: string, hours: OpeningHoursView): Promise<Answer<HoursPreviewView>> =>
    call('POST', `${shopPath(id)}/hours-preview`, { hours }),
  retention: (id: string): Promise<Answer<RetentionView>> => call('GET', `${shopPath(id)}/retention`),
  previewRetention: (
    id: string,
    until: string,
    periods: ShopSettingsRequest,
  ): Promise<Answer<RetentionPreview>> =>
    call('POST', `${shopPath(id)}/retention/preview`, { until, periods }),
});
