import { formatMoney } from '@miaoguo/shared/money/format'
import type { Relief } from '@miaoguo/shared/loan/relief'
import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Fact } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { accept, lookAgain, refuse, useHelp } from './help-store'
import { ReliefRows } from './relief-rows'

type Props = { request: ServiceRequest; relief: Relief }

/** What the lender offers beside what is owed now, row by row, and the two answers to it. */
export function ReliefCard({ request, relief }: Props) {
  const words = useWords().relief
  const texts = useTexts()
  const { paper, status } = relief
  return (
    <Box className="relief" id={`relief-${request.id}`}>
      <Box as="h3" className="choices-title">
        {words.kinds[paper.kind](paper.periods)}
      </Box>
      <Box as="p" className="small">
        {words.kindNotes[paper.kind]}
      </Box>
      <EffectFacts relief={relief} />
      <ReliefRows before={paper.before} after={paper.after} currency={paper.currency} />
      {status === 'offered' ? (
        <Decision request={request} relief={relief} />
      ) : (
        <Box as="p" className="relief-status" role="status">
          {words.statuses[status]}
        </Box>
      )}
      {status === 'accepting' && (
        <Button id={`look-${request.id}`} onPress={() => void lookAgain()}>
          {words.look}
        </Button>
      )}
      {status === 'offered' && (
        <Box as="p" className="small">
          {words.validThrough(texts.date(paper.validThrough))}
        </Box>
      )}
    </Box>
  )
}

function EffectFacts({ relief }: { relief: Relief }) {
  const words = useWords().relief
  const texts = useTexts()
  const { effect, currency } = relief.paper
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  const day = (on: string | null): string => (on === null ? words.none : texts.date(on))
  const shift = (name: string, before: string, after: string) => (
    <Fact name={name} strong={name === words.toPay || name === words.cost}>
      {before === after ? words.same(after) : words.shift(before, after)}
    </Fact>
  )
  const { nextInstallment, nextDue, lastDue, installmentsLeft, toPay, cost } = effect
  return (
    <>
      {shift(words.toPay, money(toPay.beforeMinor), money(toPay.afterMinor))}
      {shift(words.cost, money(cost.beforeMinor), money(cost.afterMinor))}
      {shift(
        words.nextMinor,
        money(nextInstallment.beforeMinor),
        money(nextInstallment.afterMinor),
      )}
      {shift(words.nextDueOn, day(nextDue.beforeOn), day(nextDue.afterOn))}
      {shift(words.lastDueOn, day(lastDue.beforeOn), day(lastDue.afterOn))}
      {shift(
        words.installmentsLeft,
        words.count(installmentsLeft.before),
        words.count(installmentsLeft.after),
      )}
    </>
  )
}

/** Two answers of one weight; neither is chosen beforehand. */
function Decision({ request, relief }: Props) {
  const words = useWords().relief
  const { deciding } = useHelp()
  const mine = deciding?.id === request.id ? deciding : null
  const busy = deciding?.answer !== undefined && deciding.problem === null
  return (
    <>
      <Box as="p" className="small">
        {words.before}
      </Box>
      {mine?.problem && <ProblemLine problem={mine.problem} />}
      <Box className="button-stack">
        <Button
          id={`accept-${request.id}`}
          busy={busy && mine?.answer === 'accept'}
          disabled={busy}
          onPress={() => void accept(request.id, relief.digest)}
        >
          {busy && mine?.answer === 'accept' ? words.sending : words.accept}
        </Button>
        <Button
          id={`refuse-${request.id}`}
          busy={busy && mine?.answer === 'refuse'}
          disabled={busy}
          onPress={() => void refuse(request.id)}
        >
          {busy && mine?.answer === 'refuse' ? words.sending : words.refuse}
        </Button>
      </Box>
    </>
  )
}
