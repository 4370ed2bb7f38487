export {
  createClient,
  pages,
  type Client,
  type ClientOptions,
  type RequestOptions,
} from './client.ts'
export { MiaoguoError, type Problem } from './error.ts'
export { verifySignature, verifyWebhook, type Delivery, type WebhookEvent } from './webhook.ts'
export type { components } from './openapi.ts'
