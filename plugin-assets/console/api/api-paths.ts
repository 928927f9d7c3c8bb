export const shopPath = (id: string): string => `/v1/staff/shops/${encodeURIComponent(id)}`;
export const conversationPath = (id: string): string => `/v1/staff/conversations/${encodeURIComponent(id)}`;
export const requestPath = (id: string): string => `/v1/staff/requests/${encodeURIComponent(id)}`;
export const leadPath = (id: string): string => `/v1/staff/leads/${encodeURIComponent(id)}`;
export const organisationPath = (id: string): string => `/v1/staff/organisations/${encodeURIComponent(id)}`;
