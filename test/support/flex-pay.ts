import { agreedProfile } from '../lenders/benches/handoff.ts'
import { startFlexPay, type FakeFlexPay } from '../lenders/fakes/flex-pay.ts'

/** A lender that lends against trips on its own page, and how the configuration names it. */
export async function flexPayBeside(): Promise<{ flexPay: FakeFlexPay; seed: object }> {
  const flexPay = await startFlexPay()
  const legalName = { zhCN: '弹性旅付示例', en: 'Flex Pay Demonstration' }
  return {
    flexPay,
    seed: {
      code: 'flex-pay',
      adapter: 'flex-pay',
      baseUrl: flexPay.url,
      marketingUrl: flexPay.url,
      tokenUrl: flexPay.tokenUrl,
      windowUrl: `${flexPay.url}/window`,
      clientId: 'client',
      clientSecret: 'sandbox',
      integrationId: 'UP-12345678-9',
      currency: 'CNY',
      profile: { ...agreedProfile, lender: { ...agreedProfile.lender, legalName } },
    },
  }
}
