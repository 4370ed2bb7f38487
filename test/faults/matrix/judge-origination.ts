import { atRest, lateArrivals, type Court, type Found } from './verdict.ts'

/** Waits until the system has come to rest by itself, then lets the lender's books and ours be compared. */
export async function judgeOrigination({ client, scene, course }: Court): Promise<Found> {
  const status = await atRest(
    async () => {
      const { rows } = await client.query<{ status: string }>(
        `select applications.status from applications where checkout_id = $1`,
        [course.checkoutId],
      )
      return rows[0]?.status ?? 'none'
    },
    (it) => it !== 'pending' && it !== 'none',
  )
  await lateArrivals()
  const counted = await client.query<{ loans: string; paid: string; checkout: string }>(
    `select (select count(*) from loans where checkout_id = $1) as loans,
      (select count(*) from outbox where type = 'checkout.paid' and body -> 'data' ->> 'checkoutId' = $1) as paid,
      (select status from checkouts where id = $1) as checkout`,
    [course.checkoutId],
  )
  const [row] = counted.rows
  const there = scene
    .books()
    .filter((it) => it.merchantReference === course.merchantReference)
    .filter((it) => it.loan.status === 'approved').length
  const here = Number(row?.loans)
  const told = Number(row?.paid)
  const expected =
    status === 'approved' ? [1, 1, 1, 'paid'] : status === 'declined' ? [0, 0, 0, 'open'] : []
  const seen = [there, here, told, row?.checkout]
  const same = JSON.stringify(seen) === JSON.stringify(expected)
  return { status, there, here, told, breaks: same ? [] : [`${status}: ${seen.join(' ')}`] }
}
