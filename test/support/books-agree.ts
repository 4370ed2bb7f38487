import { openPartsOf } from '@miaoguo/shared/servicing/standing-rows'
import { expect } from 'vitest'
import { asTheirs, type Borrowed, type repayingOf } from './repaying.ts'

/** Both books say the same of every row, to the fen and the day. */
export async function expectBooksAgree(
  phone: ReturnType<typeof repayingOf>,
  it: Borrowed,
): Promise<void> {
  const rows = (await phone.rows(it)).installments.map(asTheirs)
  const account = phone.theirs(it)
  expect(rows).toEqual(account?.rows)
  expect(account?.repaidMinor).toBe(rows.reduce((sum, row) => sum + row.paidMinor, 0))
  const open = rows.reduce((sum, row) => sum + openPartsOf(row).principalMinor, 0)
  expect((await it.loan()).outstandingMinor).toBe(open)
}
