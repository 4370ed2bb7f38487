import Taro from '@tarojs/taro'
import { platformName } from './platform'
import { platformCode } from './sign-in'

/** What came of asking for one message; a yes comes with a code that says whose it is. */
export type Permission =
  | { outcome: 'accepted'; code: string }
  | { outcome: 'declined' | 'unavailable' }

/** WeChat asks its reader, who has just pressed; `accept` is one message. */
export async function askByWeChat(templateId: string): Promise<Permission['outcome']> {
  try {
    const options = { tmplIds: [templateId], entityIds: [] }
    const answer = (await Taro.requestSubscribeMessage(options)) as Record<string, unknown>
    return answer[templateId] === 'accept' ? 'accepted' : 'declined'
  } catch {
    // An old WeChat, or one whose reader has switched messages off: neither is a yes.
    return 'unavailable'
  }
}

export type AlipayMessages = {
  requestSubscribeMessage?(it: {
    entityIds: string[]
    success(answer: { behavior?: string }): void
    fail(): void
  }): void
}

/** Alipay likewise, through its own door. */
export const askByAlipay = (
  runtime: AlipayMessages | undefined,
  templateId: string,
): Promise<Permission['outcome']> =>
  new Promise((resolve) => {
    if (!runtime?.requestSubscribeMessage) return resolve('unavailable')
    runtime.requestSubscribeMessage({
      entityIds: [templateId],
      success: ({ behavior }) => resolve(behavior === 'subscribe' ? 'accepted' : 'declined'),
      fail: () => resolve('unavailable'),
    })
  })

declare const my: AlipayMessages | undefined
const alipay = (): AlipayMessages | undefined => (typeof my === 'undefined' ? undefined : my)

async function askHere(templateId: string): Promise<Permission> {
  if (platformName === 'h5') return { outcome: 'unavailable' }
  const outcome =
    platformName === 'weapp'
      ? await askByWeChat(templateId)
      : await askByAlipay(alipay(), templateId)
  if (outcome !== 'accepted') return { outcome }
  const code = await platformCode()
  return code === null ? { outcome: 'unavailable' } : { outcome, code }
}

let asker = askHere
/** Puts somebody in the place of the platform, for tests. */
export const plugMessages = (other: (templateId: string) => Promise<Permission>): void => {
  asker = other
}

/** Asks for one message. To be called on a press and before anything else is waited for. */
export const askForMessage = (templateId: string): Promise<Permission> => asker(templateId)
