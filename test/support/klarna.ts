import { agreedProfile } from '../lenders/benches/handoff.ts'
import { startKlarna, type FakeKlarna } from '../lenders/fakes/klarna.ts'

/** A lender that shows its terms on its own page, and how the configuration names it. */
export async function klarnaBeside(): Promise<{ klarna: FakeKlarna; seed: object }> {
  const klarna = await startKlarna()
  const legalName = { zhCN: '可莱纳示例', en: 'Klarna Demonstration' }
  return {
    klarna,
    seed: {
      code: 'klarna',
      adapter: 'klarna',
      baseUrl: klarna.url,
      username: 'PK00000_0000000000',
      password: 'sandbox',
      profile: { ...agreedProfile, lender: { ...agreedProfile.lender, legalName } },
    },
  }
}
